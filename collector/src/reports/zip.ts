import { strToU8, zipSync } from 'fflate';
import { csvOf } from './csv.ts';
import { html } from './html.ts';
import type { EvidenceFile, ReportFormat } from './index.ts';
import { json } from './json.ts';
import { pdf } from './pdf.ts';
import type { Language, Report } from './report.ts';
import { tablesOf } from './tables/index.ts';
import { archiveTime } from './xlsx/workbook.ts';
import { xlsx } from './xlsx.ts';
import { zipReadme } from './zip-readme.ts';

/** What the archive has besides tables and evidence. */
const documents: readonly ReportFormat[] = [pdf, html, xlsx, json];

/** The report in every format, each table as a CSV file, and what its numbers are made of: whoever has it needs nobody to make them again. */
export const zip: ReportFormat = {
  name: 'zip',
  mediaType: 'application/zip',
  extension: 'zip',
  async render(report, manner, evidence = [], fonts) {
    const { language } = manner;
    const files: Record<string, Uint8Array> = { 'README.txt': strToU8(zipReadme(report, language, evidence)) };
    for (const { extension, render } of documents) {
      const content = await render(report, manner, evidence, fonts);
      files[`report.${extension}`] = typeof content === 'string' ? strToU8(content) : content;
    }
    Object.assign(files, tables(report, language), proof(evidence));
    return zipSync(files, { mtime: archiveTime });
  },
};

function tables(report: Report, language: Language): Record<string, Uint8Array> {
  return Object.fromEntries(
    tablesOf(report, language).map((table) => [`tables/${table.name}.csv`, strToU8(csvOf(table, report))]),
  );
}

function proof(evidence: readonly EvidenceFile[]): Record<string, Uint8Array> {
  return Object.fromEntries(evidence.map(({ name, content }) => [`evidence/${name}`, strToU8(content)]));
}
