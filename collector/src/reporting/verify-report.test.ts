import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { sampleReport } from '../../../test/kit/sample-report.ts';
import { loadReportFonts } from '../report-fonts.ts';
import { json } from '../reports/json.ts';
import { pdf } from '../reports/pdf.ts';
import { zip } from '../reports/zip.ts';
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

const drawn = async (language: 'ja' | 'en') => (await pdf.render(sampleReport, language, [], fonts)) as Uint8Array;
const packed = async () => (await zip.render(sampleReport, 'ja', [], fonts)) as Uint8Array;

test('what kadoban wrote holds, in both languages and every form that carries its dataset', async () => {
  expect(await broken(await drawn('ja'))).toEqual([]);
  expect(await broken(await drawn('en'))).toEqual([]);
  expect(await broken(await packed())).toEqual([]);
  expect(await broken(strToU8(json.render(sampleReport, 'en') as string))).toEqual([]);
});

test('a changed digit in the dataset breaks its hash, and one whose hash is made anew was never frozen', async () => {
  const text = json.render(sampleReport, 'en') as string;
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

test.each([
  ['%PDF-1.7 and nothing else', 'it is a PDF without an attached dataset'],
  ['{"format":"kadoban-month/1"}', 'it holds no dataset of the form kadoban-report/1'],
])('a file that is no report says so: %s', async (text, problem) => {
  expect(await broken(strToU8(text))).toEqual([problem]);
});
