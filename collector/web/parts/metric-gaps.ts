import type { Metrics } from '../../src/api/contract.ts';

/** A step or two can be late; beyond that nobody measured, and a line across would be an invention. */
const gapSteps = 2.5;

/** The same metrics with an empty point in every hole of the time line, so that lines break there. */
export function withGaps(metrics: Pick<Metrics, 'atMs' | 'series' | 'stepMs'>): Pick<Metrics, 'atMs' | 'series'> {
  const { atMs, series, stepMs } = metrics;
  const holes = atMs.flatMap((at, index) => {
    const next = atMs[index + 1];
    return next !== undefined && next - at > gapSteps * stepMs ? [index] : [];
  });
  if (holes.length === 0) return { atMs, series };
  const fill = <T>(values: readonly T[], filler: (index: number) => T): T[] => {
    const filled: T[] = [];
    let from = 0;
    for (const hole of holes) {
      filled.push(...values.slice(from, hole + 1), filler(hole));
      from = hole + 1;
    }
    return [...filled, ...values.slice(from)];
  };
  return {
    atMs: fill(atMs, (index) => (atMs[index] ?? 0) + stepMs),
    series: series.map((one) => ({
      ...one,
      average: fill(one.average, () => null),
      min: fill(one.min, () => null),
      max: fill(one.max, () => null),
    })),
  };
}
