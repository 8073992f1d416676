import type { DayRow, Line } from '../line.ts';
import type { Language, Report } from '../report.ts';
import { wordsIn } from '../words/words-in.ts';
import { type Column, type Table, tableOf } from './table.ts';

/** One row for each promise and day; those of a promise add up to its month. */
export function days(report: Report, language: Language): Table {
  const { figures, sections } = wordsIn[language];
  const columns: Column<{ line: Line; day: DayRow }>[] = [
    { key: 'id', head: 'ID', kind: 'text', of: ({ line }) => line.id },
    { key: 'service', head: figures.service, kind: 'text', of: ({ line }) => line.title },
    { key: 'day', head: figures.day, kind: 'day', of: ({ day }) => day.day },
    { key: 'base', head: figures.base, kind: 'duration', of: ({ day }) => day.baseMs },
    { key: 'down', head: figures.down, kind: 'duration', of: ({ day }) => day.downMs },
    { key: 'maintenance', head: figures.maintenance, kind: 'duration', of: ({ day }) => day.maintenanceMs },
    { key: 'excluded', head: figures.excluded, kind: 'duration', of: ({ day }) => day.excludedMs },
    { key: 'unknown', head: figures.unknown, kind: 'duration', of: ({ day }) => day.unknownMs },
  ];
  const rows = report.lines.flatMap((line) => line.days.map((day) => ({ line, day })));
  return tableOf('days', sections.daily, columns, rows);
}
