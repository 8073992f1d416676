import type { Account } from './account.ts';
import type { Interval } from './change.ts';
import type { Policy } from './definitions.ts';
import { isDownUnder, isUnknown } from './figures.ts';
import { intersection, overlapsMs } from './intervals.ts';
import type { Outage } from './outages.ts';
import { runsOf, type Step, type Timeline } from './timeline.ts';

/**
 * What a contract takes an outage for: one that counts, or why it does not. One that counts in part is unplanned; of several reasons the first
 * of these is told.
 */
export type OutageClass = 'unplanned' | 'excluded' | 'planned' | 'outside-hours';

/** What is no outage and yet belongs into a ledger: low quality, down time too short to count, time when nobody could look. */
export type StretchClass = 'degraded' | 'brief' | 'unknown';

export interface ClassedStretch extends Interval {
  readonly class: StretchClass;
  /** What of it lies in time that counts. */
  readonly inBaseMs: number;
  readonly reason?: string;
}

export function classOf({ fromMs, toMs, countedMs }: Outage, account: Account, asOfMs: number): OutageClass {
  if (countedMs > 0) return 'unplanned';
  const whole = [{ fromMs, toMs: toMs ?? asOfMs }];
  if (intersection(account.byAdjustment, whole).length > 0) return 'excluded';
  return intersection(account.withinCap, whole).length > 0 ? 'planned' : 'outside-hours';
}

/** Everything else that reaches into the base of a window, at full length, in order of time. */
export function stretchesOf(point: Timeline, policy: Policy, { base }: Account, asOfMs: number): ClassedStretch[] {
  const isDown = isDownUnder(policy);
  const isDegraded = (step: Step) => step.status === 'degraded' && !isDown(step);
  const isBrief = ({ fromMs, toMs }: Interval) => toMs - fromMs < policy.ignoreShorterThanMs;
  const runs = {
    degraded: runsOf(point, asOfMs, isDegraded),
    brief: runsOf(point, asOfMs, isDown).filter(isBrief),
    unknown: runsOf(point, asOfMs, isUnknown),
  };
  return (['degraded', 'brief', 'unknown'] as const)
    .flatMap((name) => within(runs[name], name, base, point))
    .sort((a, b) => a.fromMs - b.fromMs);
}

function within(
  runs: readonly Interval[],
  name: StretchClass,
  base: readonly Interval[],
  point: Timeline,
): ClassedStretch[] {
  const inBase = overlapsMs(runs, base);
  return runs.flatMap((run, index) => {
    const inBaseMs = inBase[index] ?? 0;
    if (inBaseMs === 0) return [];
    const reason = point.findLast(({ fromMs }) => fromMs <= run.fromMs)?.reason;
    // What was never seen before is unknown since ever: the stretch then begins where time counts.
    const fromMs = Number.isFinite(run.fromMs) ? run.fromMs : (base[0]?.fromMs ?? 0);
    return [{ ...run, fromMs, class: name, inBaseMs, ...(reason !== undefined && { reason }) }];
  });
}
