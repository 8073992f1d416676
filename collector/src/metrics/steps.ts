import type { Interval } from '../ledger/change.ts';
import type { Points } from './points.ts';
import { widen } from './widen.ts';

export interface StepSeries {
  readonly metric: number;
  readonly instance: string;
  /** Scaled, one for each step; null where no sample lies in the step: a gap is a gap. */
  readonly average: readonly (number | null)[];
  readonly min: readonly (number | null)[];
  readonly max: readonly (number | null)[];
}

export interface Steps {
  readonly atMs: readonly number[];
  readonly series: readonly StepSeries[];
}

/** Averages, minima and maxima of every series over steps of `stepMs`, aligned to multiples of it since the epoch. */
export function stepsOf(points: readonly Points[], window: Interval, stepMs: number): Steps {
  const { atMs, series } = widen(points, window, stepMs);
  return {
    atMs: Array.from(atMs),
    series: series.map(({ metric, instance, count, min, max, sum }) => ({
      metric,
      instance,
      average: values(count, (index) => (sum[index] ?? 0) / (count[index] ?? 1)),
      min: values(count, (index) => min[index] ?? 0),
      max: values(count, (index) => max[index] ?? 0),
    })),
  };
}

function values(count: ArrayLike<number>, valueAt: (index: number) => number): (number | null)[] {
  const all: (number | null)[] = [];
  for (let index = 0; index < count.length; index++) all.push(count[index] === 0 ? null : valueAt(index));
  return all;
}
