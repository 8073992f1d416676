import type { ReportFormat } from './index.ts';

/** The report's data as it is, for programs. */
export const json: ReportFormat = {
  name: 'json',
  mediaType: 'application/json',
  extension: 'json',
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
