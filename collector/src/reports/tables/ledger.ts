import type { OutageClass, StretchClass } from '../../ledger/classes.ts';
import type { Language } from '../report.ts';
import type { OutageRow } from '../rows.ts';
import { ledgerWords } from '../words/ledger-words.ts';
import { outageColumns } from './outages.ts';
import { type Column, type Table, tableOf } from './table.ts';

/** A line of the downtime ledger: an outage, or time that was no outage and whose `downMs` counts nowhere. */
export interface LedgerLine extends OutageRow {
  /** Null for what is no outage. */
  readonly number: number | null;
  readonly class: OutageClass | StretchClass;
  readonly lengthMs: number;
}

/** Only a report looks up what the looks of checks said. */
const reportedOnly = new Set(['detect', 'detectedBy']);

/** One row for each line of the ledger. */
export function ledger(lines: readonly LedgerLine[], language: Language): Table {
  const words = ledgerWords[language];
  const columns: Column<LedgerLine>[] = [
    { key: 'number', head: words.number, kind: 'count', of: ({ number }) => number },
    { key: 'class', head: words.class, kind: 'text', of: (line) => words.classes[line.class] },
    { key: 'length', head: words.length, kind: 'duration', of: ({ lengthMs }) => lengthMs },
    ...outageColumns(language).filter(({ key }) => !reportedOnly.has(key)),
  ];
  return tableOf('ledger', words.heading, columns, lines);
}
