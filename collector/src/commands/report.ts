import { CollectorError } from '../errors.ts';
import { languageOption } from '../language.ts';
import { loadReportFonts } from '../report-fonts.ts';
import { findEdition } from '../reporting/find-edition.ts';
import { makeReport } from '../reporting/make-report.ts';
import { changedAfterFinal } from '../reporting/move-report.ts';
import { renderReport } from '../reporting/render-report.ts';
import type { ReportRequest } from '../reporting/report-request.ts';
import { reportFormats } from '../reports/index.ts';
import type { Manner } from '../reports/report.ts';
import type { Store } from '../store/store.ts';
import { type Command, type Io, optional } from './command.ts';
import { put } from './put.ts';
import { openReport, reportOptions, reportUsage } from './report-options.ts';
import { reportWords } from './report-words.ts';

export const report: Command = {
  name: 'report',
  summary: 'Writes the report of a month, of an agreement or of all hosts: as it was made final, else as it is by now.',
  usage: `${reportUsage} [--edition N] [--format ${reportFormats.map(({ name }) => name).join('|')}] [--lang ja|en] [--dates western|era|both] [--out FILE]`,
  options: {
    ...reportOptions,
    edition: { type: 'string' },
    format: { type: 'string' },
    lang: { type: 'string' },
    dates: { type: 'string' },
    out: { type: 'string' },
  },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const format = formatOf(optional(values, 'format') ?? 'json');
    const manner = { language: languageOption(values) ?? ('en' as const), dates: datesOf(optional(values, 'dates')) };
    const edition = editionOf(optional(values, 'edition'));
    const { store, request } = await openReport(values, io);
    await using _open = store;
    const found = await findEdition(store, request, edition);
    await put(await renderReport(store, found, format, manner, loadReportFonts), optional(values, 'out'), io.out);
    if (found.report.document.state === 'final') await tellChanges(store, request, io);
    return 0;
  },
};

/** What came late never changes a final report; whoever prints it hears of it. */
async function tellChanges(store: Store, request: ReportRequest, io: Io): Promise<void> {
  const changes = changedAfterFinal(await makeReport(store, request)) ?? [];
  if (changes.length === 0) return;
  io.err(reportWords[io.language].changed(changes.length));
  for (const { what, before, after } of changes) io.err(`  ${what}: ${before || '-'} -> ${after || '-'}`);
}

function formatOf(name: string) {
  const format = reportFormats.find((one) => one.name === name);
  if (format) return format;
  throw new CollectorError('USAGE', ['oneOf', `--format ${name}`, reportFormats.map((one) => one.name)]);
}

function datesOf(name: string | undefined): Manner['dates'] {
  if (name === undefined || name === 'western' || name === 'era' || name === 'both') return name;
  throw new CollectorError('USAGE', ['dates', name]);
}

function editionOf(text: string | undefined): number | undefined {
  if (text === undefined || /^[1-9][0-9]{0,5}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new CollectorError('USAGE', ['edition', text]);
}
