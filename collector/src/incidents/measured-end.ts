import type { OutageSpan } from './attach-notes.ts';

/** Until when the outages of an incident were measured to last; null while one of them does, undefined where it has none. */
export type MeasuredEndMs = number | null | undefined;

/** The end of the last of some outages; what the ledger has no longer says nothing. */
export function measuredEndOf(outages: readonly (Pick<OutageSpan, 'toMs'> | undefined)[]): MeasuredEndMs {
  const ends = outages.flatMap((outage) => (outage ? [outage.toMs] : []));
  if (ends.length === 0) return undefined;
  return ends.reduce((last, endMs) => (last === null || endMs === null ? null : Math.max(last, endMs)));
}

/** Whether the ledger has service down for longer than an instant at which it is said to be back. */
export function isBeforeMeasured(saidMs: number, measuredEndMs: MeasuredEndMs): boolean {
  return measuredEndMs === null || (measuredEndMs !== undefined && saidMs < measuredEndMs);
}
