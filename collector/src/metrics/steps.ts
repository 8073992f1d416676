import type { Interval } from '../ledger/change.ts';
import type { StoredBlock } from './block.ts';

export interface StepSeries {
  readonly metric: number;
  readonly instance: string;
  /** Scaled, one for each step; null where no sample lies in the step: a gap is a gap. */
  readonly average: readonly (number | null)[];
  readonly max: readonly (number | null)[];
}

export interface Steps {
  readonly atMs: readonly number[];
  readonly series: readonly StepSeries[];
}

/** Averages and maxima of every series over steps of `stepMs`, aligned to multiples of it since the epoch. */
export function stepsOf(blocks: readonly StoredBlock[], window: Interval, stepMs: number): Steps {
  const firstMs = Math.floor(window.fromMs / stepMs) * stepMs;
  const length = Math.max(0, Math.ceil((window.toMs - firstMs) / stepMs));
  const sums = new Map<
    string,
    { metric: number; instance: string; sum: Float64Array; count: Uint32Array; max: Float64Array }
  >();
  const seriesOf = (metric: number, instance: string) => {
    const key = `${metric} ${instance}`;
    const known = sums.get(key);
    if (known) return known;
    const made = {
      metric,
      instance,
      sum: new Float64Array(length),
      count: new Uint32Array(length),
      max: new Float64Array(length).fill(Number.NEGATIVE_INFINITY),
    };
    sums.set(key, made);
    return made;
  };
  for (const block of blocks) {
    for (const instance of block.instances) {
      instance.metrics.forEach((metric, m) => {
        const series = seriesOf(metric, instance.name);
        block.atMs.forEach((atMs, s) => {
          const value = instance.values[m]?.[s];
          const step = Math.floor((atMs - firstMs) / stepMs);
          if (value === undefined || atMs < window.fromMs || atMs >= window.toMs) return;
          series.sum[step] = (series.sum[step] ?? 0) + value;
          series.count[step] = (series.count[step] ?? 0) + 1;
          series.max[step] = Math.max(series.max[step] ?? value, value);
        });
      });
    }
  }
  return {
    atMs: Array.from({ length }, (_, step) => firstMs + step * stepMs),
    series: [...sums.values()].map(({ metric, instance, sum, count, max }) => ({
      metric,
      instance,
      average: Array.from(count, (n, step) => (n === 0 ? null : (sum[step] ?? 0) / n)),
      max: Array.from(count, (n, step) => (n === 0 ? null : (max[step] ?? 0))),
    })),
  };
}
