import { type MetricName, metricKinds } from '@kadoban/proto/metrics';
import type { Gauges } from './gauges.ts';
import { gaugesFrom } from './gauges.ts';
import type { PointSeries, Points } from './points.ts';

const courseNames: readonly MetricName[] = [
  ...(['cpu.user', 'cpu.system', 'cpu.steal'] as const),
  ...(['memory.total', 'memory.available'] as const),
  ...(['filesystem.total', 'filesystem.available'] as const),
];
const courseKinds = metricKinds.filter(({ name }) => courseNames.includes(name));

/** The ids of what gauges are made of; nothing else of a host has to be read for them. */
export const gaugeMetrics: ReadonlySet<number> = new Set(courseKinds.map(({ id }) => id));

/** The gauges of each point in the order of time, from averages; null where there is no sample. */
export function courseOf({ atMs, series }: Points): Gauges[] {
  const instances = [...Map.groupBy(series, ({ instance }) => instance)].map(([name, own]) => ({
    name,
    byName: new Map(courseKinds.map((kind) => [kind.name as MetricName, averagesOf(own, kind)])),
  }));
  return Array.from({ length: atMs.length }, (_, point) =>
    gaugesFrom(instances.map(({ name, byName }) => ({ name, read: (metric) => byName.get(metric)?.(point) ?? null }))),
  );
}

function averagesOf(own: readonly PointSeries[], { id, scale }: (typeof metricKinds)[number]) {
  const series = own.find(({ metric }) => metric === id);
  return (point: number): number | null => {
    const count = series?.count[point] ?? 0;
    return series === undefined || count === 0 ? null : (series.sum[point] ?? 0) / count / scale;
  };
}
