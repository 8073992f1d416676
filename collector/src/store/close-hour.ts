import type { Transaction } from 'kysely';
import { decodeBlock, encodeBlock, type StoredBlock } from '../metrics/block.ts';
import { mergeSamples } from '../metrics/merge-samples.ts';
import { type Points, pointsOfBlock } from '../metrics/points.ts';
import { dayMs, floorTo, hourMs, tiers } from '../metrics/tiers.ts';
import { widen } from '../metrics/widen.ts';
import { chunksOf, putChunk, removeChunks } from './metric-chunks.ts';
import type { Tables } from './tables.ts';

/** Blocks merged at once: an hour of batches of one sample a second. More are merged by the next call. */
const blocksMax = 3600;

/** See MetricStore.closeHour. */
export async function closeHour(transaction: Transaction<Tables>, hostId: string, nowMs: number): Promise<boolean> {
  const oldest = await transaction
    .selectFrom('metric_blocks')
    .select('from_ms')
    .where('host_id', '=', hostId)
    .where('from_ms', '<', floorTo(nowMs, hourMs))
    .orderBy('from_ms')
    .limit(1)
    .executeTakeFirst();
  if (!oldest) return false;
  const hourFromMs = floorTo(oldest.from_ms, hourMs);
  await mergeInto(transaction, hostId, hourFromMs, await takeBlocks(transaction, hostId, hourFromMs));
  return true;
}

/** Takes the samples of an hour out of the blocks that begin in it; what a block holds beyond the hour stays a block. */
async function takeBlocks(transaction: Transaction<Tables>, hostId: string, hourFromMs: number): Promise<Points[]> {
  const hourToMs = hourFromMs + hourMs;
  const rows = await transaction
    .selectFrom('metric_blocks')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('from_ms', '>=', hourFromMs)
    .where('from_ms', '<', hourToMs)
    .orderBy('from_ms')
    .limit(blocksMax)
    .execute();
  const taken: Points[] = [];
  for (const row of rows) {
    const block = decodeBlock(row.block);
    taken.push(pointsOfBlock(cutBlock(block, (atMs) => atMs < hourToMs)));
    await transaction
      .deleteFrom('metric_blocks')
      .where('host_id', '=', hostId)
      .where('from_ms', '=', row.from_ms)
      .where('epoch', '=', row.epoch)
      .where('seq', '=', row.seq)
      .execute();
    const rest = cutBlock(block, (atMs) => atMs >= hourToMs);
    if (rest.atMs.length === 0) continue;
    const left = { ...row, from_ms: Math.min(...rest.atMs), block: encodeBlock(rest) };
    await transaction.insertInto('metric_blocks').values(left).execute();
  }
  return taken;
}

async function mergeInto(
  transaction: Transaction<Tables>,
  hostId: string,
  hourFromMs: number,
  samples: readonly Points[],
): Promise<void> {
  const dayFromMs = floorTo(hourFromMs, dayMs);
  const day = { fromMs: dayFromMs, toMs: dayFromMs + dayMs };
  const key = { hostId, fromMs: dayFromMs };
  const minutes = await chunksOf(transaction, 'minute', hostId, day);
  const hours = await chunksOf(transaction, 'hour', hostId, day);
  if (hours.length > 0 && !(await hasRaw(transaction, hostId, dayFromMs))) {
    // Its other samples were removed: what is left of them are these points, so that the new ones are added to them.
    await putChunk(transaction, 'hour', key, widen([...hours, ...samples], day, tiers.hour.widthMs));
    if (minutes.length === 0) return;
    await putChunk(transaction, 'minute', key, widen([...minutes, ...samples], day, tiers.minute.widthMs));
    return;
  }
  const hour = { fromMs: hourFromMs, toMs: hourFromMs + hourMs };
  const known = await chunksOf(transaction, 'raw', hostId, hour);
  await putChunk(transaction, 'raw', { hostId, fromMs: hourFromMs }, mergeSamples([...known, ...samples]));
  // Of a day without them, closeDay makes them; until then its samples are read.
  await removeChunks(transaction, 'minute', hostId, day);
  await removeChunks(transaction, 'hour', hostId, day);
}

async function hasRaw(transaction: Transaction<Tables>, hostId: string, dayFromMs: number): Promise<boolean> {
  const row = await transaction
    .selectFrom('metric_raw')
    .select('from_ms')
    .where('host_id', '=', hostId)
    .where('from_ms', '>=', dayFromMs)
    .where('from_ms', '<', dayFromMs + dayMs)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function cutBlock({ atMs, instances }: StoredBlock, keep: (atMs: number) => boolean): StoredBlock {
  const kept = <T>(all: readonly T[]) => all.filter((_, index) => keep(atMs[index] ?? 0));
  return {
    atMs: kept(atMs),
    instances: instances.map(({ name, metrics, values }) => ({ name, metrics, values: values.map(kept) })),
  };
}
