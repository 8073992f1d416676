import { bySeries, type Points, sampled } from './points.ts';

/**
 * All samples, one point an instant. Where two claim one value at one instant, as copies of a machine and set clocks do, the larger counts: so
 * the order in which samples come does not matter, and merging the same ones again changes nothing.
 */
export function mergeSamples(all: readonly Points[]): Points {
  const atMs = Float64Array.from(new Set(all.flatMap((points) => Array.from(points.atMs)))).sort();
  const placeOf = new Map(Array.from(atMs, (at, index) => [at, index]));
  let placed: { readonly of: Points; readonly at: Int32Array } | undefined;
  const series = bySeries(
    all,
    (metric, instance) => ({
      metric,
      instance,
      count: new Float64Array(atMs.length),
      values: new Float64Array(atMs.length),
    }),
    ({ count, values }, from, points) => {
      // All series of some points come one after the other, and share their instants.
      if (placed?.of !== points)
        placed = { of: points, at: Int32Array.from(points.atMs, (at) => placeOf.get(at) ?? 0) };
      for (let index = 0; index < points.atMs.length; index++) {
        if (from.count[index] === 0) continue;
        const at = placed.at[index] ?? 0;
        const value = from.max[index] ?? 0;
        values[at] = count[at] === 0 ? value : Math.max(values[at] ?? value, value);
        count[at] = 1;
      }
    },
  );
  return { widthMs: 0, atMs, series: series.map((one) => sampled(one.metric, one.instance, one.count, one.values)) };
}
