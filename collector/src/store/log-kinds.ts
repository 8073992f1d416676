export type DefinitionKind =
  | 'service'
  | 'slo'
  | 'sla'
  | 'calendar'
  | 'maintenance'
  | 'adjustment'
  | 'checks'
  | 'drill'
  | 'supplier'
  | 'capacity'
  | 'improvement'
  | 'invocation'
  | 'risk'
  | 'distribution';

/** What people say of what went wrong. It changes nothing that is evaluated, and there will be thousands. */
export type JournalKind = 'outage' | 'incident';

/** What the chain of definitions holds: besides them what was frozen of what was made by them, and to whom that was sent. */
export type LogKind = DefinitionKind | JournalKind | 'revision' | 'report' | 'delivery';
