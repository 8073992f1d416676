import { type ListRoom, numberList } from './number-list.ts';
import type { PointSeries } from './points.ts';

/**
 * The points of a series as the text of three lists, in the unit of the metric; null where there is no sample: a gap is a gap. Without the brackets of
 * JSON and with a comma behind each number, so that what follows can be put behind.
 */
export interface StepLists {
  readonly average: Uint8Array;
  readonly min: Uint8Array;
  readonly max: Uint8Array;
}

/** Averages are told this much finer than the metric is stored: more would only be noise, and twice the text. */
const averageScale = 100;

/** `scale` is that of the metric; `room` is for lists as long as the series or longer. */
export function stepLists({ count, min, max, sum }: PointSeries, scale: number, room: ListRoom): StepLists {
  const values = room.values.subarray(0, count.length);
  const list = (divisor: number) => numberList(values, divisor, room.text).slice();
  for (let index = 0; index < count.length; index++) {
    const samples = count[index] ?? 0;
    values[index] = samples === 0 ? Number.NaN : Math.round(((sum[index] ?? 0) / samples) * averageScale);
  }
  const average = list(averageScale * scale);
  known(values, min, count);
  const low = list(scale);
  known(values, max, count);
  return { average, min: low, max: list(scale) };
}

/** Takes over what is known; what stands where there was no sample says nothing. */
function known(values: Float64Array, all: Float64Array, count: Float64Array): void {
  for (let index = 0; index < count.length; index++)
    values[index] = count[index] === 0 ? Number.NaN : (all[index] ?? 0);
}
