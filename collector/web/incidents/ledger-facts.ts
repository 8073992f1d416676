import type { IncidentDetail } from '../../src/api/journal-answers.ts';

/** What the ledger knows of an incident, as every document about it tells it. */
export interface LedgerFacts {
  /** When it began: as it was said, else as the first of its outages did, else when it was detected. */
  readonly beganAt: string;
  /** Outages of one incident overlap, so the longest tells how long it was down; null where the ledger has none. */
  readonly down: { readonly fullMs: number; readonly countedMs: number } | null;
}

export function ledgerFacts({ incident, outages }: Pick<IncidentDetail, 'incident' | 'outages'>): LedgerFacts {
  const starts = outages.flatMap(({ from }) => (from === null ? [] : [from])).toSorted();
  const beganAt = incident.occurredAt ?? starts[0] ?? incident.detectedAt;
  if (starts.length === 0) return { beganAt, down: null };
  return {
    beganAt,
    down: {
      fullMs: Math.max(...outages.map(({ downMs }) => downMs)),
      countedMs: Math.max(...outages.map(({ countedMs }) => countedMs)),
    },
  };
}
