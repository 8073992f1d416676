import { expect, test } from 'vitest';
import { hashed, sampleReport } from '../../../test/kit/sample-report.ts';
import { csvOf } from './csv.ts';
import type { Report } from './report.ts';
import { tableMakers } from './tables/index.ts';
import { outages } from './tables/outages.ts';

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

test.each(['ja', 'en'] as const)('every table is strict CSV with as many rows as it has, in %s', (language) => {
  for (const make of tableMakers) {
    const table = make(sampleReport, language);
    const text = csvOf(table, sampleReport);
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [heads, keys, ...rows] = strict(text);
    expect(heads).toEqual(table.columns.map(({ head }) => head));
    expect(keys).toEqual(table.columns.map(({ key }) => key));
    expect(rows).toHaveLength(table.rows.length);
  }
});

test('no two columns of a table have one key', () => {
  for (const make of tableMakers) {
    const keys = make(sampleReport, 'en').columns.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('what was written with quotes, lines and formulas comes back as text', () => {
  const [first] = sampleReport.outages;
  if (!first) throw new Error('the sample has an outage');
  const impact = '=HYPERLINK("http://example.jp","a")\r\n2';
  const report: Report = hashed({ ...sampleReport, outages: [{ ...first, impact }] });
  const [, keys, row] = strict(csvOf(outages(report, 'ja'), report));
  expect(row?.[keys?.indexOf('impact') ?? -1]).toBe(`'${impact}`);
  expect(row?.[keys?.indexOf('from') ?? -1]).toBe('2026-10-14 10:02:10.000+09:00');
  expect(row?.[keys?.indexOf('down') ?? -1]).toBe('1:00:00.000');
});

test('what remains of a budget may be negative, and stays a number', () => {
  const [lines] = tableMakers.map((make) => make(sampleReport, 'en'));
  if (!lines) throw new Error('no table');
  const [, keys, row] = strict(csvOf(lines, sampleReport));
  expect(row?.[keys?.indexOf('remaining') ?? -1]).toBe('-0:48:43.200');
  expect(row?.[keys?.indexOf('availability') ?? -1]).toBe('99.468');
});

test('an objective is written as it was agreed, with all its digits', () => {
  const [line, ...rest] = sampleReport.lines;
  const [makeLines] = tableMakers;
  if (!line || !makeLines) throw new Error('the sample has a line');
  const report = hashed({ ...sampleReport, lines: [{ ...line, objective: '99.9995' }, ...rest] });
  const [, keys, row] = strict(csvOf(makeLines(report, 'ja'), report));
  expect(row?.[keys?.indexOf('objective') ?? -1]).toBe('99.9995');
});
