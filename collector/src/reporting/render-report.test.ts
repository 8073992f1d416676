import { expect, test } from 'vitest';
import { finalizeOctober, octoberRequest } from '../../../test/kit/final-october.ts';
import { octoberStore, octoberWords } from '../../../test/kit/october.ts';
import { newStoreFile } from '../../../test/kit/store-with-hosts.ts';
import { loadReportFonts } from '../report-fonts.ts';
import { json } from '../reports/json.ts';
import type { Manner } from '../reports/report.ts';
import { findEdition } from './find-edition.ts';
import { knownReport } from './known-report.ts';
import { type ReportFile, readReportFile } from './read-report-file.ts';
import { renderReport } from './render-report.ts';
import { verdictOf, verifyReport } from './verify-report.ts';

async function october() {
  const store = await octoberStore(newStoreFile());
  await store.definitions.append(octoberWords);
  const handedOut = async (manner: Manner) => {
    const file = await renderReport(store, await findEdition(store, octoberRequest), json, manner, loadReportFonts);
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
