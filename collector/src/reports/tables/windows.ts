import type { Line, TrendMonth } from '../line.ts';
import type { Language, Report } from '../report.ts';
import { wordsIn } from '../words/words-in.ts';
import { figureColumns } from './figure-columns.ts';
import { type Column, type Table, tableOf } from './table.ts';

/** One row for each promise: its fiscal year up to this month. */
export function yearToDate(report: Report, language: Language): Table {
  const { figures } = wordsIn[language];
  const columns: Column<Line>[] = [
    { key: 'id', head: 'ID', kind: 'text', of: ({ id }) => id },
    { key: 'service', head: figures.service, kind: 'text', of: ({ title }) => title },
    { key: 'objective', head: figures.objective, kind: 'objective', of: ({ yearToDate: year }) => year.objective },
    ...figureColumns<Line>(language, ({ yearToDate: year }) => year),
  ];
  return tableOf('year-to-date', figures.yearToDate, columns, report.lines);
}

/** One row for each promise and month, this one last. */
export function trend(report: Report, language: Language): Table {
  const { figures, sections } = wordsIn[language];
  interface Row {
    readonly line: Line;
    readonly month: TrendMonth;
  }
  const columns: Column<Row>[] = [
    { key: 'id', head: 'ID', kind: 'text', of: ({ line }) => line.id },
    { key: 'service', head: figures.service, kind: 'text', of: ({ line }) => line.title },
    { key: 'month', head: figures.month, kind: 'text', of: ({ month }) => month.month },
    ...figureColumns<Row>(language, ({ month }) => month.figures),
    {
      key: 'frozenEdition',
      head: figures.frozenEdition,
      kind: 'count',
      of: ({ month }) => month.frozenEdition,
    },
  ];
  const rows = report.lines.flatMap((line) => line.trend.map((month) => ({ line, month })));
  return tableOf('trend', sections.trend, columns, rows);
}

/** One row for each promise that adjustments changed: what its figures were without them. */
export function unadjusted(report: Report, language: Language): Table {
  const { figures, adjustments } = wordsIn[language];
  const columns: Column<Line>[] = [
    { key: 'id', head: 'ID', kind: 'text', of: ({ id }) => id },
    { key: 'service', head: figures.service, kind: 'text', of: ({ title }) => title },
    ...beside('base', figures.base, language, ({ baseMs }) => baseMs),
    ...beside('down', figures.down, language, ({ downMs }) => downMs),
    ...beside('unknown', figures.unknown, language, ({ unknownMs }) => unknownMs),
    {
      key: 'availabilityRaw',
      head: `${figures.availability}: ${adjustments.raw}`,
      kind: 'percent',
      of: ({ raw }) => raw?.primary?.percent ?? null,
    },
    {
      key: 'availability',
      head: `${figures.availability}: ${adjustments.adjusted}`,
      kind: 'percent',
      of: ({ figures: now }) => now.primary?.percent ?? null,
    },
  ];
  const rows = report.lines.filter(({ raw }) => raw !== null);
  return tableOf('unadjusted', adjustments.rawHeading, columns, rows);
}

function beside(
  key: string,
  head: string,
  language: Language,
  of: (figures: NonNullable<Line['raw']>) => number,
): Column<Line>[] {
  const { raw, adjusted } = wordsIn[language].adjustments;
  return [
    { key: `${key}Raw`, head: `${head}: ${raw}`, kind: 'duration', of: (line) => line.raw && of(line.raw) },
    { key, head: `${head}: ${adjusted}`, kind: 'duration', of: ({ figures }) => of(figures) },
  ];
}
