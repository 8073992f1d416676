import { type Chunk, decodeChunks, encodeChunk, type Wanted } from './chunk.ts';
import type { Compression } from './column.ts';
import { type PointSeries, type Points, sampled } from './points.ts';
import { type Tier, tiers } from './tiers.ts';

/** Points of a tier as the bytes of a chunk. Samples take a column, wider points three. */
export function encodePoints(points: Points, compression: Compression): Uint8Array {
  const { atMs, widthMs, series } = points;
  const chunk: Chunk = {
    atMs,
    width: widthMs === 0 ? 1 : 3,
    series: series.map((one) => {
      const { metric, instance, count } = one;
      return { metric, instance, count, columns: widthMs === 0 ? [one.max] : wideColumns(one) };
    }),
  };
  return encodeChunk(chunk, compression);
}

/** The inverse of encodePoints for some chunks of a tier, of the wanted series alone. */
export function decodePoints(
  all: readonly Uint8Array[],
  tier: Tier,
  compression: Compression,
  wanted?: Wanted,
): Points[] {
  const { widthMs } = tiers[tier];
  const none = new Float64Array(0);
  return decodeChunks(all, compression, wanted).map(({ atMs, series }) => ({
    widthMs,
    atMs,
    series: series.map(({ metric, instance, count, columns }) => {
      const [first = none, spread = none, excess = none] = columns;
      return widthMs === 0
        ? sampled(metric, instance, count, first)
        : { metric, instance, count, ...wideValues(count, first, spread, excess) };
    }),
  }));
}

/** The minimum, how far the maximum is above it, and how far all samples together are: of three values alike, two are small. */
function wideColumns({ count, min, max, sum }: PointSeries): ArrayLike<number>[] {
  const spread = new Float64Array(count.length);
  const excess = new Float64Array(count.length);
  for (let index = 0; index < count.length; index++) {
    spread[index] = (max[index] ?? 0) - (min[index] ?? 0);
    excess[index] = (sum[index] ?? 0) - (count[index] ?? 0) * (min[index] ?? 0);
  }
  return [min, spread, excess];
}

/** The inverse of wideColumns, in place: nobody else has columns that were just decoded. */
function wideValues(
  count: ArrayLike<number>,
  min: Float64Array,
  spread: Float64Array,
  excess: Float64Array,
): Pick<PointSeries, 'min' | 'max' | 'sum'> {
  for (let index = 0; index < count.length; index++) {
    const low = min[index] ?? 0;
    spread[index] = low + (spread[index] ?? 0);
    excess[index] = (excess[index] ?? 0) + (count[index] ?? 0) * low;
  }
  return { min, max: spread, sum: excess };
}
