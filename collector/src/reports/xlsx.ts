import { type Voice, voiceOf } from './content/voice.ts';
import type { ReportFormat } from './index.ts';
import type { Language, Report } from './report.ts';
import { tablesOf } from './tables/index.ts';
import { coverSheet } from './xlsx/cover-sheet.ts';
import { dailySheet } from './xlsx/daily-sheet.ts';
import { methodSheet } from './xlsx/method-sheet.ts';
import { rawSheet } from './xlsx/raw-sheet.ts';
import type { Sheet } from './xlsx/sheet.ts';
import { summarySheet } from './xlsx/summary-sheet.ts';
import { tableSheet } from './xlsx/table-sheet.ts';
import { trendSheet, yearSheet } from './xlsx/window-sheets.ts';
import { workbook } from './xlsx/workbook.ts';

/** A workbook for those who reckon on: real numbers, times and formulas, ready to print on A4. */
export const xlsx: ReportFormat = {
  name: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  render(report, manner) {
    const { language } = manner;
    const voice = voiceOf(report, manner);
    const sheets = [coverSheet(report, voice), ...tableSheets(report, language), ...proofSheets(report, voice)];
    const { document, sla, period } = report;
    return workbook(sheets, {
      title: `${voice.words.title} ${period.month}`,
      author: sla?.provider.name ?? document.organisation,
      createdAt: document.generatedAt,
      header: [document.number, document.confidentiality].filter((one) => one !== null).join(' '),
    });
  },
};

/** The tables of the report's sections; the daily one stands wherever there is a summary, whose formulas add it up. */
function tableSheets(report: Report, language: Language): Sheet[] {
  const isSummed = report.sections.includes('attainment') && !report.sections.includes('daily');
  const told = isSummed ? { ...report, sections: [...report.sections, 'daily' as const] } : report;
  const { timeZone } = report.period;
  return tablesOf(told, language).map((table) => {
    if (table.name === 'services') return summarySheet(report, language);
    if (table.name === 'trend') return trendSheet(report, table, language);
    if (table.name === 'year-to-date') return yearSheet(report, table, language);
    return table.name === 'days' ? dailySheet(report, language) : tableSheet(table, { language, timeZone });
  });
}

function proofSheets(report: Report, voice: Voice): Sheet[] {
  return [...(report.sections.includes('method') ? [methodSheet(report, voice)] : []), rawSheet(report, voice)];
}
