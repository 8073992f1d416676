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
  ...[1, 2, 3, 7, 14, 28, 56].map((n) => n * dayMs),
];

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
  const stepMs = stepsMs.find((step) => lengthMs / step <= countMax) ?? lengthMs;
  const atMs: number[] = [];
  const firstWallMs = Math.floor((window.fromMs + zone.offsetMs(window.fromMs)) / stepMs) * stepMs;
  for (let wallMs = firstWallMs; ; wallMs += stepMs) {
    const tickMs = instantOf(wallMs, zone);
    if (tickMs >= window.toMs) return { stepMs, atMs };
    if (tickMs >= window.fromMs && tickMs > (atMs.at(-1) ?? Number.NEGATIVE_INFINITY)) atMs.push(tickMs);
  }
}
