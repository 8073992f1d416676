import type { Interval } from '../ledger/change.ts';
import type { PointSeries, Points } from './points.ts';
import { widen } from './widen.ts';

export interface StepSeries {
  readonly metric: number;
  readonly instance: string;
  /** One for each step; null where no sample lies in the step: a gap is a gap. */
  readonly average: (number | null)[];
  readonly min: (number | null)[];
  readonly max: (number | null)[];
}

export interface Steps {
  readonly atMs: number[];
  readonly series: readonly StepSeries[];
}

/** Averages are told this much finer than the metric is stored: more would only be noise, and twice the text. */
const averageScale = 100;

/**
 * Averages, minima and maxima of every series over steps of `stepMs`, aligned to multiples of it since the epoch. Values are divided by what
 * `scaleOf` says of their metric.
 */
export function stepsOf(
  points: readonly Points[],
  window: Interval,
  stepMs: number,
  scaleOf: (metric: number) => number,
): Steps {
  const { atMs, series } = widen(points, window, stepMs);
  return { atMs: Array.from(atMs), series: series.map((one) => stepSeries(one, scaleOf(one.metric))) };
}

function stepSeries({ metric, instance, count, min, max, sum }: PointSeries, scale: number): StepSeries {
  // Made at their length: to grow three arrays of a month's minutes takes longer than to fill them.
  const average = new Array<number | null>(count.length);
  const low = new Array<number | null>(count.length);
  const high = new Array<number | null>(count.length);
  for (let index = 0; index < count.length; index++) {
    const samples = count[index] ?? 0;
    const some = samples > 0;
    average[index] = some ? Math.round(((sum[index] ?? 0) / samples) * averageScale) / (averageScale * scale) : null;
    low[index] = some ? (min[index] ?? 0) / scale : null;
    high[index] = some ? (max[index] ?? 0) / scale : null;
  }
  return { metric, instance, average, min: low, max: high };
}
