import type { Line } from '../line.ts';
import { reasonWords } from '../reasons.ts';
import type { Language, Report } from '../report.ts';
import { wordsIn } from '../words/words-in.ts';
import { figureColumns } from './figure-columns.ts';
import { type Column, type Table, tableOf } from './table.ts';

/** One row for each promise, or for each host and check. */
export function lines(report: Report, language: Language): Table {
  const words = wordsIn[language];
  const { figures } = words;
  const columns: Column<Line>[] = [
    { key: 'id', head: 'ID', kind: 'text', of: ({ id }) => id },
    { key: 'service', head: figures.service, kind: 'text', of: ({ title }) => title },
    {
      key: 'serviceHours',
      head: figures.serviceHours,
      kind: 'text',
      of: ({ serviceHours }) => serviceHours ?? words.roundTheClock,
    },
    { key: 'objective', head: figures.objective, kind: 'objective', of: ({ objective }) => objective },
    ...figureColumns<Line>(language, (line) => line.figures),
    ...uncountedColumns(language),
    {
      key: 'unknownByReason',
      head: figures.unknownByReason,
      kind: 'text',
      of: ({ unknownByReason }) =>
        Object.entries(unknownByReason)
          .map(([reason, ms]) => `${reasonWords(reason, language)}: ${ms / 1000} s`)
          .join(words.listed),
    },
    {
      key: 'yearToDate',
      head: figures.yearToDate,
      kind: 'percent',
      of: ({ yearToDate }) => yearToDate.primary?.percent ?? null,
    },
    {
      key: 'yearCoverage',
      head: `${figures.yearToDate}: ${figures.coverage}`,
      kind: 'percent',
      of: ({ yearToDate }) => yearToDate.coverage,
    },
    {
      key: 'yearVerdict',
      head: `${figures.yearToDate}: ${figures.verdict}`,
      kind: 'text',
      of: ({ yearToDate }) => yearToDate.verdict && words.verdicts[yearToDate.verdict],
    },
    { key: 'clockOffset', head: figures.clockOffset, kind: 'duration', of: ({ clockOffsetMs }) => clockOffsetMs },
  ];
  return tableOf('services', words.sections.attainment, columns, report.lines);
}

/** What was not as it should be, and yet is no downtime. */
function uncountedColumns(language: Language): Column<Line>[] {
  const { outages: heads } = wordsIn[language];
  return (['degraded', 'brief'] as const).flatMap((name): Column<Line>[] => [
    {
      key: `${name}Count`,
      head: heads.uncountedHeads[name].count,
      kind: 'count',
      of: ({ uncounted }) => uncounted?.[name].count ?? null,
    },
    {
      key: name,
      head: heads.uncountedHeads[name].time,
      kind: 'duration',
      of: ({ uncounted }) => uncounted?.[name].ms ?? null,
    },
  ]);
}
