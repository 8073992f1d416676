import type { RecordKind } from './record-kind.ts';

/** Invocations: when the plan was followed in earnest. */
export const invocation: RecordKind = {
  plural: 'invocations',
  prefix: 'invocation',
  fields: [
    { key: 'title', type: 'text', label: 'record.title', isRequired: true },
    { key: 'sla', type: 'sla', label: 'record.sla' },
    { key: 'on', type: 'day', label: 'record.invocation.on', isRequired: true },
    { key: 'why', type: 'long', label: 'record.why', isRequired: true },
    { key: 'decidedBy', type: 'text', label: 'record.decidedBy' },
    { key: 'incident', type: 'incident', label: 'record.incident' },
    { key: 'rto', type: 'duration', label: 'record.rto' },
    { key: 'took', type: 'duration', label: 'record.took' },
    { key: 'rpo', type: 'duration', label: 'record.rpo' },
    { key: 'lost', type: 'duration', label: 'record.lost' },
    { key: 'endedOn', type: 'day', label: 'record.endedOn' },
    { key: 'findings', type: 'long', label: 'record.findings' },
  ],
  columns: ['on', 'decidedBy', 'rto', 'took', 'incident', 'endedOn'],
  orderBy: 'on',
};
