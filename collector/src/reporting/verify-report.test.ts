import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { octoberStore, reportMs } from '../../../test/kit/october.ts';
import { hashed, sampleReport } from '../../../test/kit/sample-report.ts';
import { newStoreFile } from '../../../test/kit/store-with-hosts.ts';
import { loadReportFonts } from '../report-fonts.ts';
import { json } from '../reports/json.ts';
import { pdf } from '../reports/pdf.ts';
import type { Report } from '../reports/report.ts';
import { zip } from '../reports/zip.ts';
import { canonicalJson } from '../store/chain.ts';
import { rootOf } from '../store/root.ts';
import { makeReport } from './make-report.ts';
import { readReportFile } from './read-report-file.ts';
import { verifyReport } from './verify-report.ts';

const fonts = loadReportFonts;
const version = sampleReport.method.versions.software;

/** What does not hold in the bytes; a problem where they cannot be read. */
async function broken(bytes: Uint8Array, frozen?: readonly string[]): Promise<string[]> {
  const file = readReportFile(bytes);
  if ('problem' in file) return [file.problem];
  const findings = await verifyReport(file, { bytes, version, fonts, frozen });
  return findings.filter(({ holds }) => holds !== true).map(({ what }) => what);
}

const drawn = async (language: 'ja' | 'en') => (await pdf.render(sampleReport, { language }, [], fonts)) as Uint8Array;

const heads = [{ chain: 'collector', n: 3, hash: 'c0ffee' }];
const root = { day: '2026-10-31', hash: rootOf(heads) };

/** The worked October and its evidence. */
async function october() {
  await using store = await octoberStore(newStoreFile());
  const { report, evaluations } = await makeReport(store, {
    ...{ sla: 'accounting', month: '2026-10', asOfMs: reportMs },
    organisation: { name: 'きた株式会社', timeZone: 'Asia/Tokyo' },
    versions: sampleReport.method.versions,
  });
  const files = evaluations.map(({ line, text }) => ({ name: `${line}.evaluation.json`, content: text }));
  const evidence = [...files, { name: 'heads.json', content: canonicalJson({ ...root, heads }) }];
  return { report: hashed({ ...report, method: { ...report.method, root } }), evidence };
}

async function packed(change: (report: Report) => Report = (report) => report, isKept = (_name: string) => true) {
  const { report, evidence } = await october();
  const kept = evidence.filter(({ name }) => isKept(name));
  return (await zip.render(hashed(change(report)), { language: 'ja' }, kept, fonts)) as Uint8Array;
}

test('what kadoban wrote holds, in both languages and every form that carries its dataset', async () => {
  expect(await broken(await drawn('ja'))).toEqual([]);
  expect(await broken(await drawn('en'))).toEqual([]);
  expect(await broken(await packed())).toEqual([]);
  expect(await broken(strToU8(json.render(sampleReport, { language: 'en' }) as string))).toEqual([]);
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

test('a changed digit in the dataset breaks its hash, and one whose hash is made anew was never frozen', async () => {
  const text = json.render(sampleReport, { language: 'en' }) as string;
  const changed = strToU8(text.replace('"percent": "99.468085"', '"percent": "99.968085"'));
  expect(await broken(changed)).toEqual(['hash']);
  expect(await broken(strToU8(text), [sampleReport.hash])).toEqual([]);
  expect(await broken(strToU8(text), ['0'.repeat(64)])).toEqual(['frozen']);
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
