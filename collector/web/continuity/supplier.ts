import type { RecordKind } from './record-kind.ts';

/** Suppliers: what their contract promises, and what they delivered month by month. */
export const supplier: RecordKind = {
  plural: 'suppliers',
  prefix: 'supplier',
  fields: [
    { key: 'title', type: 'text', label: 'record.title', isRequired: true },
    { key: 'sla', type: 'sla', label: 'record.sla' },
    { key: 'objective', type: 'percent', label: 'record.objective' },
    { key: 'contact', type: 'text', label: 'record.contact' },
    { key: 'description', type: 'long', label: 'record.description' },
  ],
  months: [
    { key: 'actual', type: 'percent', label: 'record.actual' },
    { key: 'note', type: 'text', label: 'record.note' },
  ],
  columns: ['objective', 'month', 'actual', 'note'],
};
