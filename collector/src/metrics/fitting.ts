import type { Points } from './points.ts';

/**
 * Values that are put together in memory at once, those that are not there included. A peer that names its instances anew with each sample would
 * fill the memory with what is not there, and hold up the writer for as long.
 */
export const cellsMax = {
  /** Samples of an hour: 277 series each second, or 2,777 every 10 s. No host has more. */
  hour: 1_000_000,
  /** Minutes of a day: 2,777 series. */
  day: 4_000_000,
} as const;

/** The first of all points that together make no more than `max` values: every series at every instant. Once there are too many, none that follow. */
export function fitting(all: readonly Points[], max: number): Points[] {
  const series = new Set<string>();
  const instants = new Set<number>();
  const firstTooMany = all.findIndex((points) => {
    for (const { metric, instance } of points.series) series.add(`${metric} ${instance}`);
    for (let index = 0; index < points.atMs.length; index++) instants.add(points.atMs[index] ?? 0);
    return series.size * instants.size > max;
  });
  return all.slice(0, firstTooMany < 0 ? undefined : firstTooMany);
}
