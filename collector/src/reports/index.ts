import { csv } from './csv.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import type { Language, MonthReport } from './month.ts';

export interface ReportFormat {
  readonly name: string;
  render(report: MonthReport, language: Language): string;
}

/** Every format of the monthly report. To add one: write its file, add its line. */
export const reportFormats: readonly ReportFormat[] = [csv, html, json];
