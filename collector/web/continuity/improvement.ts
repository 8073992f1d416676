import type { RecordKind } from './record-kind.ts';

/** Improvements: what shall be better than it was. */
export const improvement: RecordKind = {
  plural: 'improvements',
  prefix: 'improvement',
  fields: [
    { key: 'title', type: 'text', label: 'record.title', isRequired: true },
    { key: 'sla', type: 'sla', label: 'record.sla' },
    { key: 'raisedOn', type: 'day', label: 'record.raisedOn', isRequired: true },
    { key: 'owner', type: 'text', label: 'record.owner' },
    { key: 'dueOn', type: 'day', label: 'record.dueOn' },
    { key: 'doneOn', type: 'day', label: 'record.doneOn' },
    { key: 'incident', type: 'incident', label: 'record.incident' },
    { key: 'description', type: 'long', label: 'record.description' },
    { key: 'result', type: 'long', label: 'record.result' },
  ],
  columns: ['raisedOn', 'owner', 'dueOn', 'doneOn', 'incident'],
  orderBy: 'raisedOn',
};
