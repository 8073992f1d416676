import type { Interval } from './change.ts';
import type { Adjustment } from './definitions.ts';
import { difference, union } from './intervals.ts';
import type { Patch } from './timeline.ts';

/** What the approved adjustments of one target make of its time. */
export interface Adjusted {
  /** What the target was instead. */
  readonly replaced: readonly Patch[];
  /** Time that does not count; what the target was in it stays. */
  readonly excluded: readonly Interval[];
}

const none: Adjusted = { replaced: [], excluded: [] };

/** Adjustments are definitions: their order counts, and of overlapping ones on a target the last wins. */
export function adjustedBy(adjustments: readonly Adjustment[], target: string): Adjusted {
  const approved = adjustments.filter((one) => one.target === target && one.approvedBy !== null);
  if (approved.length === 0) return none;
  const replaced: Patch[] = [];
  let excluded: Interval[] = [];
  let taken: Interval[] = [];
  for (const { fromMs, toMs, status } of approved.toReversed()) {
    const free = difference([{ fromMs, toMs }], taken);
    taken = union(taken, free);
    if (status === 'excluded') excluded = union(excluded, free);
    else
      replaced.push(...free.map((part) => ({ ...part, status, ...(status === 'unknown' && { reason: 'adjusted' }) })));
  }
  return { replaced: replaced.sort((a, b) => a.fromMs - b.fromMs), excluded };
}
