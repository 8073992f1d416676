import type { Language, Report } from '../report.ts';
import type { RiskRow } from '../upkeep-rows.ts';
import { wordsIn } from '../words/words-in.ts';
import { type Column, type Table, tableOf } from './table.ts';

/** One row for each risk. */
export function risks({ risks = [] }: Report, language: Language): Table {
  const words = wordsIn[language];
  const heads = words.risks;
  const columns: Column<RiskRow>[] = [
    { key: 'title', head: heads.title, kind: 'text', of: ({ title }) => title },
    { key: 'threatens', head: heads.threatens, kind: 'text', of: ({ threatens }) => heads.threats[threatens] },
    { key: 'targets', head: heads.targets, kind: 'text', of: ({ targets }) => targets.join(words.listed) },
    { key: 'likelihood', head: heads.likelihood, kind: 'text', of: ({ likelihood }) => heads.degrees[likelihood] },
    { key: 'impact', head: heads.impact, kind: 'text', of: ({ impact }) => heads.degrees[impact] },
    {
      key: 'treatment',
      head: heads.treatment,
      kind: 'text',
      of: ({ treatment }) => (treatment === null ? heads.undecided : heads.treatments[treatment]),
    },
    { key: 'measure', head: heads.measure, kind: 'text', of: ({ measure }) => measure },
    { key: 'acceptedBy', head: heads.acceptedBy, kind: 'text', of: ({ acceptedBy }) => acceptedBy },
    { key: 'acceptedOn', head: heads.acceptedOn, kind: 'day', of: ({ acceptedOn }) => acceptedOn },
    { key: 'owner', head: heads.owner, kind: 'text', of: ({ owner }) => owner },
    { key: 'raised', head: heads.raisedOn, kind: 'day', of: ({ raisedOn }) => raisedOn },
    { key: 'review', head: heads.reviewOn, kind: 'day', of: ({ reviewOn }) => reviewOn },
    {
      key: 'reviewLate',
      head: heads.reviewLate,
      kind: 'text',
      of: ({ reviewLate }) => (reviewLate ? words.yes : words.no),
    },
    { key: 'closed', head: heads.closedOn, kind: 'day', of: ({ closedOn }) => closedOn },
    { key: 'state', head: heads.state, kind: 'text', of: ({ state }) => heads.states[state] },
  ];
  return tableOf('risks', words.sections.risks, columns, risks);
}
