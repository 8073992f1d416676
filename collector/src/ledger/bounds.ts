import type { Change, Interval } from './change.ts';
import { union } from './intervals.ts';
import { type Patch, patched, runsOf, type Step, type Timeline } from './timeline.ts';

/** One target, read three ways. */
export interface Reading {
  readonly point: Timeline;
  readonly pessimistic: Timeline;
  readonly optimistic: Timeline;
}

/** What the changes say, and what is laid over it. */
export interface Evidence {
  readonly changes: readonly Change[];
  readonly timeline: Timeline;
  readonly unmonitored: readonly Patch[];
  readonly adjusted: readonly Patch[];
  readonly asOfMs: number;
}

const isDown = (step: Step) => step.status === 'down';
const isBad = (step: Step) => step.status === 'down' || step.status === 'degraded';

/** The point reading, and how much worse or better it may have been within the bounds of the changes. */
export function readingOf(evidence: Evidence): Reading {
  const over = (timeline: Timeline) => patched(patched(timeline, evidence.unmonitored), evidence.adjusted);
  const point = over(evidence.timeline);
  const bounded = new Map<number, Change>();
  for (const change of evidence.changes) {
    if (change.earliestMs !== undefined || change.latestMs !== undefined) bounded.set(change.atMs, change);
  }
  if (bounded.size === 0) return { point, pessimistic: point, optimistic: point };
  return {
    point,
    // Adjusted and unmonitored time reads as it is: it is laid over the stretches too.
    pessimistic: over(pessimistic(point, bounded, evidence)),
    optimistic: over(optimistic(bounded, evidence)),
  };
}

function pessimistic(point: Timeline, bounded: ReadonlyMap<number, Change>, evidence: Evidence): Timeline {
  const boundAt = (atMs: number) => {
    const isTouched = evidence.adjusted.some(({ fromMs, toMs }) => fromMs <= atMs && atMs <= toMs);
    return isTouched ? undefined : bounded.get(atMs);
  };
  const stretched = (isIn: (step: Step) => boolean): Interval[] =>
    union(
      runsOf(point, evidence.asOfMs, isIn).map(({ fromMs, toMs }) => ({
        fromMs: boundAt(fromMs)?.earliestMs ?? fromMs,
        toMs: boundAt(toMs)?.latestMs ?? toMs,
      })),
    );
  return patched(patched(point, as('degraded', stretched(isBad))), as('down', stretched(isDown)));
}

/** Shrinking goes by the changes alone: an adjustment of one half of a run says nothing about the other. */
function optimistic(bounded: ReadonlyMap<number, Change>, { timeline, asOfMs }: Evidence): Timeline {
  const shrunk = (isIn: (step: Step) => boolean): Interval[] =>
    runsOf(timeline, asOfMs, isIn)
      .map(({ fromMs, toMs }) => ({
        fromMs: bounded.get(fromMs)?.latestMs ?? fromMs,
        toMs: bounded.get(toMs)?.earliestMs ?? toMs,
      }))
      .filter(({ fromMs, toMs }) => fromMs < toMs);
  const better = patched(timeline, as('up', runsOf(timeline, asOfMs, isBad)));
  return patched(patched(better, as('degraded', shrunk(isBad))), as('down', shrunk(isDown)));
}

function as(status: 'up' | 'degraded' | 'down', intervals: readonly Interval[]): Patch[] {
  return intervals.map(({ fromMs, toMs }) => ({ fromMs, toMs, status }));
}
