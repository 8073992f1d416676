import type { Interval } from '../ledger/change.ts';
import { bySeries, type Points } from './points.ts';

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
    (wide, { count, min, max, sum }, points) => {
      const add = (at: number, index: number) => {
        const before = wide.count[at] ?? 0;
        const [low, high] = [min[index] ?? 0, max[index] ?? 0];
        wide.min[at] = before === 0 ? low : Math.min(wide.min[at] ?? low, low);
        wide.max[at] = before === 0 ? high : Math.max(wide.max[at] ?? high, high);
        wide.sum[at] = (wide.sum[at] ?? 0) + (sum[index] ?? 0);
        wide.count[at] = before + (count[index] ?? 0);
      };
      for (let index = 0; index < points.atMs.length; index++) {
        const beginMs = points.atMs[index] ?? 0;
        const endMs = beginMs + points.widthMs;
        const outside =
          beginMs >= window.toMs || (points.widthMs === 0 ? beginMs < window.fromMs : endMs <= window.fromMs);
        if (outside || count[index] === 0) continue;
        const from = Math.max(0, Math.floor((beginMs - firstMs) / widthMs));
        const to = points.widthMs <= widthMs ? from + 1 : Math.min(length, Math.ceil((endMs - firstMs) / widthMs));
        for (let at = from; at < to; at++) add(at, index);
      }
    },
  );
  return { widthMs, atMs, series };
}
