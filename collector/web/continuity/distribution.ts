import type { RecordKind } from './record-kind.ts';

const how = ['paper', 'encrypted-file', 'both'] as const;

/** Distributions: that the list of emergency contacts was handed out. */
export const distribution: RecordKind = {
  plural: 'distributions',
  prefix: 'distribution',
  fields: [
    { key: 'title', type: 'text', label: 'record.title', isRequired: true, initial: 'contacts.title' },
    { key: 'sla', type: 'sla', label: 'record.sla' },
    { key: 'edition', type: 'edition', label: 'record.edition', isRequired: true },
    { key: 'on', type: 'day', label: 'record.distribution.on', isRequired: true },
    {
      ...({ key: 'how', type: 'choice', label: 'record.how', isRequired: true } as const),
      choices: how.map((value) => ({ value, label: `record.how.${value}` as const })),
    },
    { key: 'to', type: 'long', label: 'record.to' },
  ],
  columns: ['edition', 'on', 'how', 'to'],
  orderBy: 'on',
};
