import type { Language, Report } from '../report.ts';
import { adjustments } from './adjustments.ts';
import { days } from './days.ts';
import { incidents } from './incidents.ts';
import { lines } from './lines.ts';
import { maintenance } from './maintenance.ts';
import { outages } from './outages.ts';
import { risks } from './risks.ts';
import type { Table } from './table.ts';

/** Every table of a report. To add one: write its file, add its line. */
export const tableMakers: readonly ((report: Report, language: Language) => Table)[] = [
  lines,
  outages,
  incidents,
  maintenance,
  adjustments,
  days,
  risks,
];
