import type { RecordKind } from './record-kind.ts';

/** Capacity: what fills up or is used up, and how far it is, month by month. */
export const capacity: RecordKind = {
  plural: 'capacities',
  prefix: 'capacity',
  fields: [
    { key: 'title', type: 'text', label: 'record.title', isRequired: true },
    { key: 'sla', type: 'sla', label: 'record.sla' },
    { key: 'limit', type: 'text', label: 'record.limit' },
    { key: 'contact', type: 'text', label: 'record.contact' },
    { key: 'description', type: 'long', label: 'record.description' },
  ],
  months: [
    { key: 'measured', type: 'text', label: 'record.measured', isRequired: true },
    { key: 'forecast', type: 'text', label: 'record.forecast' },
  ],
  columns: ['limit', 'month', 'measured', 'forecast'],
};
