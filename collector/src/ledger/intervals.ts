import type { Interval } from './change.ts';

/*
 * Sets of time: lists of intervals in order of time that neither overlap nor touch. Every function takes and returns such
 * lists, except that `union` takes any.
 */

/** The time in any of the lists. */
export function union(...lists: readonly (readonly Interval[])[]): Interval[] {
  const given = lists.filter((list) => list.length > 0);
  const all = given.length === 1 ? (given[0] as readonly Interval[]) : given.flat();
  const merged: Interval[] = [];
  let last: Interval | undefined;
  for (const one of isInOrder(all) ? all : all.toSorted(byStart)) {
    if (one.fromMs >= one.toMs) continue;
    if (last === undefined || one.fromMs > last.toMs) {
      last = one;
      merged.push(one);
    } else if (one.toMs > last.toMs) {
      last = { fromMs: last.fromMs, toMs: one.toMs };
      merged[merged.length - 1] = last;
    }
  }
  return merged;
}

function isInOrder(intervals: readonly Interval[]): boolean {
  return intervals.every(({ fromMs }, index) => index === 0 || (intervals[index - 1] as Interval).fromMs <= fromMs);
}

function byStart(a: Interval, b: Interval): number {
  return a.fromMs < b.fromMs ? -1 : a.fromMs > b.fromMs ? 1 : 0;
}

/** The time in both. */
export function intersection(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const both: Interval[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] as Interval;
    const right = b[j] as Interval;
    const fromMs = Math.max(left.fromMs, right.fromMs);
    const toMs = Math.min(left.toMs, right.toMs);
    if (fromMs < toMs) both.push({ fromMs, toMs });
    if (left.toMs <= right.toMs) i++;
    else j++;
  }
  return both;
}

/** The time in `a` and not in `b`. */
export function difference(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const rest: Interval[] = [];
  let j = 0;
  for (const { fromMs, toMs } of a) {
    let leftMs = fromMs;
    while (j < b.length && (b[j] as Interval).toMs <= leftMs) j++;
    for (let k = j; k < b.length && (b[k] as Interval).fromMs < toMs; k++) {
      const hole = b[k] as Interval;
      if (leftMs < hole.fromMs) rest.push({ fromMs: leftMs, toMs: hole.fromMs });
      leftMs = Math.max(leftMs, hole.toMs);
    }
    if (leftMs < toMs) rest.push({ fromMs: leftMs, toMs });
  }
  return rest;
}

/** How much time it is. */
export function lengthMs(intervals: readonly Interval[]): number {
  return intervals.reduce((sumMs, { fromMs, toMs }) => sumMs + (toMs - fromMs), 0);
}

/** For each of `intervals` how much of it lies in `set`. */
export function overlapsMs(intervals: readonly Interval[], set: readonly Interval[]): number[] {
  let j = 0;
  return intervals.map(({ fromMs, toMs }) => {
    while (j < set.length && (set[j] as Interval).toMs <= fromMs) j++;
    let overlapMs = 0;
    for (let k = j; k < set.length && (set[k] as Interval).fromMs < toMs; k++) {
      const one = set[k] as Interval;
      overlapMs += Math.min(one.toMs, toMs) - Math.max(one.fromMs, fromMs);
    }
    return overlapMs;
  });
}

/** The first `budgetMs` of the set, in order of time. */
export function firstPart(intervals: readonly Interval[], budgetMs: number): Interval[] {
  const part: Interval[] = [];
  let leftMs = budgetMs;
  for (const { fromMs, toMs } of intervals) {
    if (leftMs <= 0) break;
    const endMs = Math.min(toMs, fromMs + leftMs);
    part.push({ fromMs, toMs: endMs });
    leftMs -= endMs - fromMs;
  }
  return part;
}
