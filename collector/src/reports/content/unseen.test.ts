import { expect, test } from 'vitest';
import { sampleReport } from '../../../../test/kit/sample-report.ts';
import { unseen, unseenReport } from '../../../../test/kit/unseen-report.ts';
import type { Report } from '../report.ts';
import { tableMakers } from '../tables/index.ts';
import { attainment } from './attainment.ts';
import { outages } from './outages.ts';
import { summary } from './summary.ts';
import { voiceOf } from './voice.ts';

const ja = (report: Report) => voiceOf(report, { language: 'ja' });

/** Without outages, and unknown for so long on each line. */
function silentFor(unknownMs: number): Report {
  const lines = sampleReport.lines.map((line) => ({ ...line, figures: unseen(line.figures, unknownMs) }));
  return { ...sampleReport, lines, outages: [] };
}

const none = '計画外停止はない';

test.each([
  ['all was seen', silentFor(0), none],
  [
    'a part was not',
    silentFor(600_000),
    '観測できた時間に計画外停止は見られなかった。誰も観測できなかった時間は合計 30分00秒。',
  ],
  ['nothing was', unseenReport, '対象期間は何も観測されておらず、停止の有無は分からない。'],
])('that there was no outage is said as far as somebody looked: %s', (_, report, text) => {
  const [told] = summary(report, ja(report));
  const section = outages(report, ja(report)).flatMap((block) => (block.kind === 'note' ? [block.text] : []));
  const said = [...(told?.kind === 'sentences' ? told.texts : []), ...section].join('\n');
  expect(said.split(text)).toHaveLength(3);
  expect(said.includes(none)).toBe(text === none);
});

test('what nobody observed has no figures of downtime, and nothing is said to remain of its budget', () => {
  const tables = attainment(unseenReport, ja(unseenReport)).filter((block) => block.kind === 'table');
  const textOf = (cell: (typeof tables)[number]['rows'][number]['cells'][number]) =>
    typeof cell === 'string' ? cell : cell.text;
  const shown = tables
    .slice(0, 3)
    .flatMap(({ columns, rows }) =>
      rows.map(({ cells }) => Object.fromEntries(columns.map(({ head }, index) => [head, textOf(cells[index] ?? '')]))),
    );
  expect(shown).toHaveLength(9);
  for (const row of shown) {
    const { '停止（計画外）': down = '—', 停止回数: count = '—', 残り: left = '—', 年間残り: yearLeft = '—' } = row;
    expect([down, count, left, yearLeft]).toEqual(['—', '—', '—', '—']);
  }
  expect(shown[0]).toMatchObject({ 稼働率: '—', 測定カバレッジ: '0.000%', 判定: '判定保留' });
});

test('the availability of a year stands beside how much of it was observed', () => {
  const year = attainment(sampleReport, ja(sampleReport)).find(
    (block) => block.kind === 'table' && block.title?.startsWith('年度累計'),
  );
  if (year?.kind !== 'table') throw new Error('the year to date is a table');
  const column = year.columns.findIndex(({ head }) => head === '測定カバレッジ');
  expect(year.rows.map(({ cells }) => cells[column])).toEqual(['100.000%', '99.998%', '100.000%']);
});

test('in tables for programs they are empty too, and the year stands beside its coverage', () => {
  const rowOf = (name: string) => {
    const table = tableMakers.map(({ make }) => make(unseenReport, 'en')).find((one) => one.name === name);
    if (!table) throw new Error(`there is no table ${name}`);
    return Object.fromEntries(table.columns.map(({ key }, index) => [key, table.rows.at(-1)?.[index]?.value]));
  };
  const nothing = { down: null, remaining: null, outageCount: null, availability: null, coverage: '0.000000' };
  for (const name of ['services', 'year-to-date', 'trend']) expect(rowOf(name)).toMatchObject(nothing);
  expect(rowOf('services')).toMatchObject({ yearToDate: null, yearCoverage: '0.000000' });
});
