import type { StoredBlock } from './block.ts';

/** What samples of one host came to: a sample a point, or all samples of a minute or an hour. */
export interface Points {
  /** How long each point lasts; 0 = an instant, the samples themselves. */
  readonly widthMs: number;
  /** Where each point begins. */
  readonly atMs: Float64Array;
  readonly series: readonly PointSeries[];
}

/** One metric of one instance, scaled; a point of which `count` is 0 has no sample of it, and its values say nothing. */
export interface PointSeries {
  readonly metric: number;
  readonly instance: string;
  /** Samples in each point. The sum is kept, never the average: averages of averages are wrong when one of them is of fewer samples. */
  readonly count: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly sum: Float64Array;
}

/** A series whose points are single samples. */
export function sampled(metric: number, instance: string, count: Float64Array, values: Float64Array): PointSeries {
  return { metric, instance, count, min: values, max: values, sum: values };
}

/** The samples of a block. */
export function pointsOfBlock({ atMs, instances }: StoredBlock): Points {
  const count = new Float64Array(atMs.length).fill(1);
  return {
    widthMs: 0,
    atMs: Float64Array.from(atMs),
    series: instances.flatMap(({ name, metrics, values }) =>
      // All columns are of one kind, so that loops over them are compiled for that alone.
      metrics.map((metric, index) => sampled(metric, name, count, Float64Array.from(values[index] ?? []))),
    ),
  };
}

/** Points by series, each in the order of the names, so that the same points are the same however they were put together. */
export function bySeries<T>(
  all: readonly Points[],
  make: (metric: number, instance: string) => T,
  add: (made: T, series: PointSeries, points: Points) => void,
): T[] {
  const known = new Map<string, Map<number, T>>();
  for (const points of all) {
    for (const series of points.series) {
      const { metric, instance } = series;
      const ofInstance = known.get(instance) ?? new Map<number, T>();
      const made = ofInstance.get(metric) ?? make(metric, instance);
      if (ofInstance.size === 0) known.set(instance, ofInstance);
      if (!ofInstance.has(metric)) ofInstance.set(metric, made);
      add(made, series, points);
    }
  }
  const inOrder = <K, V>(map: ReadonlyMap<K, V>) => [...map].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return inOrder(known).flatMap(([, ofInstance]) => inOrder(ofInstance).map(([, made]) => made));
}

/** What tells a series from the others of its host. */
export function seriesKey({ metric, instance }: Pick<PointSeries, 'metric' | 'instance'>): string {
  return `${metric} ${instance}`;
}

/** Every array that points are made of, some of them more than once. */
export function arraysOf({ atMs, series }: Points): ArrayLike<number>[] {
  return [atMs, ...series.flatMap(({ count, min, max, sum }) => [count, min, max, sum])];
}
