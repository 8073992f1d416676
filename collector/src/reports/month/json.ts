import type { MonthReport } from './month-report.ts';

export const json = {
  name: 'json',
  /** The report's data as it is, for programs. */
  render: (report: MonthReport): string => `${JSON.stringify(report, null, 2)}\n`,
};
