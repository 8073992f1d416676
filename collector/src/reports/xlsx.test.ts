import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { emptyReport, hashed, sampleReport, sampleRevision } from '../../../test/kit/sample-report.ts';
import type { Language, Report } from './report.ts';
import { tableMakers } from './tables/index.ts';
import { objectiveCell, percentCell } from './xlsx/cells.ts';
import { sheetWords } from './xlsx/sheet-words.ts';
import { xlsx } from './xlsx.ts';

async function filesOf(report: Report, language: Language): Promise<Map<string, string>> {
  const bytes = (await xlsx.render(report, { language })) as Uint8Array;
  return new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
}

/** The sheet of a name. */
function sheetOf(files: Map<string, string>, name: string): string {
  return files.get(`xl/worksheets/sheet${sheetNames(files).indexOf(name) + 1}.xml`) ?? '';
}

const sheetNames = (files: Map<string, string>) =>
  [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);

test('the workbook has the sheets that people know from reviews, in their order, and one for every other table', async () => {
  expect(sheetNames(await filesOf(sampleRevision, 'ja'))).toEqual([
    ...['表紙', 'サマリー', '年度累計', '応答・解決の目標', '件数の目標', '推移', '停止記録', 'インシデント'],
    ...['計画停止', '計画停止の上限', '日別', '除外・訂正', '訂正前後', 'RTO', 'RPO', '訓練・復元テスト', '緊急連絡網'],
    ...['作業負荷・容量', '供給者', '改善項目', 'リスク', '訂正履歴', '変更点', '計測方法', '生データ'],
  ]);
  expect(sheetNames(await filesOf(emptyReport, 'en'))).not.toContain('Risks');
});

test('sections that are switched off have no sheet, and the summary never stands without what it adds up', async () => {
  const of = async (sections: Report['sections']) => sheetNames(await filesOf({ ...sampleReport, sections }, 'ja'));
  expect(await of(['continuity'])).toEqual(['表紙', 'RTO', 'RPO', '訓練・復元テスト', '緊急連絡網', '生データ']);
  expect(await of(['attainment'])).toEqual([
    ...['表紙', 'サマリー', '年度累計', '応答・解決の目標', '件数の目標', '日別', '生データ'],
  ]);
});

test.each(['ja', 'en'] as const)(
  "every table has a name that a sheet may have, and none has another's (%s)",
  (language) => {
    const { tables, cover, summary, method, raw } = sheetWords[language];
    const made = tableMakers.map(({ make }) => make(sampleReport, language).name).filter((name) => name !== 'services');
    expect(Object.keys(tables).toSorted()).toEqual(made.toSorted());
    const names = [...Object.values(tables), cover, summary, method, raw];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  },
);

test('what remains is told in seconds, because a spreadsheet shows no negative time', async () => {
  const overdrawn = sampleReport.lines.map((line) => ({
    ...line,
    yearToDate: { ...line.yearToDate, budgetRemainingMs: -1_500 },
  }));
  const sheet = sheetOf(await filesOf(hashed({ ...sampleReport, lines: overdrawn }), 'en'), 'Year to date');
  expect(sheet).toContain('>Remaining (s)<');
  expect(sheet).toContain('<v>-1.5</v>');
});

test('a sheet without rows says that there was nothing', async () => {
  const files = await filesOf(emptyReport, 'ja');
  for (const name of ['サマリー', '停止記録', 'インシデント', '計画停止', '日別', '除外・訂正', '生データ']) {
    expect(sheetOf(files, name), name).toContain('>該当なし<');
  }
  expect(sheetOf(await filesOf(sampleReport, 'ja'), '停止記録')).not.toContain('該当なし');
});

test('the intervals are told with what they were: down, unknown, planned', async () => {
  const raw = sheetOf(await filesOf(sampleReport, 'en'), 'Raw data');
  const kinds = [...raw.matchAll(/<c r="A\d+"[^>]*><is><t[^>]*>([^<]*)</g)].map(([, kind]) => kind).slice(1);
  expect(
    Object.fromEntries(
      Map.groupBy(kinds, (kind) => kind)
        .entries()
        .map(([kind, all]) => [kind, all.length]),
    ),
  ).toEqual({
    ...{ down: 2, unknown: 2, 'maintenance (planned)': 2, 'maintenance (actual)': 2, adjustment: 1 },
  });
  expect(raw).toContain('2026-10-26T18:00:00.000Z');
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
  const sheet = sheetOf(files, 'Outages');
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
