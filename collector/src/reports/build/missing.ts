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
  /** Whether nobody looked at any line in all of its time that counts. */
  readonly isUnobserved: boolean;
}

/** While service is not back, nobody knows how long the outage was. */
const unrestored = new Set(['detected', 'acknowledged', 'in-progress']);

/** Exactly what is missing before a report can be final. */
export function missingOf({ outages, incidents, adjustments, ...period }: Unfinished): Missing[] {
  const inputs = outages.flatMap(({ outage, row, missing }) =>
    missing.map((what) => ({ what, target: outage.target, from: row.from })),
  );
  // Two lines may be about one service: what is missing is said once.
  const once = new Map(inputs.map((one) => [JSON.stringify(one), one]));
  return [
    ...(period.openUntil === null ? [] : [{ what: 'period-open' as const, until: period.openUntil }]),
    ...(period.isUnobserved ? [{ what: 'nothing-observed' as const }] : []),
    ...once.values(),
    ...incidents
      .filter(({ state }) => unrestored.has(state))
      .map(({ id }) => ({ what: 'incident-open' as const, incident: id })),
    ...adjustments
      .filter(({ approvedBy }) => approvedBy === null)
      .map(({ id }) => ({ what: 'adjustment-pending' as const, adjustment: id })),
  ];
}
