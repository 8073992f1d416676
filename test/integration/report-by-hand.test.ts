import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { loadReportFonts } from '@kadoban/collector/src/report-fonts.ts';
import { findEdition } from '@kadoban/collector/src/reporting/find-edition.ts';
import { renderReport } from '@kadoban/collector/src/reporting/render-report.ts';
import type { Language } from '@kadoban/collector/src/reports/report.ts';
import { zip } from '@kadoban/collector/src/reports/zip.ts';
import { signedRoot } from '@kadoban/collector/src/store/root.ts';
import { publicKeyText } from '@kadoban/proto/handshake';
import { strFromU8, unzipSync } from 'fflate';
import { expect, onTestFinished } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { finalizeOctober, octoberRequest } from '../kit/final-october.ts';
import { octoberStore, octoberWords, reportMs } from '../kit/october.ts';
import { newStoreFile } from '../kit/store-with-hosts.ts';

const run = promisify(execFile);

/** The evidence archive of a final report, with a root in it; the key may have been rotated between the two. */
async function archive(language: Language, isRotated: boolean): Promise<Uint8Array> {
  await using store = await octoberStore(newStoreFile());
  await store.definitions.append(octoberWords);
  const { signingKey } = await store.identity();
  const heads = await store.chains.heads(reportMs);
  await store.chains.addRoot(signedRoot({ day: '2026-10-31', atMs: reportMs, heads }, undefined, signingKey));
  if (isRotated) await store.rotateSigningKey(reportMs);
  await finalizeOctober(store);
  const found = await findEdition(store, octoberRequest);
  return (await renderReport(store, found, zip, { language }, loadReportFonts)) as Uint8Array;
}

/** What an auditor does who reads the README, after `change` was done to the unpacked files. */
async function checkedByHand(
  language: Language,
  change: (path: string, text: string) => string = (_, text) => text,
  isRotated = false,
) {
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-hand-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const files = unzipSync(await archive(language, isRotated));
  for (const path of Object.keys(files).filter((one) => one === 'report.json' || one.startsWith('evidence/'))) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), change(path, strFromU8(files[path] ?? new Uint8Array())));
  }
  const readme = strFromU8(files['README.txt'] ?? new Uint8Array());
  await writeFile(join(dir, 'check.py'), /^import base64[\s\S]*?\n\n/m.exec(readme)?.[0] ?? '');
  const said = (await run('python3', ['check.py'], { cwd: dir })).stdout.trim().split('\n');
  const commands = readme.split('\n').filter((line) => /^(?:openssl|for one in) /.test(line));
  for (const command of commands) {
    const result = await run('sh', ['-c', command], { cwd: dir }).catch((error: { stdout: string }) => error);
    said.push(...result.stdout.trim().split('\n'));
  }
  return { said, fingerprint: /SHA256:(\S+)/.exec(readme)?.[1] };
}

const genuine = 'Signature Verified Successfully';

for (const language of ['ja', 'en'] as const) {
  capability('openssl')(`the archive in ${language} is checked by what its README says, without kadoban`, async () => {
    const { said, fingerprint } = await checkedByHand(language);
    expect(said).toEqual([
      ...['report.json: True', 'evidence: True', 'heads.json: True'],
      ...[genuine, genuine, `${fingerprint}=`],
    ]);
  });
}

capability('openssl')('by hand, a root of before a rotation of the key is checked by the key of then', async () => {
  const { said, fingerprint } = await checkedByHand('en', undefined, true);
  expect(said.slice(2, 4)).toEqual(['heads.json: True', 'handovers.json: True']);
  expect(said.slice(4)).toEqual([...Array(4).fill(genuine), `${fingerprint}=`]);
});

capability('openssl')('by hand, another key of the root and a handover that nobody signed are found', async () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const key = await checkedByHand('en', (path, text) => (path.endsWith('root-public-key.pem') ? pem : text), true);
  expect(key.said[3]).toBe('handovers.json: False');
  const raw = publicKeyText(publicKey);
  const named = (path: string, text: string) =>
    path.endsWith('handovers.json') ? text.replace(/"oldKey":"[^"]*"/, `"oldKey":"${raw}"`) : text;
  const handover = await checkedByHand(
    'en',
    (path, text) => (path.endsWith('root-public-key.pem') ? pem : named(path, text)),
    true,
  );
  expect(handover.said[3]).toBe('handovers.json: True');
  // The dataset by the new key; then the root and the handover, which neither of the keys signed so.
  expect(handover.said.slice(4, 8)).toEqual([genuine, ...Array(3).fill(expect.not.stringContaining(genuine))]);
});

capability('openssl')('by hand, too, a changed figure, other evidence and another root are found', async () => {
  const figure = await checkedByHand('en', (path, text) =>
    path === 'report.json' ? text.replace('"downMs": 3600000', '"downMs": 600000') : text,
  );
  expect(figure.said[0]).toBe('report.json: False');
  const time = await checkedByHand('en', (path, text) =>
    path === 'evidence/heads.json' ? text.replace(`"atMs":${reportMs}`, '"atMs":1') : text,
  );
  expect(time.said.slice(2, 5)).toEqual(['heads.json: True', genuine, expect.not.stringContaining(genuine)]);
  const evidence = await checkedByHand('en', (path, text) =>
    path.endsWith('.evaluation.json') ? text.replace('"down"', '"up"') : text,
  );
  expect(evidence.said.slice(0, 2)).toEqual(['report.json: True', 'evidence: False']);
});
