import type { Interval } from '../ledger/change.ts';
import { bySeries, type PointSeries, type Points } from './points.ts';

/**
 * Puts points together into wider ones of `widthMs`, one after the other from the one in which the window begins, aligned to multiples of their
 * width since the epoch. Samples count by their instant, `[fromMs, toMs)`; of points that last, all that reach into the window. One that
 * lasts longer than `widthMs` is said again by each it covers: nothing finer is known there.
 */
export function widen(all: readonly Points[], window: Interval, widthMs: number): Points {
  const firstMs = Math.floor(window.fromMs / widthMs) * widthMs;
  const length = Math.max(0, Math.ceil((window.toMs - firstMs) / widthMs));
  const atMs = Float64Array.from({ length }, (_, index) => firstMs + index * widthMs);
  const series = bySeries(
    all,
    (metric, instance) => ({
      metric,
      instance,
      count: new Float64Array(length),
      min: new Float64Array(length),
      max: new Float64Array(length),
      sum: new Float64Array(length),
    }),
    (wide, series, { atMs: beginsMs, widthMs: lastsMs }) => {
      for (let index = 0; index < beginsMs.length; index++) {
        const beginMs = beginsMs[index] ?? 0;
        const endMs = beginMs + lastsMs;
        const before = lastsMs === 0 ? beginMs < window.fromMs : endMs <= window.fromMs;
        if (before || beginMs >= window.toMs || series.count[index] === 0) continue;
        const from = Math.max(0, Math.floor((beginMs - firstMs) / widthMs));
        const to = lastsMs <= widthMs ? from + 1 : Math.min(length, Math.ceil((endMs - firstMs) / widthMs));
        for (let at = from; at < to; at++) add(wide, at, series, index);
      }
    },
  );
  return { widthMs, atMs, series };
}

interface Wide {
  readonly count: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly sum: Float64Array;
}

/** Adds one point to a wider one. */
function add(wide: Wide, at: number, from: PointSeries, index: number): void {
  const known = wide.count[at] ?? 0;
  const low = from.min[index] ?? 0;
  const high = from.max[index] ?? 0;
  if (known === 0 || low < (wide.min[at] ?? low)) wide.min[at] = low;
  if (known === 0 || high > (wide.max[at] ?? high)) wide.max[at] = high;
  wide.sum[at] = (wide.sum[at] ?? 0) + (from.sum[index] ?? 0);
  wide.count[at] = known + (from.count[index] ?? 0);
}
