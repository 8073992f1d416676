import type { Kysely, Transaction } from 'kysely';
import type { Interval } from '../ledger/change.ts';
import type { Points } from '../metrics/points.ts';
import { decodePoints, encodePoints } from '../metrics/points-chunk.ts';
import type { Tier } from '../metrics/tiers.ts';
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
  return rows.map(({ chunk }) => decodePoints(chunk, tier, zstd));
}

/** Whose chunk it is, and from when on. */
export interface ChunkKey {
  readonly hostId: string;
  readonly fromMs: number;
}

export function putChunk(transaction: Transaction<Tables>, tier: Tier, key: ChunkKey, points: Points): Promise<void> {
  return putEncoded(transaction, tier, key, encodePoints(points, zstd));
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
