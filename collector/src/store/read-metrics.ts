import { type Kysely, type RawBuilder, sql } from 'kysely';
import { decodeBlock } from '../metrics/block.ts';
import { free } from '../metrics/free.ts';
import { mergeBlocks } from '../metrics/merge-blocks.ts';
import { type Points, pointsOfBlock } from '../metrics/points.ts';
import { decodePoints } from '../metrics/points-chunk.ts';
import { ceilTo, coarser, dayMs, floorTo, type Tier, tiers } from '../metrics/tiers.ts';
import { metricTables, partsOf } from './metric-chunks.ts';
import type { MetricQuery, MetricReading } from './metric-store.ts';
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
  readonly chunk: Uint8Array;
}

/** One statement, so that it sees one moment: a sample that is being moved from a block to a chunk is neither missed nor told twice. */
export async function readMetrics(reader: Kysely<Tables>, query: MetricQuery): Promise<MetricReading> {
  const parts = [
    ...preference[query.tier].map((tier, index, order) => chunkRows(query, tier, order.slice(0, index))),
    sql`select 'block' as tier, block as chunk from metric_blocks
        where host_id = ${query.hostId} and from_ms < ${query.toMs} and to_ms >= ${query.fromMs}`,
  ];
  const { rows } = await sql<Row>`${sql.join(parts, sql` union all `)}`.execute(reader);
  const used = rows.flatMap(({ tier }) => (tier === 'block' ? [] : [tier]));
  return { tier: used.reduce(coarser, query.tier), points: pointsOf(rows, query.metrics) };
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
  return sql`select ${sql.lit(tier)} as tier, chunk from ${sql.table(metricTables[tier])} as chunks
             where host_id = ${hostId} and from_ms >= ${floorTo(fromMs, chunkMs)} and from_ms < ${ceilTo(toMs, chunkMs)}${parts}
             ${sql.join(answered, sql``)}`;
}

function pointsOf(rows: readonly Row[], metrics: MetricQuery['metrics']): Points[] {
  const wanted = metrics && ((metric: number) => metrics.has(metric));
  const chunksOf = (tier: Row['tier']) => rows.flatMap((row) => (row.tier === tier ? [row.chunk] : []));
  const points = preference.raw.flatMap((tier) => decodePoints(chunksOf(tier), tier, zstd, wanted));
  // An hour that is not closed yet is hundreds of blocks of one sample each.
  const blocks = mergeBlocks(chunksOf('block').map((block) => decodeBlock(block, wanted)));
  free(rows.map(({ chunk }) => chunk));
  return [...points, ...blocks.map(pointsOfBlock)];
}
