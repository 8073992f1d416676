import { type Kysely, type RawBuilder, sql } from 'kysely';
import { decodeBlock } from '../metrics/block.ts';
import { openDays, type TierChunk } from '../metrics/day-chunks.ts';
import { free } from '../metrics/free.ts';
import { mergeBlocks } from '../metrics/merge-blocks.ts';
import { type Points, pointsOfBlock } from '../metrics/points.ts';
import { ceilTo, coarser, dayMs, floorTo, type Tier, tiers } from '../metrics/tiers.ts';
import { metricTables, partsOf } from './metric-chunks.ts';
import type { MetricQuery, MetricReading, StoredDays } from './metric-store.ts';
import type { Tables } from './tables.ts';
import { zstd } from './zstd.ts';

/** Which tier answers for a day: the one asked for, else a finer one, which says the same, else a coarser one, which is all there is. */
const preference: Readonly<Record<Tier, readonly Tier[]>> = {
  raw: ['raw', 'minute', 'hour'],
  minute: ['minute', 'raw', 'hour'],
  hour: ['hour', 'minute', 'raw'],
};

interface Row {
  readonly tier: Tier | 'block';
  readonly from_ms: number;
  readonly chunk: Uint8Array;
}

/** See MetricStore.read. */
export async function readMetrics(reader: Kysely<Tables>, query: MetricQuery): Promise<MetricReading> {
  const { tier, days, blocks } = await readDays(reader, query);
  const points = [...openDays(days, zstd, query.metrics).flat(), ...blocks];
  free(days.flatMap(({ chunks }) => chunks.map(({ chunk }) => chunk)));
  return { tier, points };
}

/** See MetricStore.readDays. One statement, so that it sees one moment: a sample that is being moved from a block to a chunk is neither missed nor told twice. */
export async function readDays(reader: Kysely<Tables>, query: MetricQuery): Promise<StoredDays> {
  const parts = [
    ...preference[query.tier].map((tier, index, order) => chunkRows(query, tier, order.slice(0, index))),
    sql`select 'block' as tier, from_ms, block as chunk from metric_blocks
        where host_id = ${query.hostId} and from_ms < ${query.toMs} and to_ms >= ${query.fromMs}`,
  ];
  const { rows } = await sql<Row>`${sql.join(parts, sql` union all `)}`.execute(reader);
  const blocks: Uint8Array[] = [];
  const days = new Map<number, TierChunk[]>();
  let told = query.tier;
  for (const { tier, from_ms, chunk } of rows) {
    if (tier === 'block') {
      blocks.push(chunk);
      continue;
    }
    told = coarser(told, tier);
    const dayFromMs = floorTo(from_ms, dayMs);
    const ofDay = days.get(dayFromMs) ?? [];
    if (ofDay.push({ tier, chunk }) === 1) days.set(dayFromMs, ofDay);
  }
  return {
    tier: told,
    days: [...days].map(([fromMs, chunks]) => ({ fromMs, chunks })),
    blocks: openBlocks(blocks, query.metrics),
  };
}

/** An hour that is not closed yet is hundreds of blocks of one sample each. */
function openBlocks(blocks: readonly Uint8Array[], metrics: MetricQuery['metrics']): Points[] {
  const wanted = metrics && ((metric: number) => metrics.has(metric));
  const merged = mergeBlocks(blocks.map((block) => decodeBlock(block, wanted)));
  free(blocks);
  return merged.map(pointsOfBlock);
}

/** The chunks of a tier for the days for which no better one answers. */
function chunkRows(query: MetricQuery, tier: Tier, better: readonly Tier[]): RawBuilder<unknown> {
  const { hostId, fromMs, toMs, metrics } = query;
  const { chunkMs } = tiers[tier];
  const day = sql`(chunks.from_ms - chunks.from_ms % ${dayMs})`;
  const answered = better.map(
    (one) =>
      sql` and not exists (select 1 from ${sql.table(metricTables[one])} as better
           where better.host_id = ${hostId} and better.from_ms >= ${day} and better.from_ms < ${day} + ${dayMs})`,
  );
  const parts =
    tier === 'minute' && metrics ? sql` and from_ms % ${chunkMs} in (${sql.join(partsOf(metrics))})` : sql``;
  return sql`select ${sql.lit(tier)} as tier, from_ms, chunk from ${sql.table(metricTables[tier])} as chunks
             where host_id = ${hostId} and from_ms >= ${floorTo(fromMs, chunkMs)} and from_ms < ${ceilTo(toMs, chunkMs)}${parts}
             ${sql.join(answered, sql``)}`;
}
