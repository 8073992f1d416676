import type { Kysely, Transaction } from 'kysely';
import type { Interval } from '../ledger/change.ts';
import type { Points } from '../metrics/points.ts';
import { decodePoints, encodePoints } from '../metrics/points-chunk.ts';
import { type Tier, tiers } from '../metrics/tiers.ts';
import type { Tables } from './tables.ts';
import { zstd } from './zstd.ts';

/** Where each tier is kept. */
export const metricTables = {
  raw: 'metric_raw',
  minute: 'metric_minutes',
  hour: 'metric_hours',
} as const satisfies Record<Tier, keyof Tables>;

/** The chunks of a tier that begin within a window, oldest first. */
export async function chunksOf(db: Kysely<Tables>, tier: Tier, hostId: string, window: Interval): Promise<Points[]> {
  const rows = await db
    .selectFrom(metricTables[tier])
    .select('chunk')
    .where('host_id', '=', hostId)
    .where('from_ms', '>=', window.fromMs)
    .where('from_ms', '<', window.toMs)
    .orderBy('from_ms')
    .execute();
  return decodePoints(
    rows.map(({ chunk }) => chunk),
    tier,
    zstd,
  );
}

/** Whose chunk it is, and from when on. */
export interface ChunkKey {
  readonly hostId: string;
  readonly fromMs: number;
}

/**
 * Minutes of a day are so many chunks, a millisecond apart, each of the metrics whose ids leave the same rest: a chart asks for a month of one metric,
 * and a day of all is a hundred kilobytes. Behind the day's first instant, where the chunk of all metrics is that was written formerly.
 */
const minuteParts = 16;

/** How far into its day the chunk with the minutes of a metric begins, ms. */
function partOf(metric: number): number {
  return 1 + (metric % minuteParts);
}

/** How far into their days the chunks begin in which the minutes of these metrics are. */
export function partsOf(metrics: Iterable<number>): number[] {
  return [...new Set([0, ...Array.from(metrics, partOf)])];
}

/** Of minutes and hours those of one day, in place of all that are there. */
export async function putChunk(
  transaction: Transaction<Tables>,
  tier: Tier,
  { hostId, fromMs }: ChunkKey,
  points: Points,
): Promise<void> {
  if (tier !== 'minute') return putEncoded(transaction, tier, { hostId, fromMs }, encodePoints(points, zstd));
  await removeChunks(transaction, tier, hostId, { fromMs, toMs: fromMs + tiers.minute.chunkMs });
  for (const [part, series] of Map.groupBy(points.series, ({ metric }) => partOf(metric))) {
    await putEncoded(transaction, tier, { hostId, fromMs: fromMs + part }, encodePoints({ ...points, series }, zstd));
  }
}

/** Puts a chunk that was encoded before, in another thread. */
export async function putEncoded(
  transaction: Transaction<Tables>,
  tier: Tier,
  { hostId, fromMs }: ChunkKey,
  chunk: Uint8Array,
): Promise<void> {
  await transaction
    .insertInto(metricTables[tier])
    .values({ host_id: hostId, from_ms: fromMs, chunk })
    .onConflict((conflict) => conflict.columns(['host_id', 'from_ms']).doUpdateSet({ chunk }))
    .execute();
}

/** Whether there was anything to remove. */
export async function removeChunks(
  transaction: Transaction<Tables>,
  tier: Tier,
  hostId: string,
  window: Interval,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom(metricTables[tier])
    .where('host_id', '=', hostId)
    .where('from_ms', '>=', window.fromMs)
    .where('from_ms', '<', window.toMs)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
