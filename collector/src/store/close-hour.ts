import { sql, type Transaction } from 'kysely';
import { decodeBlock, encodeBlock, type StoredBlock } from '../metrics/block.ts';
import { cellsMax, fitting } from '../metrics/fitting.ts';
import { mergeBlocks } from '../metrics/merge-blocks.ts';
import { mergeSamples } from '../metrics/merge-samples.ts';
import { type Points, pointsOfBlock } from '../metrics/points.ts';
import { dayMs, floorTo, hourMs, tiers } from '../metrics/tiers.ts';
import { widen } from '../metrics/widen.ts';
import { appendEvent } from './append-lifecycle.ts';
import { chunksOf, putChunk, removeChunks } from './metric-chunks.ts';
import type { Tables } from './tables.ts';

/** Blocks merged at once: an hour of batches of one sample a second. More are merged by the next call. */
const blocksMax = 3600;

/** Bytes of blocks merged at once: they hold no more than a value each. */
const blockBytesMax = 4 * 1024 * 1024;

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
  const last = await lastOfTurn(transaction, hostId, hourFromMs);
  const rows = await transaction
    .deleteFrom('metric_blocks')
    .where('host_id', '=', hostId)
    .where('from_ms', '>=', hourFromMs)
    .where('from_ms', '<=', last.from_ms)
    .where(sql<boolean>`(from_ms, epoch, seq) <= (${last.from_ms}, ${last.epoch}, ${last.seq})`)
    .returningAll()
    .execute();
  rows.sort((a, b) => a.from_ms - b.from_ms);
  const taken: StoredBlock[] = [];
  for (const row of rows) {
    const block = decodeBlock(row.block);
    if (row.to_ms < hourToMs) {
      taken.push(block);
      continue;
    }
    taken.push(cutBlock(block, (atMs) => atMs < hourToMs));
    const rest = cutBlock(block, (atMs) => atMs >= hourToMs);
    const left = { ...row, from_ms: Math.min(...rest.atMs), block: encodeBlock(rest) };
    await transaction.insertInto('metric_blocks').values(left).execute();
  }
  // Put together first: a batch is often a single sample, and of thousands of those most would be what is around the values.
  return mergeBlocks(taken).map(pointsOfBlock);
}

type BlockKey = Pick<Tables['metric_blocks'], 'from_ms' | 'epoch' | 'seq'>;

/** The last of the blocks of an hour that are merged at once. */
async function lastOfTurn(transaction: Transaction<Tables>, hostId: string, hourFromMs: number): Promise<BlockKey> {
  const [first, ...others] = await transaction
    .selectFrom('metric_blocks')
    .select(['from_ms', 'epoch', 'seq', sql<number>`length(block)`.as('bytes')])
    .where('host_id', '=', hostId)
    .where('from_ms', '>=', hourFromMs)
    .where('from_ms', '<', hourFromMs + hourMs)
    .orderBy('from_ms')
    .orderBy('epoch')
    .orderBy('seq')
    .limit(blocksMax)
    .execute();
  if (!first) throw new TypeError('an hour was begun that has no blocks');
  let last = first;
  let bytes = first.bytes;
  for (const key of others) {
    bytes += key.bytes;
    if (bytes > blockBytesMax) break;
    last = key;
  }
  return last;
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
  const hour = { fromMs: hourFromMs, toMs: hourFromMs + hourMs };
  const minutes = await chunksOf(transaction, 'minute', hostId, day);
  const hours = await chunksOf(transaction, 'hour', hostId, day);
  const isThinned = hours.length > 0 && !(await hasRaw(transaction, hostId, dayFromMs));
  const known = isThinned ? hours : await chunksOf(transaction, 'raw', hostId, hour);
  const added = fitting([...known, ...samples], cellsMax.hour).slice(known.length);
  if (added.length < samples.length) await appendEvent(transaction, hostId, hourFromMs, 'metrics-dropped', 'series');
  if (isThinned) {
    // Its other samples were removed: what is left of them are these points, so that the new ones are added to them.
    await putChunk(transaction, 'hour', key, widen([...hours, ...added], day, tiers.hour.widthMs));
    if (minutes.length === 0) return;
    await putChunk(transaction, 'minute', key, widen([...minutes, ...added], day, tiers.minute.widthMs));
    return;
  }
  await putChunk(transaction, 'raw', { hostId, fromMs: hourFromMs }, mergeSamples([...known, ...added]));
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
