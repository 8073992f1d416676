import type { Language } from '../report.ts';
import type { ColumnKind, Table } from '../tables/table.ts';
import { headCell, sheetCell, textCell } from './cells.ts';
import type { Sheet } from './sheet.ts';
import { sheetWords } from './sheet-words.ts';

/** What fits what is written in a column, in characters. */
const widths: Readonly<Record<ColumnKind, number>> = {
  text: 24,
  count: 9,
  duration: 15,
  remaining: 13,
  percent: 11,
  objective: 11,
  instant: 20,
  day: 12,
};

/** Who reads a sheet, and by which clock. */
interface Reading {
  readonly language: Language;
  readonly timeZone: string;
}

/** A table of the report as it is; one without rows says so. */
export function tableSheet({ name, columns, rows }: Table, { language, timeZone }: Reading): Sheet {
  const { tables, nothing, seconds } = sheetWords[language];
  return {
    name: tables[name] ?? name,
    rows: [
      columns.map(({ head, kind }) => headCell(kind === 'remaining' ? seconds(head) : head)),
      ...(rows.length === 0 ? [[textCell(nothing)]] : []),
      ...rows.map((row) => row.map((cell) => sheetCell(cell, timeZone))),
    ],
    widths: columns.map(({ kind }) => widths[kind]),
    headRows: 1,
    landscape: true,
  };
}
