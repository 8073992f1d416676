import { instantOf, type Zone } from '../format/zone.ts';
import type { Window } from './timeline-geometry.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Distances between ticks that people can read between. */
const stepsMs = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * secondMs),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minuteMs),
  ...[1, 2, 3, 4, 6, 12].map((n) => n * hourMs),
  ...[1, 2, 3, 7, 14].map((n) => n * dayMs),
];

/** Further apart ticks stand where months begin, whose lengths differ. */
const stepsMonths = [1, 2, 3, 6, 12];
const monthMs = (365.25 / 12) * dayMs;

export interface Ticks {
  readonly stepMs: number;
  readonly atMs: readonly number[];
}

/**
 * Ticks at round times of the zone's clocks, at most `countMax`. The steps are taken on the wall clock, so that they
 * stay round over a change of the clocks.
 */
export function ticksOf(window: Window, countMax: number, zone: Zone): Ticks {
  const lengthMs = window.toMs - window.fromMs;
  const stepMs = stepsMs.find((step) => lengthMs / step <= countMax);
  if (stepMs === undefined) {
    const months = stepsMonths.find((step) => lengthMs / (step * monthMs) <= countMax) ?? 12;
    return { stepMs: months * monthMs, atMs: monthStarts(window, months, zone) };
  }
  const atMs: number[] = [];
  const firstWallMs = Math.floor((window.fromMs + zone.offsetMs(window.fromMs)) / stepMs) * stepMs;
  for (let wallMs = firstWallMs; ; wallMs += stepMs) {
    const tickMs = instantOf(wallMs, zone);
    if (tickMs >= window.toMs) return { stepMs, atMs };
    if (tickMs >= window.fromMs && tickMs > (atMs.at(-1) ?? Number.NEGATIVE_INFINITY)) atMs.push(tickMs);
  }
}

/** Every so many months' first midnight within the window, counted from the beginning of a year. */
function monthStarts({ fromMs, toMs }: Window, months: number, zone: Zone): number[] {
  const { year, month } = zone.wallClock(fromMs);
  const starts: number[] = [];
  for (let count = Math.floor((year * 12 + month - 1) / months) * months; ; count += months) {
    const atMs = instantOf(Date.UTC(Math.floor(count / 12), count % 12), zone);
    if (atMs >= toMs) return starts;
    if (atMs >= fromMs) starts.push(atMs);
  }
}
