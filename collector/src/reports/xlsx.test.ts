import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { emptyReport, hashed, sampleReport } from '../../../test/kit/sample-report.ts';
import type { Language, Report } from './report.ts';
import { objectiveCell, percentCell } from './xlsx/cells.ts';
import { xlsx } from './xlsx.ts';

async function filesOf(report: Report, language: Language): Promise<Map<string, string>> {
  const bytes = (await xlsx.render(report, { language })) as Uint8Array;
  return new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
}

const sheetNames = (files: Map<string, string>) =>
  [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);

test('the workbook has the sheets that people know from reviews, in both languages', async () => {
  expect(sheetNames(await filesOf(sampleReport, 'ja'))).toEqual([
    '表紙',
    'サマリー',
    '停止記録',
    'インシデント',
    '計画停止',
    '日別',
    '除外・訂正',
    'リスク',
    '計測方法',
    '生データ',
  ]);
  expect(sheetNames(await filesOf(emptyReport, 'en'))).not.toContain('Risks');
});

test('the same report gives the same bytes', async () => {
  expect(await xlsx.render(sampleReport, { language: 'ja' })).toEqual(
    await xlsx.render(sampleReport, { language: 'ja' }),
  );
});

test('what looks like a formula is a text, and is marked as one for whoever edits it', async () => {
  const [first] = sampleReport.outages;
  if (!first) throw new Error('the sample has an outage');
  const impact = '=1+1 & <b>\u0001';
  const files = await filesOf(hashed({ ...sampleReport, outages: [{ ...first, impact }] }), 'en');
  const sheet = files.get('xl/worksheets/sheet3.xml') ?? '';
  expect(sheet).toContain('s="1" t="inlineStr"><is><t xml:space="preserve">=1+1 &amp; &lt;b&gt;\uFFFD</t>');
  expect(sheet).not.toContain('<f>');
  expect(files.get('xl/styles.xml')).toContain('quotePrefix="1"');
});

test.each([
  ['99.999999', 0.99999],
  ['99.468085', 0.99468],
  ['100.000000', 1],
  ['0.001000', 0.00001],
  ['29.000000', 0.29],
])('%s %% is cut to three decimals, never rounded up', (percent, value) => {
  expect(percentCell(percent).value).toBe(value);
});

test.each([
  ['99.9', 0.999],
  ['99.9995', 0.999995],
  ['99.999999999999', 0.99999999999999],
])('an objective of %s %% keeps all its digits', async (objective, value) => {
  expect(objectiveCell(objective)).toEqual({ style: 'objective', value });
  const [line, ...rest] = sampleReport.lines;
  if (!line) throw new Error('the sample has a line');
  const files = await filesOf(hashed({ ...sampleReport, lines: [{ ...line, objective }, ...rest] }), 'ja');
  expect(files.get('xl/worksheets/sheet2.xml')).toContain(`<v>${value}</v>`);
});
