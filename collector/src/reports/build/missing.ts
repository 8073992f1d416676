import type { Missing } from '../report.ts';
import type { AdjustmentRow, IncidentRow } from '../rows.ts';
import type { ToldOutage } from './outage-rows.ts';

/** What a report still rests on that nobody has said or decided. */
export interface Unfinished {
  readonly outages: readonly ToldOutage[];
  readonly incidents: readonly IncidentRow[];
  readonly adjustments: readonly AdjustmentRow[];
  /** When the period ends, where that is still ahead. */
  readonly openUntil: string | null;
}

/** While service is not back, nobody knows how long the outage was. */
const unrestored = new Set(['detected', 'acknowledged', 'in-progress']);

/** Exactly what is missing before a report can be final. */
export function missingOf({ outages, incidents, adjustments, openUntil }: Unfinished): Missing[] {
  const inputs = outages.flatMap(({ outage, row, missing }) =>
    missing.map((what) => ({ what, target: outage.target, from: row.from })),
  );
  // Two lines may be about one service: what is missing is said once.
  const once = new Map(inputs.map((one) => [JSON.stringify(one), one]));
  return [
    ...(openUntil === null ? [] : [{ what: 'period-open' as const, until: openUntil }]),
    ...once.values(),
    ...incidents
      .filter(({ state }) => unrestored.has(state))
      .map(({ id }) => ({ what: 'incident-open' as const, incident: id })),
    ...adjustments
      .filter(({ approvedBy }) => approvedBy === null)
      .map(({ id }) => ({ what: 'adjustment-pending' as const, adjustment: id })),
  ];
}
