import type { Change, Interval, Status } from './change.ts';

/** What a target was from `fromMs` until the next step. Every unknown step has a reason. */
export interface Step {
  readonly fromMs: number;
  readonly status: Status;
  readonly reason?: string;
}

/** A status for every instant: steps in order of time, the first beginning at -Infinity. What counts as its end is the reader's affair. */
export type Timeline = readonly Step[];

/** A stretch of time that reads differently from what the changes say. */
export interface Patch extends Interval {
  readonly status: Status;
  readonly reason?: string;
}

/** What is not known to be anything else: nobody looked yet. */
const notObserved: Step = { fromMs: Number.NEGATIVE_INFINITY, status: 'unknown', reason: 'not-observed' };

/** Of changes at one instant the worst counts. */
const severity = { up: 0, degraded: 1, unknown: 2, down: 3 } as const;

/** The changes that count at `asOfMs`, in order of time, one an instant. */
export function knownChanges(changes: readonly Change[], asOfMs: number): readonly Change[] {
  if (isSettled(changes, asOfMs)) return changes;
  return changes
    .filter(({ atMs }) => atMs < asOfMs)
    .sort((a, b) => a.atMs - b.atMs || severity[b.status] - severity[a.status])
    .filter((change, index, all) => all[index - 1]?.atMs !== change.atMs);
}

function isSettled(changes: readonly Change[], asOfMs: number): boolean {
  let beforeMs = Number.NEGATIVE_INFINITY;
  for (const { atMs } of changes) {
    if (atMs <= beforeMs) return false;
    beforeMs = atMs;
  }
  return beforeMs < asOfMs;
}

/** Takes the changes as `knownChanges` returns them. */
export function timelineOf(changes: readonly Change[]): Timeline {
  const steps: Step[] = [notObserved];
  for (const { atMs, status, reason } of changes) {
    if (status === 'unknown') steps.push({ fromMs: atMs, status, reason: reason ?? 'unspecified' });
    else steps.push(reason === undefined ? { fromMs: atMs, status } : { fromMs: atMs, status, reason });
  }
  return steps;
}

/** Outside `[monitoredFromMs, monitoredToMs)` nobody was asked to look. */
export function unmonitored(monitoredFromMs: number | null, monitoredToMs: number | null): Patch[] {
  const unknown = { status: 'unknown', reason: 'not-monitored' } as const;
  const before =
    monitoredFromMs === null ? [] : [{ fromMs: Number.NEGATIVE_INFINITY, toMs: monitoredFromMs, ...unknown }];
  const after = monitoredToMs === null ? [] : [{ fromMs: monitoredToMs, toMs: Number.POSITIVE_INFINITY, ...unknown }];
  return [...before, ...after];
}

/** The timeline with `patches` (in order of time, apart from each other) laid over it. */
export function patched(timeline: Timeline, patches: readonly Patch[]): Timeline {
  if (patches.length === 0) return timeline;
  const steps: Step[] = [];
  let next = 0;
  let under = notObserved;
  for (const patch of patches) {
    for (; next < timeline.length; next++) {
      const step = timeline[next] as Step;
      if (step.fromMs >= patch.fromMs) break;
      steps.push(step);
      under = step;
    }
    // Where the patch before ended at this very instant, what lay under it never came to light.
    if (steps.at(-1)?.fromMs === patch.fromMs) steps.pop();
    steps.push(patch);
    for (; next < timeline.length; next++) {
      const step = timeline[next] as Step;
      if (step.fromMs > patch.toMs) break;
      under = step;
    }
    if (patch.toMs < Number.POSITIVE_INFINITY) steps.push(resumed(under, patch.toMs));
  }
  for (; next < timeline.length; next++) steps.push(timeline[next] as Step);
  return steps;
}

function resumed(step: Step, fromMs: number): Step {
  if (step.fromMs === fromMs) return step;
  return step.reason === undefined
    ? { fromMs, status: step.status }
    : { fromMs, status: step.status, reason: step.reason };
}

/** The maximal stretches before `untilMs` whose status is one of `statuses`. */
export function runsOf(timeline: Timeline, untilMs: number, isIn: (step: Step) => boolean): Interval[] {
  const runs: Interval[] = [];
  let fromMs: number | undefined;
  for (const step of timeline) {
    if (step.fromMs >= untilMs) break;
    if (isIn(step)) {
      fromMs ??= step.fromMs;
    } else if (fromMs !== undefined) {
      runs.push({ fromMs, toMs: step.fromMs });
      fromMs = undefined;
    }
  }
  if (fromMs !== undefined) runs.push({ fromMs, toMs: untilMs });
  return runs;
}
