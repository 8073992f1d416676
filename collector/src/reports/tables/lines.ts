import type { Line, LineFigures } from '../line.ts';
import { reasonWords } from '../reasons.ts';
import type { Language, Report } from '../report.ts';
import { wordsIn } from '../words/words-in.ts';
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
    ...figureColumns(language),
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
    { key: 'clockOffset', head: figures.clockOffset, kind: 'duration', of: ({ clockOffsetMs }) => clockOffsetMs },
  ];
  return tableOf('services', words.sections.attainment, columns, report.lines);
}

function figureColumns(language: Language): Column<Line>[] {
  const { figures, verdicts } = wordsIn[language];
  const of =
    <T>(read: (one: LineFigures) => T) =>
    (line: Line) =>
      read(line.figures);
  return [
    { key: 'agreed', head: figures.agreed, kind: 'duration', of: of(({ agreedMs }) => agreedMs) },
    { key: 'excluded', head: figures.excluded, kind: 'duration', of: of(({ excludedMs }) => excludedMs) },
    { key: 'base', head: figures.base, kind: 'duration', of: of(({ baseMs }) => baseMs) },
    { key: 'down', head: figures.down, kind: 'duration', of: of(({ downMs }) => downMs) },
    { key: 'unknown', head: figures.unknown, kind: 'duration', of: of(({ unknownMs }) => unknownMs) },
    {
      key: 'availability',
      head: figures.availability,
      kind: 'percent',
      of: of(({ primary }) => primary?.percent ?? null),
    },
    { key: 'worst', head: figures.worst, kind: 'percent', of: of(({ worst }) => worst?.percent ?? null) },
    { key: 'best', head: figures.best, kind: 'percent', of: of(({ best }) => best?.percent ?? null) },
    { key: 'coverage', head: figures.coverage, kind: 'percent', of: of(({ coverage }) => coverage) },
    { key: 'verdict', head: figures.verdict, kind: 'text', of: of(({ verdict }) => verdict && verdicts[verdict]) },
    { key: 'budget', head: figures.budget, kind: 'duration', of: of(({ budgetMs }) => budgetMs) },
    {
      key: 'remaining',
      head: figures.remaining,
      kind: 'duration',
      of: of(({ budgetRemainingMs }) => budgetRemainingMs),
    },
    { key: 'outageCount', head: figures.outageCount, kind: 'count', of: of(({ outageCount }) => outageCount) },
    { key: 'longest', head: figures.longest, kind: 'duration', of: of(({ longestOutageMs }) => longestOutageMs) },
    { key: 'mttr', head: figures.mttr, kind: 'duration', of: of(({ mttrMs }) => mttrMs) },
    { key: 'mtbf', head: figures.mtbf, kind: 'duration', of: of(({ mtbfMs }) => mtbfMs) },
  ];
}
