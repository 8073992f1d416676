import type { RecordKind } from './record-kind.ts';

/** Drills: what was rehearsed, and how it went. */
export const drill: RecordKind = {
  plural: 'drills',
  prefix: 'drill',
  fields: [
    { key: 'title', type: 'text', label: 'record.title', isRequired: true },
    { key: 'sla', type: 'sla', label: 'record.sla' },
    { key: 'on', type: 'day', label: 'record.drill.on', isRequired: true },
    { key: 'scenario', type: 'long', label: 'record.scenario', isRequired: true },
    { key: 'participants', type: 'text', label: 'record.participants' },
    { key: 'rto', type: 'duration', label: 'record.rto' },
    { key: 'took', type: 'duration', label: 'record.took' },
    { key: 'rpo', type: 'duration', label: 'record.rpo' },
    { key: 'lost', type: 'duration', label: 'record.lost' },
    { key: 'passed', type: 'flag', label: 'record.passed' },
    { key: 'findings', type: 'long', label: 'record.findings' },
    { key: 'nextOn', type: 'day', label: 'record.next' },
  ],
  columns: ['on', 'rto', 'took', 'rpo', 'lost', 'passed', 'nextOn'],
  orderBy: 'on',
};
