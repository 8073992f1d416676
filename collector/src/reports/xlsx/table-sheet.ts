import type { ColumnKind, Table } from '../tables/table.ts';
import { headCell, sheetCell } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** What fits what is written in a column, in characters. */
const widths: Readonly<Record<ColumnKind, number>> = {
  text: 24,
  count: 9,
  duration: 15,
  percent: 11,
  objective: 11,
  instant: 20,
  day: 12,
};

/** A table of the report as it is. */
export function tableSheet(name: string, { columns, rows }: Table, timeZone: string): Sheet {
  return {
    name,
    rows: [
      columns.map(({ head }) => headCell(head)),
      ...rows.map((row) => row.map((cell) => sheetCell(cell, timeZone))),
    ],
    widths: columns.map(({ kind }) => widths[kind]),
    headRows: 1,
    landscape: true,
  };
}
