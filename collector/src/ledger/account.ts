import { agreedTime } from './calendars.ts';
import type { Interval } from './change.ts';
import type { Definitions, Slo } from './definitions.ts';
import { exclusionOf } from './exclusion.ts';
import { downRuns, isUnknown } from './figures.ts';
import { difference, intersection } from './intervals.ts';
import type { Readings } from './readings.ts';
import { runsOf } from './timeline.ts';

/** The time of a window told apart: the sets that the figures of an evaluation are the lengths of. */
export interface Account {
  /** Agreed time up to now. */
  readonly agreed: readonly Interval[];
  /** What adjustments took out of it, and what maintenance took out besides. */
  readonly byAdjustment: readonly Interval[];
  readonly byMaintenance: readonly Interval[];
  /** What is left: the denominator. */
  readonly base: readonly Interval[];
  /** Base that was down, and base in which nobody could look. */
  readonly down: readonly Interval[];
  readonly unknown: readonly Interval[];
  /** The base of the whole window, also of what of it has not happened yet. */
  readonly wholeBase: readonly Interval[];
  /** Agreed time under maintenance that the policy accepts, and what of it the cap leaves. */
  readonly maintained: readonly Interval[];
  readonly withinCap: readonly Interval[];
  /** Maintenance that the policy accepts, also outside agreed time and the window, without what the cap of the window does not cover. */
  readonly planned: readonly Interval[];
}

/** What time of `window` an SLO counts as what: by the same rules as `evaluatorOf`, and of the same readings. */
export function accountOf(slo: Slo, window: Interval, definitions: Definitions, readings: Readings): Account {
  const { asOfMs, calendars } = definitions;
  const whole = slo.serviceHours === null ? [window] : agreedTime(calendars.get(slo.serviceHours) ?? [], window);
  const exclusion = exclusionOf(slo.target, whole, slo.policy, definitions, readings);
  const { excluded, countedAsUp, byAdjustment, maintained, withinCap, planned } = exclusion;
  const toMs = Math.min(window.toMs, asOfMs);
  const agreed = window.fromMs < toMs ? intersection(whole, [{ fromMs: window.fromMs, toMs }]) : [];
  const base = difference(agreed, excluded);
  const counted = difference(base, countedAsUp);
  const { point } = readings.reading(slo.target);
  return {
    agreed,
    byAdjustment: intersection(agreed, byAdjustment),
    byMaintenance: difference(difference(agreed, base), byAdjustment),
    base,
    down: intersection(downRuns(readings.reading(slo.target), asOfMs, slo.policy).point, counted),
    unknown: intersection(runsOf(point, asOfMs, isUnknown), counted),
    wholeBase: difference(whole, excluded),
    maintained,
    withinCap,
    planned,
  };
}
