import type { Compression } from './column.ts';
import type { Points } from './points.ts';
import { decodePoints } from './points-chunk.ts';
import { type Tier, tiers } from './tiers.ts';

/** What is stored of one UTC day of a host, closed: chunks of the tier that answers for it. */
export interface DayChunks {
  readonly fromMs: number;
  readonly chunks: readonly TierChunk[];
}

export interface TierChunk {
  readonly tier: Tier;
  readonly chunk: Uint8Array;
}

/** The points of each day, of the wanted metrics alone if any are named; of many days at once, because to set up a decompressor costs more than a day. */
export function openDays(
  days: readonly DayChunks[],
  compression: Compression,
  metrics?: ReadonlySet<number>,
): Points[][] {
  const opened = days.map((): Points[] => []);
  const wanted = metrics && ((metric: number) => metrics.has(metric));
  for (const tier of Object.keys(tiers) as Tier[]) {
    const stored = days.flatMap(({ chunks }, day) =>
      chunks.flatMap((one) => (one.tier === tier ? [{ day, chunk: one.chunk }] : [])),
    );
    const bytes = stored.map(({ chunk }) => chunk);
    decodePoints(bytes, tier, compression, wanted).forEach((points, index) => {
      opened[stored[index]?.day ?? 0]?.push(points);
    });
  }
  return opened;
}
