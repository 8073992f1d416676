import type { Language, Report } from '../report.ts';
import type { CapacityRow, ImprovementRow, SupplierRow } from '../upkeep-rows.ts';
import { wordsIn } from '../words/words-in.ts';
import { type Column, type Table, tableOf } from './table.ts';

/** One row for each workload and capacity. */
export function capacity(report: Report, language: Language): Table {
  const { upkeep: heads, figures } = wordsIn[language];
  const columns: Column<CapacityRow>[] = [
    { key: 'title', head: heads.title, kind: 'text', of: ({ title }) => title },
    { key: 'measured', head: heads.measured, kind: 'text', of: ({ measured }) => measured },
    { key: 'limit', head: heads.limit, kind: 'text', of: ({ limit }) => limit },
    {
      key: 'verdict',
      head: figures.verdict,
      kind: 'text',
      of: ({ verdict }) => (verdict ? heads.limits[verdict] : null),
    },
    { key: 'forecast', head: heads.forecast, kind: 'text', of: ({ forecast }) => forecast },
  ];
  return tableOf('capacity', heads.capacity, columns, report.capacity);
}

/** One row for each supplier. */
export function suppliers(report: Report, language: Language): Table {
  const { upkeep: heads, figures, verdicts } = wordsIn[language];
  const columns: Column<SupplierRow>[] = [
    { key: 'title', head: heads.supplier, kind: 'text', of: ({ title }) => title },
    { key: 'objective', head: heads.objective, kind: 'objective', of: ({ objective }) => objective },
    { key: 'actual', head: heads.actual, kind: 'objective', of: ({ actual }) => actual },
    {
      key: 'verdict',
      head: figures.verdict,
      kind: 'text',
      of: ({ met }) => (met === null ? null : verdicts[met ? 'met' : 'missed']),
    },
    { key: 'note', head: heads.note, kind: 'text', of: ({ note }) => note },
  ];
  return tableOf('suppliers', heads.suppliers, columns, report.suppliers);
}

/** One row for each improvement. */
export function improvements(report: Report, language: Language): Table {
  const { upkeep: heads } = wordsIn[language];
  const columns: Column<ImprovementRow>[] = [
    { key: 'title', head: heads.improvement, kind: 'text', of: ({ title }) => title },
    { key: 'owner', head: heads.owner, kind: 'text', of: ({ owner }) => owner },
    { key: 'due', head: heads.dueOn, kind: 'day', of: ({ dueOn }) => dueOn },
    { key: 'done', head: heads.doneOn, kind: 'day', of: ({ doneOn }) => doneOn },
    { key: 'state', head: heads.state, kind: 'text', of: ({ state }) => heads.states[state] },
  ];
  return tableOf('improvements', heads.improvements, columns, report.improvements);
}

/** One row for each decision. */
export function decisions(report: Report, language: Language): Table {
  const { upkeep: heads } = wordsIn[language];
  const columns: Column<string>[] = [{ key: 'text', head: heads.decisions, kind: 'text', of: (text) => text }];
  return tableOf('decisions', heads.decisions, columns, report.decisions);
}
