import { createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { sampleReport } from '../../../test/kit/sample-report.ts';
import { canonicalJson } from '../store/chain.ts';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import { signedRoot } from '../store/root.ts';
import { handedOver, newSigningKey } from '../store/signing-keys.ts';
import type { ReportFile } from './read-report-file.ts';
import { sealed } from './seal-report.ts';
import { evidenceFindings, headsFindings } from './verify-evidence.ts';

const day = '2026-10-31';
const born: CollectorIdentity = {
  ...{ collectorId: 'c', signingKey: newSigningKey(), nextSigningKey: newSigningKey(), handovers: [] },
};
/** Rotated before the root was signed, and after it. */
const early = handedOver(born, { atMs: 1, lastRoot: null });
const late = handedOver(early, { atMs: 2, lastRoot: day });
const pemOf = ({ signingKey }: CollectorIdentity) =>
  createPublicKey(signingKey).export({ type: 'spki', format: 'pem' }).toString();

const heads = [{ chain: 'collector', n: 3, hash: 'c0ffee' }];
const root = signedRoot({ day, atMs: 0, heads }, undefined, early.signingKey);
const headsFile = { 'heads.json': canonicalJson(root) };

/** What is false in an archive with these files beside its key, which this collector signed, over the root or none. */
function wrong(files: Record<string, string>, by: CollectorIdentity, isRooted = true): string[] {
  const rootLine = isRooted ? { day, hash: root.root } : null;
  const report = sealed(
    { ...sampleReport, method: { ...sampleReport.method, evaluations: [], root: rootLine } },
    by.signingKey,
  );
  const evidence = Object.entries({ 'public-key.pem': pemOf(by), ...files }).map(([name, content]) => ({
    name,
    content,
  }));
  const file: ReportFile = { format: 'zip', report, evidence };
  const findings = [...evidenceFindings(file), ...headsFindings(file, undefined)];
  return findings.filter(({ holds }) => holds !== true).map(({ what, detail }) => `${what} ${detail}`);
}

const whole = { 'root-public-key.pem': pemOf(early), 'handovers.json': canonicalJson(late.handovers.slice(1)) };

test('an archive holds whose root was signed by the key of its report, or by one that the handovers lead from', () => {
  expect(wrong(headsFile, early)).toEqual([]);
  expect(wrong({ ...headsFile, ...whole }, late)).toEqual([]);
  expect(wrong({}, late, false)).toEqual([]);
});

test.each([
  ['{"note":"all is well"}', `heads ${day}`],
  ['all is well', `heads ${day}`],
  ['[]', 'evidence handovers.json'],
])('handovers that nothing needs are none, or are foreign: %s', (content, told) => {
  expect(wrong({ ...headsFile, 'handovers.json': content }, early)).toEqual([told]);
});

test('a key of the root beside that of the report is foreign where it is the same, and wrong where it is another', () => {
  expect(wrong({ ...headsFile, 'root-public-key.pem': pemOf(early) }, early)).toEqual(['evidence root-public-key.pem']);
  expect(wrong({ ...headsFile, 'root-public-key.pem': pemOf(late) }, early)).toEqual([`heads ${day}`]);
  expect(wrong({ ...headsFile, ...whole, 'root-public-key.pem': pemOf(born) }, late)).toEqual([`heads ${day}`]);
});

test('handovers of before the key of the root belong to another report', () => {
  const handovers = canonicalJson(late.handovers);
  expect(wrong({ ...headsFile, ...whole, 'handovers.json': handovers }, late)).toEqual([`heads ${day}`]);
  const before = { ...headsFile, 'handovers.json': canonicalJson(early.handovers) };
  expect(wrong(before, early)).toEqual([`heads ${day}`]);
});

test('without a root there are neither heads nor handovers', () => {
  const names = ['heads.json', 'root-public-key.pem', 'handovers.json'];
  expect(wrong({ ...headsFile, ...whole }, late, false)).toEqual(names.map((name) => `evidence ${name}`));
});
