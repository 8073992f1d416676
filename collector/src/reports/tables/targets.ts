import { wordFor } from '../content/voice.ts';
import type { Language, Report } from '../report.ts';
import type { CountTarget, ResponseTarget } from '../rows.ts';
import { wordsIn } from '../words/words-in.ts';
import { type Column, type Table, tableOf } from './table.ts';

/** One row for each priority that has a target. */
export function responses(report: Report, language: Language): Table {
  const words = wordsIn[language];
  const heads = words.targets;
  const columns: Column<ResponseTarget>[] = [
    {
      key: 'priority',
      head: heads.priority,
      kind: 'text',
      of: ({ priority }) => wordFor(words.priorities, priority),
    },
    { key: 'incidents', head: heads.incidents, kind: 'count', of: ({ incidents }) => incidents },
    { key: 'respondTarget', head: heads.respondTarget, kind: 'duration', of: (row) => row.respondTargetMs },
    { key: 'respondWorst', head: heads.respondWorst, kind: 'duration', of: (row) => row.respondWorstMs },
    { key: 'respondMissed', head: heads.respondMissed, kind: 'count', of: (row) => row.respondMissed },
    { key: 'resolveTarget', head: heads.resolveTarget, kind: 'duration', of: (row) => row.resolveTargetMs },
    { key: 'resolveWorst', head: heads.resolveWorst, kind: 'duration', of: (row) => row.resolveWorstMs },
    { key: 'resolveMissed', head: heads.resolveMissed, kind: 'count', of: (row) => row.resolveMissed },
    { key: 'clock', head: heads.clock, kind: 'text', of: ({ clock }) => heads.clocks[clock] },
  ];
  return tableOf('responses', heads.responses, columns, report.responses);
}

/** One row for each promise that counts. */
export function counts(report: Report, language: Language): Table {
  const { targets: heads, figures, adjustments, verdicts } = wordsIn[language];
  const columns: Column<CountTarget>[] = [
    { key: 'title', head: heads.title, kind: 'text', of: ({ title }) => title },
    { key: 'from', head: adjustments.from, kind: 'instant', of: ({ from }) => from },
    { key: 'to', head: adjustments.to, kind: 'instant', of: ({ to }) => to },
    { key: 'atMost', head: heads.atMost, kind: 'count', of: ({ atMost }) => atMost },
    { key: 'actual', head: heads.actual, kind: 'count', of: ({ actual }) => actual },
    { key: 'hidden', head: heads.hidden, kind: 'count', of: ({ hidden }) => hidden ?? null },
    { key: 'verdict', head: figures.verdict, kind: 'text', of: ({ verdict }) => verdicts[verdict] },
  ];
  return tableOf('counts', heads.counts, columns, report.counts);
}
