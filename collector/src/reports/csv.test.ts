import { expect, test } from 'vitest';
import { emptyReport, hashed, sampleReport, sampleRevision } from '../../../test/kit/sample-report.ts';
import { csvOf } from './csv.ts';
import type { Report } from './report.ts';
import { changes as changesTable } from './tables/editions.ts';
import { tableMakers, tablesOf } from './tables/index.ts';
import { lines } from './tables/lines.ts';
import { outages } from './tables/outages.ts';
import type { Table } from './tables/table.ts';

/** RFC 4180 and nothing else: rows end in CRLF, quotes double, and every row is as wide as the first. */
function strict(text: string): string[][] {
  const rows: string[][] = [[]];
  let rest = text.replace(/^\uFEFF/, '');
  while (rest !== '') {
    const [all, quoted, plain, end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
    if (all === undefined) throw new Error(`no CSV: ${rest.slice(0, 40)}`);
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    rest = rest.slice(all.length);
  }
  expect(rows.pop()).toEqual([]);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  return rows;
}

/** The keys of a table, and the first row of its CSV. */
function keyed(table: Table, report: Report): [keys: string[], row: string[] | undefined] {
  return [table.columns.map(({ key }) => key), strict(csvOf(table, report))[1]];
}

test.each(['ja', 'en'] as const)('every table is strict CSV with as many rows as it has, in %s', (language) => {
  for (const table of tablesOf(sampleRevision, language)) {
    const text = csvOf(table, sampleReport);
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [heads, ...rows] = strict(text);
    expect(heads).toEqual(table.columns.map(({ head }) => head));
    expect(rows).toHaveLength(table.rows.length);
  }
});

test.each(['ja', 'en'] as const)(
  'no two tables have one name, and no two columns of a table one head or key (%s)',
  (language) => {
    const tables = tableMakers.map(({ make }) => make(sampleReport, language));
    expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length);
    for (const { name, columns } of tables) {
      for (const of of ['key', 'head'] as const) {
        const names = columns.map((column) => column[of]);
        expect(
          names.filter((one, index) => names.indexOf(one) !== index),
          `${name} ${of}`,
        ).toEqual([]);
      }
    }
  },
);

test('a table is told with its section, and one of records only where there are any', () => {
  const names = (report: Report) => tablesOf(report, 'ja').map(({ name }) => name);
  expect(names(sampleRevision)).toEqual([
    ...['services', 'year-to-date', 'responses', 'counts', 'trend', 'outages', 'incidents', 'maintenance'],
    ...['maintenance-caps', 'days'],
    ...['adjustments', 'unadjusted', 'recovery-times', 'recovery-points', 'drills', 'contact-lists', 'capacity'],
    ...['suppliers', 'improvements', 'risks', 'editions', 'changes'],
  ]);
  expect(names({ ...sampleRevision, sections: ['continuity', 'maintenance'] })).toEqual([
    ...['maintenance', 'maintenance-caps', 'recovery-times', 'recovery-points', 'drills', 'contact-lists'],
  ]);
  expect(names(emptyReport)).toEqual([
    ...['services', 'year-to-date', 'trend', 'outages', 'incidents', 'maintenance', 'days', 'adjustments', 'editions'],
  ]);
});

test('what was written with quotes, lines and formulas comes back as text', () => {
  const [first] = sampleReport.outages;
  if (!first) throw new Error('the sample has an outage');
  const impact = '=HYPERLINK("http://example.jp","a")\r\n2';
  const report: Report = hashed({ ...sampleReport, outages: [{ ...first, impact }] });
  const [keys, row] = keyed(outages(report, 'ja'), report);
  expect(row?.[keys.indexOf('impact')]).toBe(`'${impact}`);
  expect(row?.[keys.indexOf('from')]).toBe('2026-10-14 10:02:10.000+09:00');
  expect(row?.[keys.indexOf('down')]).toBe('1:00:00.000');
});

test('what remains of a budget may be negative, and stays a number', () => {
  const [keys, row] = keyed(lines(sampleReport, 'en'), sampleReport);
  expect(row?.[keys.indexOf('remaining')]).toBe('-0:48:43.200');
  expect(row?.[keys.indexOf('availability')]).toBe('99.468');
});

test('a figure with its sign is no formula, and what merely begins like one is', () => {
  const changes = [
    { what: 'lines/accounting-a/figures/budgetRemainingMs', before: '676800', after: '-2923200' },
    { what: 'lines/accounting-a/title', before: '+1+cmd', after: '会計A' },
  ];
  const [first] = sampleReport.editions;
  if (!first) throw new Error('the sample has an edition');
  const report = hashed({ ...sampleReport, editions: [{ ...first, changes }] });
  const [, title, remaining] = strict(csvOf(changesTable(report, 'ja'), report));
  expect(remaining?.slice(2)).toEqual(['残り', '+0:11:16', '−0:48:43']);
  expect(title?.slice(2)).toEqual(['サービス', "'+1+cmd", '会計A']);
});

test('an objective is written as it was agreed, with all its digits', () => {
  const [line, ...rest] = sampleReport.lines;
  if (!line) throw new Error('the sample has a line');
  const report = hashed({ ...sampleReport, lines: [{ ...line, objective: '99.9995' }, ...rest] });
  const [keys, row] = keyed(lines(report, 'ja'), report);
  expect(row?.[keys.indexOf('objective')]).toBe('99.9995');
});
