import type { Reading } from './bounds.ts';
import type { Interval } from './change.ts';
import type { Policy } from './definitions.ts';
import { difference, intersection, lengthMs, overlapsMs, union } from './intervals.ts';
import { type Outage, outagesOf } from './outages.ts';
import { percentOf, type Ratio, ratioOf } from './percent.ts';
import { runsOf, type Step, type Timeline } from './timeline.ts';

/** The time a figure is about. The sets reach over the whole window, also what of it has not happened yet. */
export interface Scope {
  readonly window: Interval;
  readonly asOfMs: number;
  readonly agreed: readonly Interval[];
  readonly excluded: readonly Interval[];
  /** Time that counts as up, whatever it was. */
  readonly countedAsUp: readonly Interval[];
}

export interface Figures {
  readonly agreedMs: number;
  readonly excludedMs: number;
  readonly baseMs: number;
  readonly unknownMs: number;
  readonly downMs: number;
  readonly primary: Ratio | null;
  readonly worst: Ratio | null;
  readonly best: Ratio | null;
  readonly coverage: string | null;
  readonly unknownByReason: Readonly<Record<string, number>>;
  readonly outageCount: number;
  readonly outages: readonly Outage[];
  readonly mttrMs: number | null;
  readonly mtbfMs: number | null;
}

/** What the readings of a target or service come to within `scope`. */
export function figuresOf(reading: Reading, scope: Scope, policy: Policy): Figures {
  const { asOfMs, window } = scope;
  const elapsed = { fromMs: window.fromMs, toMs: Math.min(window.toMs, asOfMs) };
  const agreed = intersection(scope.agreed, [elapsed]);
  const base = difference(agreed, scope.excluded);
  const counted = difference(base, scope.countedAsUp);
  const runs = downRuns(reading, asOfMs, policy);
  const unknown = runsOf(reading.point, asOfMs, isUnknown);
  const within = (...sets: readonly (readonly Interval[])[]) => lengthMs(intersection(union(...sets), counted));

  const baseMs = lengthMs(base);
  const downMs = within(runs.point);
  const unknownMs = within(unknown);
  const worstMs = within(runs.point, runs.pessimistic, unknown, runsOf(reading.pessimistic, asOfMs, isUnknown));
  const bestMs = within(intersection(runs.point, runs.optimistic));
  const outages = outagesOf(runs.point, unknown, { elapsed, counted, asOfMs });
  const outageCount = outages.filter(({ countedMs }) => countedMs > 0).length;
  const [badMs, primary] = primaryOf(policy, { baseMs, downMs, unknownMs });
  return {
    agreedMs: lengthMs(agreed),
    excludedMs: lengthMs(agreed) - baseMs,
    baseMs,
    unknownMs,
    downMs: badMs,
    primary,
    worst: ratioOf(worstMs, baseMs),
    best: ratioOf(bestMs, baseMs),
    coverage: baseMs === 0 ? null : percentOf(baseMs - unknownMs, baseMs),
    unknownByReason: reasonsOf(reading.point, asOfMs, counted),
    outageCount,
    outages,
    mttrMs: quotient(downMs, outageCount),
    mtbfMs: quotient(baseMs - unknownMs - downMs, outageCount),
  };
}

/** The bad time and the figure that it makes, by what the contract says of time in which nobody could look. */
export function primaryOf(
  { unknown }: Policy,
  { baseMs, downMs, unknownMs }: Pick<Figures, 'baseMs' | 'downMs' | 'unknownMs'>,
): [badMs: number, primary: Ratio | null] {
  const parts = {
    exclude: [downMs, baseMs - unknownMs],
    down: [downMs + unknownMs, baseMs],
    up: [downMs, baseMs],
  } as const;
  const [badMs, ofMs] = parts[unknown];
  return [badMs, ratioOf(badMs, ofMs)];
}

export const isUnknown = (step: Step) => step.status === 'unknown';

/** Whether a status counts as down under the contract. */
export function isDownUnder({ degraded }: Policy): (step: Step) => boolean {
  return (step) => step.status === 'down' || (step.status === 'degraded' && degraded === 'down');
}

/** The runs that count as down in each reading, at full length, without those the contract ignores. */
export function downRuns(reading: Reading, asOfMs: number, policy: Policy): Record<keyof Reading, readonly Interval[]> {
  const isDown = isDownUnder(policy);
  const all = runsOf(reading.point, asOfMs, isDown);
  const pessimistic = runsOf(reading.pessimistic, asOfMs, isDown);
  const optimistic = runsOf(reading.optimistic, asOfMs, isDown);
  const isShort = ({ fromMs, toMs }: Interval) => toMs - fromMs < policy.ignoreShorterThanMs;
  const point = all.filter((run) => !isShort(run));
  if (point.length === all.length) return { point, pessimistic, optimistic };
  // A stretched run without any point run in it stays: nothing in it was found short.
  const heldMs = overlapsMs(pessimistic, all);
  const countedMs = overlapsMs(pessimistic, point);
  return {
    point,
    pessimistic: pessimistic.filter((_, index) => heldMs[index] === 0 || countedMs[index] !== 0),
    optimistic,
  };
}

/** In the order of their names, so that the same evidence gives the same bytes. */
function reasonsOf(point: Timeline, asOfMs: number, counted: readonly Interval[]): Record<string, number> {
  const unknown: (Interval & { readonly reason: string })[] = [];
  for (const [index, step] of point.entries()) {
    if (step.fromMs >= asOfMs) break;
    const toMs = Math.min(point[index + 1]?.fromMs ?? asOfMs, asOfMs);
    if (isUnknown(step)) unknown.push({ fromMs: step.fromMs, toMs, reason: step.reason ?? 'unspecified' });
  }
  const sums = new Map<string, number>();
  for (const [index, ms] of overlapsMs(unknown, counted).entries()) {
    const { reason } = unknown[index] as { reason: string };
    if (ms > 0) sums.set(reason, (sums.get(reason) ?? 0) + ms);
  }
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function quotient(ms: number, count: number): number | null {
  return count === 0 ? null : (ms - (ms % count)) / count;
}
