import { csv } from './csv.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import type { Language, MonthReport } from './month-report.ts';

export interface MonthFormat {
  readonly name: string;
  render(report: MonthReport, language: Language): string;
}

/** Every format of the month of all hosts and checks. */
export const monthFormats: readonly MonthFormat[] = [csv, html, json];
