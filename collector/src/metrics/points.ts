import type { StoredBlock } from './block.ts';

/** What samples of one host came to: a sample a point, or all samples of a minute or an hour. */
export interface Points {
  /** How long each point lasts; 0 = an instant, the samples themselves. */
  readonly widthMs: number;
  /** Where each point begins. */
  readonly atMs: ArrayLike<number>;
  readonly series: readonly PointSeries[];
}

/** One metric of one instance, scaled; a point of which `count` is 0 has no sample of it, and its values say nothing. */
export interface PointSeries {
  readonly metric: number;
  readonly instance: string;
  /** Samples in each point. The sum is kept, never the average: averages of averages are wrong when one of them is of fewer samples. */
  readonly count: ArrayLike<number>;
  readonly min: ArrayLike<number>;
  readonly max: ArrayLike<number>;
  readonly sum: ArrayLike<number>;
}

/** A series whose points are single samples. */
export function sampled(
  metric: number,
  instance: string,
  count: ArrayLike<number>,
  values: ArrayLike<number>,
): PointSeries {
  return { metric, instance, count, min: values, max: values, sum: values };
}

/** The samples of a block. */
export function pointsOfBlock({ atMs, instances }: StoredBlock): Points {
  const count = atMs.map(() => 1);
  return {
    widthMs: 0,
    atMs,
    series: instances.flatMap(({ name, metrics, values }) =>
      metrics.map((metric, index) => sampled(metric, name, count, values[index] ?? [])),
    ),
  };
}

/** Points by series, each in the order of the names, so that the same points are the same however they were put together. */
export function bySeries<T>(
  all: readonly Points[],
  make: (metric: number, instance: string) => T,
  add: (made: T, series: PointSeries, points: Points) => void,
): T[] {
  const known = new Map<string, { readonly metric: number; readonly instance: string; readonly made: T }>();
  for (const points of all) {
    for (const series of points.series) {
      const { metric, instance } = series;
      const key = `${metric} ${instance}`;
      const entry = known.get(key) ?? { metric, instance, made: make(metric, instance) };
      known.set(key, entry);
      add(entry.made, series, points);
    }
  }
  const inOrder = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return [...known.values()]
    .sort((a, b) => inOrder(a.instance, b.instance) || a.metric - b.metric)
    .map(({ made }) => made);
}
