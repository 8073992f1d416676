import { expect, test } from 'vitest';
import { finalizeOctober, octoberRequest } from '../../../test/kit/final-october.ts';
import { octoberStore, octoberWords, reportMs } from '../../../test/kit/october.ts';
import { newStoreFile } from '../../../test/kit/store-with-hosts.ts';
import { loadReportFonts } from '../report-fonts.ts';
import type { ReportFormat } from '../reports/index.ts';
import { json } from '../reports/json.ts';
import type { Manner } from '../reports/report.ts';
import { zip } from '../reports/zip.ts';
import { canonicalJson } from '../store/chain.ts';
import { signedRoot } from '../store/root.ts';
import { findEdition } from './find-edition.ts';
import { knownReport } from './known-report.ts';
import { type ReportFile, readReportFile } from './read-report-file.ts';
import { renderReport } from './render-report.ts';
import { verdictOf, verifyReport } from './verify-report.ts';

async function october() {
  const store = await octoberStore(newStoreFile());
  await store.definitions.append(octoberWords);
  const handedOut = async (manner: Manner, format: ReportFormat = json) => {
    const file = await renderReport(store, await findEdition(store, octoberRequest), format, manner, loadReportFonts);
    return Buffer.from(file);
  };
  return { store, handedOut };
}

test('a file of a final report is noted when it is handed out, and is proven by that under any later version', async () => {
  const { store, handedOut } = await october();
  await using _open = store;
  const draft = await handedOut({ language: 'ja' });
  const drawn = async (bytes: Uint8Array) =>
    (await knownReport(store, readReportFile(bytes) as ReportFile, bytes)).drawn;
  expect(await drawn(draft)).toBeUndefined();
  await finalizeOctober(store);
  const bytes = await handedOut({ language: 'ja', dates: 'era' });
  // The same bytes in another manner: the first note stays.
  await handedOut({ language: 'en' });
  const file = readReportFile(bytes) as ReportFile;
  const noted = { dataset: file.report.hash, format: 'json', language: 'ja', dates: 'era' };
  expect(await drawn(bytes)).toMatchObject(noted);
  const known = await knownReport(store, file, bytes);
  const parts = { bytes, version: '99.0.0', fonts: loadReportFonts, pinned: undefined };
  expect(verdictOf(await verifyReport(file, { ...parts, known }))).toBe('proven');
  // What was never handed out, drawn of the same dataset.
  const other = Buffer.from(`${bytes.toString()}\n`);
  const unknown = { ...parts, bytes: other, known: await knownReport(store, file, other) };
  expect(verdictOf(await verifyReport(file, unknown))).toBe('unproven');
});

/** What does not hold in a file, by the fingerprint of the key in its report and by the store. */
async function brokenIn(bytes: Uint8Array, store: Parameters<typeof knownReport>[0]) {
  const file = readReportFile(bytes) as ReportFile;
  const parts = { bytes, version: octoberRequest.versions.software, fonts: loadReportFonts };
  const pinned = file.report.seal?.fingerprint;
  const [offline, online] = [
    await verifyReport(file, { ...parts, known: undefined, pinned }),
    await verifyReport(file, { ...parts, known: await knownReport(store, file, bytes), pinned: undefined }),
  ];
  const names = file.evidence.map(({ name }) => name).filter((name) => !name.endsWith('.evaluation.json'));
  return { broken: [...offline, ...online].filter(({ holds }) => holds !== true), names, file };
}

test('the archive of a final report is the same after rotations of the key, and proven by the key that signed it', async () => {
  const { store, handedOut } = await october();
  await using _open = store;
  const heads = await store.chains.heads(reportMs);
  const { signingKey } = await store.identity();
  await store.chains.addRoot(signedRoot({ day: '2026-10-31', atMs: reportMs, heads }, undefined, signingKey));
  await finalizeOctober(store);
  const before = await handedOut({ language: 'en' }, zip);
  await store.rotateSigningKey(reportMs + 1);
  await store.rotateSigningKey(reportMs + 2);
  expect(Buffer.compare(await handedOut({ language: 'en' }, zip), before)).toBe(0);
  expect(await brokenIn(before, store)).toMatchObject({ broken: [], names: ['heads.json', 'public-key.pem'] });
});

test('an archive whose root was signed before a rotation and whose report after it brings the handover, without which it is refused', async () => {
  const { store, handedOut } = await october();
  await using _open = store;
  const heads = await store.chains.heads(reportMs);
  const { signingKey } = await store.identity();
  await store.chains.addRoot(signedRoot({ day: '2026-10-31', atMs: reportMs, heads }, undefined, signingKey));
  await store.rotateSigningKey(reportMs - 1);
  await finalizeOctober(store);
  const bytes = await handedOut({ language: 'en' }, zip);
  await store.rotateSigningKey(reportMs + 1);
  const { broken, names, file } = await brokenIn(bytes, store);
  expect(broken).toEqual([]);
  expect(names).toEqual(['heads.json', 'public-key.pem', 'root-public-key.pem', 'handovers.json']);
  const without = (...left: string[]) => ({
    ...file,
    evidence: file.evidence.filter(({ name }) => !left.includes(name)),
  });
  const holding = async (bent: ReportFile) => {
    const parts = { bytes, version: '99.0.0', fonts: loadReportFonts, known: undefined, pinned: undefined };
    return (await verifyReport(bent, parts)).filter(({ holds }) => holds === false).map(({ what }) => what);
  };
  expect(await holding(without('handovers.json'))).toEqual(['heads']);
  expect(await holding(without('handovers.json', 'root-public-key.pem'))).toEqual(['heads']);
  expect(await holding(without('root-public-key.pem'))).toEqual([]);
  const forged = { name: 'handovers.json', content: canonicalJson([{ oldKey: 1 }]) };
  const bent = { ...file, evidence: [...without('handovers.json').evidence, forged] };
  expect(await holding(bent)).toEqual(['heads']);
});
