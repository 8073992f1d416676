import type { Arrival } from '../../collector/src/store/store.ts';
import { Random } from '../simulation/random.ts';

/** One value of one metric, as an agent measured it. */
export interface Measured {
  readonly atMs: number;
  readonly metric: number;
  readonly instance: string;
  readonly value: number;
}

/** One batch of host `h` with these values, which all have the same instants of each series. */
export function metricArrival(firstSeq: number, measured: readonly Measured[], epoch = 1): Arrival {
  const atMs = [...new Set(measured.map((one) => one.atMs))];
  const instances = [...Map.groupBy(measured, ({ instance }) => instance)].map(([name, all]) => {
    const byMetric = [...Map.groupBy(all, ({ metric }) => metric).entries()];
    return {
      name,
      metrics: byMetric.map(([metric]) => metric),
      values: byMetric.map(([, values]) => {
        const valueAt = new Map(values.map((one) => [one.atMs, one.value]));
        return atMs.map((at) => valueAt.get(at) ?? 0);
      }),
    };
  });
  const firstMs = Math.min(...atMs);
  const samples = [{ boot: 'b', atMs, monoMs: atMs.map((at) => at - firstMs), instances }];
  const receivedMs = Math.max(...atMs);
  return {
    hostId: 'h',
    batch: { epoch, firstSeq, samples, results: [], lifecycle: [] },
    receivedMs,
    clockOffsetMs: 0,
  };
}

/** An hour of 24 metrics that no codec makes small. */
export function noiseHour(fromMs: number): Measured[] {
  const random = new Random(fromMs);
  return Array.from({ length: 24 * 360 }, (_, index) => ({
    atMs: fromMs + (index % 360) * 10_000,
    metric: Math.floor(index / 360),
    instance: '',
    value: random.between(0, 2 ** 52),
  }));
}
