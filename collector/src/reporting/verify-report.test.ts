import { createPublicKey } from 'node:crypto';
import { fingerprintOf } from '@kadoban/proto/fingerprint';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { octoberStore, reportMs } from '../../../test/kit/october.ts';
import { sampleReport as unsigned } from '../../../test/kit/sample-report.ts';
import { newStoreFile } from '../../../test/kit/store-with-hosts.ts';
import { loadReportFonts } from '../report-fonts.ts';
import { json } from '../reports/json.ts';
import { pdf } from '../reports/pdf.ts';
import type { Report } from '../reports/report.ts';
import { zip } from '../reports/zip.ts';
import { canonicalJson } from '../store/chain.ts';
import { signedRoot } from '../store/root.ts';
import { newSigningKey, publicHalf } from '../store/signing-keys.ts';
import { makeReport } from './make-report.ts';
import { readReportFile } from './read-report-file.ts';
import { fileHash, reportHash, sealed } from './seal-report.ts';
import { type KnownReport, type VerifyParts, verdictOf, verifyReport } from './verify-report.ts';

const fonts = loadReportFonts;
const version = unsigned.method.versions.software;

const pemOf = (signingKey: string) => createPublicKey(signingKey).export({ type: 'spki', format: 'pem' }).toString();

/** The collector's, and somebody's who would like to be it. */
const [ours, theirs] = [newSigningKey(), newSigningKey()];
const pinned = fingerprintOf(publicHalf(ours));

/** As it would be with the signature, and before that the hash, made anew. */
const signedAnew = (report: Report, key = ours) => sealed({ ...report, hash: reportHash(report) }, key);
const sampleReport = signedAnew(unsigned);

async function looked(bytes: Uint8Array, parts: Partial<VerifyParts> = { pinned }) {
  const file = readReportFile(bytes);
  if ('problem' in file) throw new Error(file.problem);
  return verifyReport(file, { bytes, version, fonts, known: undefined, pinned: undefined, ...parts });
}

/** What does not hold in the bytes; a problem where they cannot be read. */
async function broken(bytes: Uint8Array, parts?: Partial<VerifyParts>): Promise<string[]> {
  const file = readReportFile(bytes);
  if ('problem' in file) return [file.problem];
  return (await looked(bytes, parts)).filter(({ holds }) => holds !== true).map(({ what }) => what);
}

const verdict = async (bytes: Uint8Array, parts?: Partial<VerifyParts>) => verdictOf(await looked(bytes, parts));

const known: KnownReport = { publicKeys: [publicHalf(ours)], frozen: [sampleReport.hash], drawn: undefined };

async function pdfOf(report: Report, language: 'ja' | 'en' = 'ja') {
  return (await pdf.render(report, { language }, [], fonts)) as Uint8Array;
}
/** Another text in the file, with the dataset as it was. */
function misprinted(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.write('KADOBAN', copy.indexOf('kadoban', copy.indexOf('/Producer')));
  return copy;
}

const drawn = (language: 'ja' | 'en') => pdfOf(sampleReport, language);
const jsonOf = (report: Report) => strToU8(json.render(report, { language: 'en' }) as string);

const heads = [{ chain: 'collector', n: 3, hash: 'c0ffee' }];
const signed = signedRoot({ day: '2026-10-31', atMs: reportMs, heads }, undefined, ours);
const root = { day: signed.day, hash: signed.root };

/** The worked October and its evidence. */
async function october() {
  await using store = await octoberStore(newStoreFile());
  const { report, evaluations } = await makeReport(store, {
    ...{ sla: 'accounting', month: '2026-10', asOfMs: reportMs },
    organisation: { name: 'きた株式会社', timeZone: 'Asia/Tokyo' },
    versions: sampleReport.method.versions,
  });
  const files = evaluations.map(({ line, text }) => ({ name: `${line}.evaluation.json`, content: text }));
  const evidence = [
    ...files,
    { name: 'heads.json', content: canonicalJson(signed) },
    { name: 'public-key.pem', content: pemOf(ours) },
  ];
  return { report: signedAnew({ ...report, method: { ...report.method, root } }), evidence };
}

async function packed(change: (report: Report) => Report = (report) => report, isKept = (_name: string) => true) {
  const { report, evidence } = await october();
  const kept = evidence.filter(({ name }) => isKept(name));
  return (await zip.render(signedAnew(change(report)), { language: 'ja' }, kept, fonts)) as Uint8Array;
}

test('what kadoban wrote holds, in both languages and every form that carries its dataset', async () => {
  expect(await broken(await drawn('ja'))).toEqual([]);
  expect(await broken(await drawn('en'))).toEqual([]);
  expect(await broken(await packed())).toEqual([]);
  expect(await broken(jsonOf(sampleReport))).toEqual([]);
});

test('years in another manner than the agreement says change nothing', async () => {
  const bytes = (await pdf.render(sampleReport, { language: 'en', dates: 'era' }, [], fonts)) as Uint8Array;
  expect(await broken(bytes)).toEqual([]);
  expect(Buffer.compare(bytes, await drawn('en'))).not.toBe(0);
});

test.each<[what: string, dataset: object]>([
  ['nothing but its form', {}],
  ['lines that are none', { ...sampleReport, lines: [1, null] }],
  ['an edition that is no number', { ...sampleReport, document: { ...sampleReport.document, edition: 'x' } }],
])('a dataset with %s is told as wrong, whoever wrote it', async (_, dataset) => {
  const told = await broken(strToU8(JSON.stringify({ format: 'kadoban-report/1', ...dataset })));
  expect(told.length).toBeGreaterThan(0);
});

test('a changed digit in the dataset breaks its hash, and one whose hash is made anew is not what was signed, nor frozen', async () => {
  const text = json.render(sampleReport, { language: 'en' }) as string;
  const change = (said: string) => said.replace('"percent": "99.468085"', '"percent": "99.968085"');
  expect(await broken(strToU8(change(text)))).toEqual(['hash']);
  const changed: Report = JSON.parse(change(text));
  const rehashed = jsonOf({ ...changed, hash: reportHash(changed) });
  expect([await verdict(rehashed), await broken(rehashed)]).toEqual(['broken', ['signature']]);
  expect(await broken(strToU8(text), { known })).toEqual([]);
  expect(await broken(strToU8(text), { known: { ...known, frozen: ['0'.repeat(64)] } })).toEqual(['frozen']);
});

test('what is made up with a hash of its own lacks the signature: suppliers, counts, an approver', async () => {
  const approved = { name: '山田', at: '2026-11-02T00:00:00.000Z' };
  const { document } = sampleReport;
  const forged: Report[] = [
    { ...sampleReport, suppliers: [] },
    { ...sampleReport, counts: [] },
    { ...sampleReport, document: { ...document, signatures: { ...document.signatures, approved } } },
  ];
  for (const report of forged) {
    const hash = reportHash(report);
    expect(await broken(await pdfOf({ ...report, hash }))).toEqual(['signature']);
    const { seal: _, ...bare } = report;
    expect(await broken(jsonOf({ ...bare, hash }))).toEqual(['signature']);
    const another = jsonOf(signedAnew(report, theirs));
    expect([await verdict(another), await broken(another)]).toEqual(['broken', ['key']]);
  }
});

test('nothing is proven offline by a key that the file alone names, or without a signature', async () => {
  const [own, other] = [jsonOf(sampleReport), jsonOf(signedAnew(unsigned, theirs))];
  for (const bytes of [own, other]) expect(await verdict(bytes, {})).toBe('unproven');
  const { seal: _, ...bare } = sampleReport;
  expect([await verdict(jsonOf(bare), {}), await broken(jsonOf(bare), {})]).toEqual(['unproven', ['signature']]);
  // The store that made it final vouches for what an older version never signed.
  expect(await verdict(jsonOf(bare), { known })).toBe('proven');
  expect(await verdict(other, { known })).toBe('broken');
});

test('a file that another version drew is proven only where it was noted when it was handed out', async () => {
  const parts = { version: '99.0.0', known };
  const genuine = await drawn('ja');
  expect(await verdict(genuine, parts)).toBe('proven');
  // What this version does not draw: the look of another one, or a forgery.
  const bytes = misprinted(genuine);
  expect([await verdict(bytes, parts), await broken(bytes, parts)]).toEqual(['unproven', ['rendering']]);
  const noted = { sha256: fileHash(bytes), dataset: sampleReport.hash, format: 'pdf', language: 'ja', dates: 'both' };
  expect(await verdict(bytes, { ...parts, known: { ...known, drawn: noted } })).toBe('proven');
  const ofAnother = { ...noted, dataset: '0'.repeat(64) };
  expect(await verdict(bytes, { ...parts, known: { ...known, drawn: ofAnother } })).toBe('unproven');
});

test('every build of a release can tell that a file was changed', async () => {
  expect(await verdict(misprinted(await drawn('ja')), { pinned, version: `${version}+c0ffee` })).toBe('broken');
  expect(await verdict(await drawn('ja'), { pinned, version: `${version}+c0ffee` })).toBe('proven');
});

test('a changed digit on paper is not what the dataset draws', async () => {
  const bytes = await drawn('ja');
  // Anywhere in what is drawn: the last content stream is well behind the first objects.
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  expect(await broken(bytes)).not.toEqual([]);
});

test('a changed digit in a table of the archive is not what the dataset gives', async () => {
  const files = unzipSync(await packed());
  const table = strFromU8(files['tables/services.csv'] ?? new Uint8Array());
  expect(table).toContain('99.468');
  const changed = { ...files, 'tables/services.csv': strToU8(table.replace('99.468', '99.968')) };
  expect(await broken(zipSync(changed))).toEqual(['rendering']);
});

/** What somebody changes who can make an archive anew, with its hash: only the evidence tells. */
const forged: [what: string, change: (report: Report) => Report][] = [
  ['a figure', onLine((line) => ({ ...line, figures: { ...line.figures, downMs: 0 } }))],
  ['a day', onLine((line) => ({ ...line, days: line.days.map((day) => ({ ...day, downMs: 0 })) }))],
  ['the year', onLine((line) => ({ ...line, yearToDate: { ...line.yearToDate, verdict: 'met' } }))],
  ['a month', onLine((line) => ({ ...line, trend: line.trend.slice(1) }))],
  ['an outage', (report) => ({ ...report, outages: report.outages.slice(1) })],
];

function onLine(change: (line: Report['lines'][number]) => Report['lines'][number]) {
  return ({ lines: [first, ...others], ...report }: Report): Report => {
    if (!first) throw new Error('there is no line');
    return { ...report, lines: [change(first), ...others] };
  };
}

test.each(forged)('%s that was changed with its hash is not what the evidence gives', async (_what, change) => {
  expect(await broken(await packed(change))).toEqual(['evidence']);
});

test('an archive whose evidence was taken out, or whose chains end elsewhere, proves nothing', async () => {
  expect(await broken(await packed(undefined, (name) => name !== 'accounting-b.evaluation.json'))).toEqual([
    'evidence',
  ]);
  expect(await broken(await packed(undefined, (name) => name !== 'heads.json'))).toEqual(['heads']);
  const otherRoot = (report: Report) => ({ ...report, method: { ...report.method, root: { ...root, hash: '0' } } });
  expect(await broken(await packed(otherRoot))).toEqual(['heads']);
});

/** The archive with other evidence, made anew around it. */
async function withEvidence(change: (name: string, content: string) => string, more: Record<string, string> = {}) {
  const { report, evidence } = await october();
  const changed = evidence.map(({ name, content }) => ({ name, content: change(name, content) }));
  const added = Object.entries(more).map(([name, content]) => ({ name, content }));
  return (await zip.render(report, { language: 'ja' }, [...changed, ...added], fonts)) as Uint8Array;
}

test('the ends of the chains hold by the signature of the key in the archive alone', async () => {
  const resigned = canonicalJson(signedRoot({ day: root.day, atMs: reportMs, heads }, undefined, theirs));
  expect(await broken(await withEvidence((name, content) => (name === 'heads.json' ? resigned : content)))).toEqual([
    'heads',
  ]);
  const otherTime = (name: string, content: string) =>
    name === 'heads.json' ? content.replace(String(reportMs), '1') : content;
  expect(await broken(await withEvidence(otherTime))).toEqual(['heads']);
  const otherKey = (name: string, content: string) => (name === 'public-key.pem' ? pemOf(theirs) : content);
  expect(await broken(await withEvidence(otherKey))).toEqual(['key']);
});

test('what nobody named is no evidence', async () => {
  expect(await broken(await withEvidence((_, content) => content, { 'letter.txt': 'all is well' }))).toEqual([
    'evidence',
  ]);
});

test.each([
  ['%PDF-1.7 and nothing else', 'it is a PDF without an attached dataset'],
  ['{"format":"kadoban-month/1"}', 'it holds no dataset of the form kadoban-report/1'],
  [
    '\ufeff会社,月\r\n',
    'it is no PDF, evidence archive or JSON file of a report; the other formats hold no dataset to prove',
  ],
])('a file that is no report says so: %s', async (text, problem) => {
  expect(await broken(strToU8(text))).toEqual([problem]);
});
