import { numberList } from './number-list.ts';
import type { PointSeries } from './points.ts';

/** The points of a series as the text of three JSON lists, in the unit of the metric; null where there is no sample: a gap is a gap. */
export interface StepLists {
  readonly average: Uint8Array;
  readonly min: Uint8Array;
  readonly max: Uint8Array;
}

/** Averages are told this much finer than the metric is stored: more would only be noise, and twice the text. */
const averageScale = 100;

/** `scale` is that of the metric; `room` is for lists as long as the series. */
export function stepLists({ count, min, max, sum }: PointSeries, scale: number, room: Uint8Array): StepLists {
  const averages = new Float64Array(count.length);
  const low = new Float64Array(count.length);
  const high = new Float64Array(count.length);
  for (let index = 0; index < count.length; index++) {
    const samples = count[index] ?? 0;
    const isGap = samples === 0;
    averages[index] = isGap ? Number.NaN : Math.round(((sum[index] ?? 0) / samples) * averageScale);
    low[index] = isGap ? Number.NaN : (min[index] ?? 0);
    high[index] = isGap ? Number.NaN : (max[index] ?? 0);
  }
  return {
    average: numberList(averages, averageScale * scale, room).slice(),
    min: numberList(low, scale, room).slice(),
    max: numberList(high, scale, room).slice(),
  };
}
