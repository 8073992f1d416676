import { voiceOf } from './content/voice.ts';
import type { ReportFormat } from './index.ts';
import { adjustments } from './tables/adjustments.ts';
import { incidents } from './tables/incidents.ts';
import { maintenance } from './tables/maintenance.ts';
import { outages } from './tables/outages.ts';
import { risks } from './tables/risks.ts';
import { coverSheet } from './xlsx/cover-sheet.ts';
import { dailySheet } from './xlsx/daily-sheet.ts';
import { methodSheet } from './xlsx/method-sheet.ts';
import { rawSheet } from './xlsx/raw-sheet.ts';
import { sheetWords } from './xlsx/sheet-words.ts';
import { summarySheet } from './xlsx/summary-sheet.ts';
import { tableSheet } from './xlsx/table-sheet.ts';
import { workbook } from './xlsx/workbook.ts';

/** A workbook for those who reckon on: real numbers, times and formulas, ready to print on A4. */
export const xlsx: ReportFormat = {
  name: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  render(report, manner) {
    const { language } = manner;
    const voice = voiceOf(report, manner);
    const names = sheetWords[language];
    const { timeZone } = report.period;
    const sheets = [
      coverSheet(report, voice),
      summarySheet(report, language),
      tableSheet(names.outages, outages(report, language), timeZone),
      tableSheet(names.incidents, incidents(report, language), timeZone),
      tableSheet(names.maintenance, maintenance(report, language), timeZone),
      dailySheet(report, language),
      tableSheet(names.adjustments, adjustments(report, language), timeZone),
      ...(report.risks?.length ? [tableSheet(names.risks, risks(report, language), timeZone)] : []),
      methodSheet(report, voice),
      rawSheet(report, voice),
    ];
    const { document, sla, period } = report;
    return workbook(sheets, {
      title: `${voice.words.title} ${period.month}`,
      author: sla?.provider.name ?? document.organisation,
      createdAt: document.generatedAt,
      header: [document.number, document.confidentiality].filter((one) => one !== null).join(' '),
    });
  },
};
