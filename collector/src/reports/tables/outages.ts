import { wordFor } from '../content/voice.ts';
import { reasonWords } from '../reasons.ts';
import type { Language, Report } from '../report.ts';
import type { Action, OutageRow } from '../rows.ts';
import { wordsIn } from '../words/words-in.ts';
import { type Column, type Table, tableOf } from './table.ts';

/** One row for each unplanned outage. */
export function outages(report: Report, language: Language): Table {
  return tableOf('outages', wordsIn[language].sections.outages, outageColumns(language), report.outages);
}

/** What is told of an outage, column by column. */
export function outageColumns(language: Language): Column<OutageRow>[] {
  const words = wordsIn[language];
  const { outages: heads } = words;
  return [
    { key: 'id', head: 'ID', kind: 'text', of: ({ line }) => line },
    { key: 'service', head: heads.target, kind: 'text', of: ({ title }) => title },
    { key: 'from', head: heads.from, kind: 'instant', of: ({ from }) => from },
    { key: 'to', head: heads.to, kind: 'instant', of: ({ to }) => to },
    { key: 'earliest', head: heads.earliest, kind: 'instant', of: ({ earliest }) => earliest },
    { key: 'latest', head: heads.latest, kind: 'instant', of: ({ latest }) => latest },
    { key: 'down', head: heads.down, kind: 'duration', of: ({ downMs }) => downMs },
    {
      key: 'least',
      head: heads.least,
      kind: 'duration',
      of: ({ bounds, downMs }) => (bounds === null ? downMs : (bounds?.leastMs ?? null)),
    },
    {
      key: 'most',
      head: heads.most,
      kind: 'duration',
      of: ({ bounds, downMs }) => (bounds === null ? downMs : (bounds?.mostMs ?? null)),
    },
    { key: 'counted', head: heads.counted, kind: 'duration', of: ({ countedMs }) => countedMs },
    { key: 'detect', head: heads.detect, kind: 'duration', of: ({ detectMs }) => detectMs },
    {
      key: 'detectedBy',
      head: heads.detectedBy,
      kind: 'text',
      of: ({ detectedBy }) => detectedBy && wordFor(words.detectedBy, detectedBy),
    },
    {
      key: 'reason',
      head: heads.reason,
      kind: 'text',
      of: ({ reason }) => reason && reasonWords(reason, language),
    },
    { key: 'impact', head: heads.impact, kind: 'text', of: ({ impact }) => impact },
    { key: 'usersAffected', head: heads.usersAffected, kind: 'count', of: ({ usersAffected }) => usersAffected },
    {
      key: 'category',
      head: heads.category,
      kind: 'text',
      of: ({ cause }) => cause && wordFor(words.causeCategories, cause.category),
    },
    { key: 'cause', head: heads.cause, kind: 'text', of: ({ cause }) => cause?.text ?? null },
    {
      key: 'certainty',
      head: heads.certainty,
      kind: 'text',
      of: ({ cause }) => cause && heads.certainties[cause.certainty],
    },
    ...actionColumns('interim', heads.interim, language),
    ...actionColumns('permanent', heads.permanent, language),
    { key: 'waived', head: heads.waived, kind: 'text', of: ({ waived }) => waived },
    { key: 'decisions', head: heads.decisions, kind: 'text', of: ({ decisions }) => decisions.join('\n') },
    { key: 'incident', head: heads.incident, kind: 'text', of: ({ incident }) => incident },
    {
      key: 'links',
      head: heads.links,
      kind: 'text',
      of: ({ links }) => links.map(({ title, url }) => `${title} ${url}`).join('\n'),
    },
  ];
}

function actionColumns(name: 'interim' | 'permanent', head: string, language: Language): Column<OutageRow>[] {
  const { owner, dueOn, doneOn } = wordsIn[language].outages;
  const of =
    <K extends keyof Action>(key: K) =>
    (row: OutageRow) =>
      row[name]?.[key] ?? null;
  return [
    { key: name, head, kind: 'text', of: of('text') },
    { key: `${name}Owner`, head: `${head}: ${owner}`, kind: 'text', of: of('owner') },
    { key: `${name}Due`, head: `${head}: ${dueOn}`, kind: 'day', of: of('dueOn') },
    { key: `${name}Done`, head: `${head}: ${doneOn}`, kind: 'day', of: of('doneOn') },
  ];
}
