import { csvText } from './csv-text.ts';
import { duration, percent3, wallClock } from './figures.ts';
import type { ReportFormat } from './index.ts';
import type { Report } from './report.ts';
import { outages } from './tables/outages.ts';
import type { Cell, Table } from './tables/table.ts';

/** One row for each outage. The other tables stand beside it in the evidence ZIP, a file each. */
export const csv: ReportFormat = {
  name: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  render: (report, { language }) => csvOf(outages(report, language), report),
};

/**
 * A table as RFC 4180, UTF-8 with a byte order mark. The first row has the heads in the language of the report; the columns stand in the same
 * order in every language. Times are in the report's zone with their offset, durations `h:mm:ss.mmm`, percentages cut to three decimals.
 */
export function csvOf(
  { columns, rows }: Table,
  { period }: { readonly period: Pick<Report['period'], 'timeZone'> },
): string {
  const texts = [
    columns.map(({ head }) => head),
    ...rows.map((row) => row.map((cell) => textOf(cell, period.timeZone))),
  ];
  return csvText(texts);
}

function textOf({ kind, value }: Cell, timeZone: string): string {
  if (value === null) return '';
  if (kind === 'duration' || kind === 'remaining') return value < 0 ? `-${duration(-value)}` : duration(value);
  if (kind === 'percent') return percent3(value) ?? '';
  if (kind === 'instant') return wallClock(value, timeZone);
  return String(value);
}
