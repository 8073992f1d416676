import { wordFor } from '../content/voice.ts';
import type { Language, Report } from '../report.ts';
import type { IncidentRow } from '../rows.ts';
import { wordsIn } from '../words/words-in.ts';
import { type Column, type Table, tableOf } from './table.ts';

/** One row for each incident. */
export function incidents(report: Report, language: Language): Table {
  const words = wordsIn[language];
  const heads = words.incidents;
  const met = (value: boolean | null) => (value === null ? null : words.verdicts[value ? 'met' : 'missed']);
  const columns: Column<IncidentRow>[] = [
    { key: 'id', head: heads.id, kind: 'text', of: ({ id }) => id },
    { key: 'title', head: heads.title, kind: 'text', of: ({ title }) => title },
    { key: 'state', head: heads.state, kind: 'text', of: ({ state }) => wordFor(words.incidentStates, state) },
    {
      key: 'priority',
      head: heads.priority,
      kind: 'text',
      of: ({ priority }) => priority && wordFor(words.priorities, priority),
    },
    { key: 'detected', head: heads.detected, kind: 'instant', of: ({ detectedAt }) => detectedAt },
    { key: 'acknowledged', head: heads.acknowledged, kind: 'instant', of: ({ acknowledgedAt }) => acknowledgedAt },
    { key: 'restored', head: heads.restored, kind: 'instant', of: ({ restoredAt }) => restoredAt },
    {
      key: 'measured',
      head: `${heads.restored}: ${heads.measuredHead}`,
      kind: 'instant',
      of: ({ measured }) => measured?.restoredAt ?? null,
    },
    { key: 'closed', head: heads.closed, kind: 'instant', of: ({ closedAt }) => closedAt },
    { key: 'respond', head: heads.respond, kind: 'duration', of: ({ respondMs }) => respondMs },
    {
      key: 'respondMet',
      head: `${heads.respond}: ${words.figures.verdict}`,
      kind: 'text',
      of: (row) => met(row.respondMet),
    },
    { key: 'resolve', head: heads.resolve, kind: 'duration', of: ({ resolveMs }) => resolveMs },
    {
      key: 'resolveMet',
      head: `${heads.resolve}: ${words.figures.verdict}`,
      kind: 'text',
      of: (row) => met(row.resolveMet),
    },
    { key: 'outages', head: heads.outages, kind: 'count', of: ({ outages }) => outages },
  ];
  return tableOf('incidents', heads.heading, columns, report.incidents);
}
