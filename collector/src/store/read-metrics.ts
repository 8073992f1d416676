import { type Kysely, type RawBuilder, sql } from 'kysely';
import { decodeBlock } from '../metrics/block.ts';
import { type Points, pointsOfBlock } from '../metrics/points.ts';
import { decodePoints } from '../metrics/points-chunk.ts';
import { coarser, dayMs, floorTo, type Tier, tiers } from '../metrics/tiers.ts';
import { metricTables } from './metric-chunks.ts';
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
  return { tier: used.reduce(coarser, query.tier), points: rows.map((row) => pointsOf(row, query.wanted)) };
}

/** The chunks of a tier for the days for which no better one answers. */
function chunkRows({ hostId, fromMs, toMs }: MetricQuery, tier: Tier, better: readonly Tier[]): RawBuilder<unknown> {
  const day = sql`(chunks.from_ms - chunks.from_ms % ${dayMs})`;
  const answered = better.map(
    (one) =>
      sql` and not exists (select 1 from ${sql.table(metricTables[one])} as better
           where better.host_id = ${hostId} and better.from_ms >= ${day} and better.from_ms < ${day} + ${dayMs})`,
  );
  return sql`select ${sql.lit(tier)} as tier, chunk from ${sql.table(metricTables[tier])} as chunks
             where host_id = ${hostId} and from_ms >= ${floorTo(fromMs, tiers[tier].chunkMs)} and from_ms < ${toMs}
             ${sql.join(answered, sql``)}`;
}

function pointsOf({ tier, chunk }: Row, wanted: MetricQuery['wanted']): Points {
  return tier === 'block' ? pointsOfBlock(decodeBlock(chunk, wanted)) : decodePoints(chunk, tier, zstd, wanted);
}
