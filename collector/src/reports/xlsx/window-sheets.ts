import type { Line, LineFigures } from '../line.ts';
import type { Language, Report } from '../report.ts';
import type { Table } from '../tables/table.ts';
import { wordsIn } from '../words/words-in.ts';
import { headCell, type SheetCell, secondsCell } from './cells.ts';
import { edgesOf } from './edges.ts';
import { figureFormulas } from './figure-formulas.ts';
import { unknownOf } from './shares.ts';
import { columnName, type Sheet } from './sheet.ts';
import { sheetWords } from './sheet-words.ts';
import { tableSheet } from './table-sheet.ts';
import { quotedName } from './workbook.ts';

/** Which columns of the summary tell what those of the trend do. */
const summaryColumns = {
  ...{ base: 'E', down: 'F', unknown: 'G', availability: 'H', worst: 'I', best: 'J', coverage: 'K', verdict: 'L' },
  ...{ budget: 'M', remaining: 'N', outageCount: 'O' },
} as const;

/** The trend as it is told; the report's own month is that of the summary, so that it changes with it. */
export function trendSheet(report: Report, table: Table, language: Language): Sheet {
  const sheet = tableSheet(table, { language, timeZone: report.period.timeZone });
  if (!report.sections.includes('attainment')) return sheet;
  const summary = quotedName(sheetWords[language].summary);
  const rows = [...sheet.rows];
  for (const [index, { to }] of trendRows(report.lines).entries()) {
    const told = Object.entries(summaryColumns).map(([key, column]) => [key, `${summary}!${column}${index + 2}`]);
    rows[to - 1] = withFormulas(table, rows[to - 1] ?? [], Object.fromEntries(told));
  }
  return { ...sheet, rows };
}

/** The year so far: sums over the sheet of the trend, and what follows from them. Its budget rests on the months to come, and is a value. */
export function yearSheet(report: Report, table: Table, language: Language): Sheet {
  const sheet = tableSheet(table, { language, timeZone: report.period.timeZone });
  const { edges, seconds } = sheetWords[language];
  const [heads = [], ...rows] = sheet.rows;
  if (report.lines.length === 0) return sheet;
  return {
    ...sheet,
    rows: [
      [...heads, headCell(seconds(edges.lower)), headCell(seconds(edges.upper))],
      ...report.lines.map((line, index) => [
        ...withFormulas(table, rows[index] ?? [], yearFormulas(report, index, table, language)),
        ...Object.values(edgesOf(line.yearToDate, unknownOf(report, line))).map((ms) => secondsCell(ms)),
      ]),
    ],
    widths: [...sheet.widths, 13, 13],
  };
}

type Formulas = Readonly<Record<string, string>>;

function yearFormulas(report: Report, index: number, table: Table, language: Language): Formulas {
  const line = report.lines[index] as Line;
  const months = trendRows(report.lines)[index];
  const unknown = unknownOf(report, line);
  if (!months || !report.sections.includes('trend') || !isSum(line, report.period.fiscalYearFrom, unknown)) return {};
  const trend = quotedName(sheetWords[language].tables.trend ?? '');
  const first = months.to + 1 - yearMonths(line, report.period.fiscalYearFrom).length;
  const at = (key: string) => `${columnName(table.columns.findIndex((one) => one.key === key))}${index + 2}`;
  const beyond = (over: number) => `${columnName(table.columns.length + over)}${index + 2}`;
  // Both tables have the same columns at the same places.
  const sum = (key: string) => {
    const column = at(key).replace(/\d+$/, '');
    return `SUM(${trend}!${column}${first}:${column}${months.to})`;
  };
  const cells = {
    ...{ base: at('base'), down: at('down'), unknown: at('unknown'), objective: at('objective') },
    ...{ lower: beyond(0), upper: beyond(1) },
  };
  // A year has so many milliseconds that binary fractions are right to four decimals.
  const rules = { unknown, verdicts: wordsIn[language].verdicts, decimals: 4 };
  const { availability, worst, best, coverage, verdict, remaining } = figureFormulas(cells, rules);
  const times = ['agreed', 'excluded', 'base', 'down', 'unknown'].map((key) => [key, sum(key)]);
  return {
    ...Object.fromEntries(times),
    ...{ availability, worst, best, coverage, verdict, remaining: remaining(at('budget')) },
  };
}

/** The first and the last row of each line in the sheet of the trend. */
function trendRows(lines: readonly Line[]): { readonly from: number; readonly to: number }[] {
  let next = 2;
  return lines.map(({ trend }) => {
    const from = next;
    next += trend.length;
    return { from, to: next - 1 };
  });
}

const yearMonths = ({ trend }: Line, yearFrom: string) => trend.filter(({ month }) => month >= yearFrom);

/** Whether the year is what its months come to under the contract of this month: another one may have held before. */
function isSum(line: Line, yearFrom: string, unknown: ReturnType<typeof unknownOf>): boolean {
  const { yearToDate: year } = line;
  const months = yearMonths(line, yearFrom).flatMap(({ figures }) => figures ?? []);
  const keys = ['agreedMs', 'excludedMs', 'baseMs', 'downMs', 'unknownMs'] as const;
  const comesTo = (key: keyof LineFigures & (typeof keys)[number]) => months.reduce((ms, one) => ms + one[key], 0);
  const ofMs = unknown === 'exclude' ? year.baseMs - year.unknownMs : year.baseMs;
  const isSo = year.primary === null || (year.primary.badMs === year.downMs && year.primary.ofMs === ofMs);
  return isSo && keys.every((key) => year[key] === comesTo(key));
}

/** What nobody knows stays empty, whatever a formula would make of it. */
function withFormulas({ columns }: Table, cells: readonly SheetCell[], formulas: Formulas): SheetCell[] {
  return cells.map((cell, index) => {
    const formula = formulas[columns[index]?.key ?? ''];
    return formula === undefined || cell.value === null ? cell : { ...cell, formula };
  });
}
