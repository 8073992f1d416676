import type { Interval } from '../ledger/change.ts';
import { free } from './free.ts';
import { bySeries, type PointSeries, type Points } from './points.ts';
import { floorTo } from './tiers.ts';

/**
 * Puts points together into wider ones of `widthMs`, one after the other from the one in which the window begins, aligned to multiples of their
 * width since the epoch. Samples count by their instant, `[fromMs, toMs)`; of points that last, all that reach into the window. One that
 * lasts longer than `widthMs` is said again by each it covers: nothing finer is known there.
 */
export function widen(all: readonly Points[], window: Interval, widthMs: number): Points {
  const firstMs = floorTo(window.fromMs, widthMs);
  const length = Math.max(0, Math.ceil((window.toMs - firstMs) / widthMs));
  const steps = { firstMs, widthMs, length };
  const atMs = new Float64Array(length);
  for (let index = 0; index < length; index++) atMs[index] = firstMs + index * widthMs;
  let cover: { readonly of: Points; readonly wider: Cover } | undefined;
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
    (wide, series, points) => {
      const stretch = stretchOf(points, steps);
      if (stretch && isEmpty(wide, stretch)) return copySeries(wide, series, stretch);
      // All series of some points come one after the other, and share their instants.
      if (cover?.of !== points) {
        free(Object.values(cover?.wider ?? {}));
        cover = { of: points, wider: coverOf(points, window, steps) };
      }
      addSeries(wide, series, cover.wider);
    },
  );
  return { widthMs, atMs, series };
}

/** The wider points that are asked for. */
interface Steps {
  readonly firstMs: number;
  readonly widthMs: number;
  readonly length: number;
}

/** Points `[from, to)` are the wider ones from `at` on. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** Where points that are as wide as asked, and leave none out, are those wider points; most of what is asked for is. */
function stretchOf({ atMs, widthMs: lastsMs }: Points, { firstMs, widthMs, length }: Steps): Stretch | undefined {
  const beginMs = atMs[0] ?? Number.NaN;
  const lastMs = atMs[atMs.length - 1] ?? Number.NaN;
  const ahead = (beginMs - firstMs) / widthMs;
  if (lastsMs !== widthMs || !Number.isInteger(ahead) || lastMs - beginMs !== (atMs.length - 1) * widthMs)
    return undefined;
  return { from: Math.max(0, -ahead), to: Math.min(atMs.length, length - ahead), at: Math.max(0, ahead) };
}

function isEmpty({ count }: Wide, { from, to, at }: Stretch): boolean {
  for (let index = at; index < at + to - from; index++) if (count[index] !== 0) return false;
  return true;
}

function copySeries(wide: Wide, { count, min, max, sum }: PointSeries, { from, to, at }: Stretch): void {
  if (from >= to) return;
  wide.count.set(count.subarray(from, to), at);
  wide.min.set(min.subarray(from, to), at);
  wide.max.set(max.subarray(from, to), at);
  wide.sum.set(sum.subarray(from, to), at);
}

/** Which wider points each point is part of: `[from, to)`, none of those beyond the window. */
interface Cover {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function coverOf({ atMs, widthMs: lastsMs }: Points, window: Interval, { firstMs, widthMs, length }: Steps): Cover {
  const from = new Int32Array(atMs.length);
  const to = new Int32Array(atMs.length);
  for (let index = 0; index < atMs.length; index++) {
    const beginMs = atMs[index] ?? 0;
    const endMs = beginMs + lastsMs;
    const before = lastsMs === 0 ? beginMs < window.fromMs : endMs <= window.fromMs;
    if (before || beginMs >= window.toMs) continue;
    const first = Math.max(0, Math.floor((beginMs - firstMs) / widthMs));
    from[index] = first;
    to[index] = lastsMs <= widthMs ? first + 1 : Math.min(length, Math.ceil((endMs - firstMs) / widthMs));
  }
  return { from, to };
}

interface Wide {
  readonly count: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly sum: Float64Array;
}

function addSeries(wide: Wide, { count, min, max, sum }: PointSeries, { from, to }: Cover): void {
  for (let index = 0; index < count.length; index++) {
    const samples = count[index] ?? 0;
    if (samples === 0) continue;
    const low = min[index] ?? 0;
    const high = max[index] ?? 0;
    const total = sum[index] ?? 0;
    const end = to[index] ?? 0;
    for (let at = from[index] ?? 0; at < end; at++) {
      const known = wide.count[at] ?? 0;
      if (known === 0 || low < (wide.min[at] ?? low)) wide.min[at] = low;
      if (known === 0 || high > (wide.max[at] ?? high)) wide.max[at] = high;
      // What stands where there was no sample says nothing.
      wide.sum[at] = known === 0 ? total : (wide.sum[at] ?? 0) + total;
      wide.count[at] = known + samples;
    }
  }
}
