import { ofSeen } from '../figures.ts';
import type { LineFigures } from '../line.ts';
import type { Language } from '../report.ts';
import { wordsIn } from '../words/words-in.ts';
import type { Column } from './table.ts';

/** The figures of a window, of rows that have them somewhere; none where nothing was watched. */
export function figureColumns<Row>(language: Language, figuresOf: (row: Row) => LineFigures | null): Column<Row>[] {
  const { figures, verdicts } = wordsIn[language];
  const of =
    <T>(read: (one: LineFigures) => T) =>
    (row: Row) => {
      const one = figuresOf(row);
      return one === null ? null : read(one);
    };
  return [
    { key: 'agreed', head: figures.agreed, kind: 'duration', of: of(({ agreedMs }) => agreedMs) },
    { key: 'excluded', head: figures.excluded, kind: 'duration', of: of(({ excludedMs }) => excludedMs) },
    { key: 'base', head: figures.base, kind: 'duration', of: of(({ baseMs }) => baseMs) },
    { key: 'down', head: figures.down, kind: 'duration', of: of((one) => ofSeen(one, one.downMs)) },
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
      kind: 'remaining',
      of: of((one) => ofSeen(one, one.budgetRemainingMs)),
    },
    { key: 'outageCount', head: figures.outageCount, kind: 'count', of: of((one) => ofSeen(one, one.outageCount)) },
    { key: 'longest', head: figures.longest, kind: 'duration', of: of(({ longestOutageMs }) => longestOutageMs) },
    { key: 'mttr', head: figures.mttr, kind: 'duration', of: of(({ mttrMs }) => mttrMs) },
    { key: 'mtbf', head: figures.mtbf, kind: 'duration', of: of(({ mtbfMs }) => mtbfMs) },
  ];
}
