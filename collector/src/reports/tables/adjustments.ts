import type { Language, Report } from '../report.ts';
import type { AdjustmentRow } from '../rows.ts';
import { wordsIn } from '../words/words-in.ts';
import { type Column, type Table, tableOf } from './table.ts';

/** One row for each adjustment, whether it was approved or not. */
export function adjustments(report: Report, language: Language): Table {
  const words = wordsIn[language];
  const heads = words.adjustments;
  const columns: Column<AdjustmentRow>[] = [
    { key: 'id', head: heads.id, kind: 'text', of: ({ id }) => id },
    { key: 'target', head: heads.target, kind: 'text', of: ({ target }) => target },
    { key: 'from', head: heads.from, kind: 'instant', of: ({ from }) => from },
    { key: 'to', head: heads.to, kind: 'instant', of: ({ to }) => to },
    { key: 'status', head: heads.status, kind: 'text', of: ({ status }) => heads.statuses[status] },
    { key: 'reason', head: heads.reason, kind: 'text', of: ({ reason }) => reason },
    { key: 'author', head: heads.author, kind: 'text', of: ({ author }) => author },
    { key: 'approvedBy', head: heads.approvedBy, kind: 'text', of: ({ approvedBy }) => approvedBy },
    {
      key: 'retroactive',
      head: heads.retroactive,
      kind: 'text',
      of: ({ retroactive }) => (retroactive ? words.yes : words.no),
    },
  ];
  return tableOf('adjustments', words.sections.adjustments, columns, report.adjustments);
}
