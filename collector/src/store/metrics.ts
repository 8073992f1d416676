import { type Kysely, sql, type Transaction } from 'kysely';
import { cellsMax, fitting } from '../metrics/fitting.ts';
import type { Points } from '../metrics/points.ts';
import { dayMs, floorTo, hourMs, tiers } from '../metrics/tiers.ts';
import { widen } from '../metrics/widen.ts';
import { appendEvent } from './append-lifecycle.ts';
import type { Backend } from './backend.ts';
import { closeHour } from './close-hour.ts';
import { chunksOf, metricTables, putChunk, removeChunks } from './metric-chunks.ts';
import type { MetricStore } from './metric-store.ts';
import type { Write } from './open.ts';
import { readDays, readMetrics } from './read-metrics.ts';
import type { Tables } from './tables.ts';

export function metricStore({ reader, giveBackSpace }: Backend, write: Write): MetricStore {
  return {
    read: (query) => readMetrics(reader, query),
    readDays: (query) => readDays(reader, query),
    async hostIds() {
      const rows = await reader.selectFrom('hosts').select('host_id').execute();
      return rows.map((row) => row.host_id);
    },
    closeHour: (hostId, nowMs) => write((transaction) => closeHour(transaction, hostId, nowMs), { canBeRedone: true }),
    closeDay: (hostId, nowMs) => write((transaction) => closeDay(transaction, hostId, nowMs), { canBeRedone: true }),
    removeDay: (hostId, tier, beforeMs) =>
      write(async (transaction) => {
        const dayFromMs = await oldestDay(transaction, hostId, tier, beforeMs);
        if (dayFromMs === undefined) return false;
        return removeChunks(transaction, tier, hostId, { fromMs: dayFromMs, toMs: dayFromMs + dayMs });
      }),
    giveBackSpace: () => write(async () => giveBackSpace?.() ?? false),
  };
}

/** Makes minutes and hours of the oldest day that has ended and has none. */
async function closeDay(transaction: Transaction<Tables>, hostId: string, nowMs: number): Promise<boolean> {
  const dayFromMs = await oldestOpenDay(transaction, hostId, floorTo(nowMs, dayMs));
  if (dayFromMs === undefined) return false;
  const day = { fromMs: dayFromMs, toMs: dayFromMs + dayMs };
  // Hour by hour: a day of samples of each second would not fit.
  const hours: Points[] = [];
  for (let fromMs = day.fromMs; fromMs < day.toMs; fromMs += hourMs) {
    const hour = { fromMs, toMs: fromMs + hourMs };
    hours.push(widen(await chunksOf(transaction, 'raw', hostId, hour), hour, tiers.minute.widthMs));
  }
  const fit = fitting(hours, cellsMax.day);
  if (fit.length < hours.length) await appendEvent(transaction, hostId, dayFromMs, 'metrics-dropped', 'series');
  const minutes = widen(fit, day, tiers.minute.widthMs);
  await putChunk(transaction, 'minute', { hostId, fromMs: dayFromMs }, minutes);
  await putChunk(transaction, 'hour', { hostId, fromMs: dayFromMs }, widen([minutes], day, tiers.hour.widthMs));
  return true;
}

async function oldestOpenDay(db: Kysely<Tables>, hostId: string, beforeMs: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('metric_raw as raw')
    .select('from_ms')
    .where('host_id', '=', hostId)
    .where('from_ms', '<', beforeMs)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('metric_hours')
            .select('from_ms')
            .where('host_id', '=', hostId)
            .where('from_ms', '=', sql<number>`raw.from_ms - raw.from_ms % ${dayMs}`),
        ),
      ),
    )
    .orderBy('from_ms')
    .limit(1)
    .executeTakeFirst();
  return row && floorTo(row.from_ms, dayMs);
}

/** The oldest day of a tier that ends at `beforeMs` at the latest; of samples only one of which there are hours. */
async function oldestDay(
  db: Kysely<Tables>,
  hostId: string,
  tier: keyof typeof metricTables,
  beforeMs: number,
): Promise<number | undefined> {
  const endMs = floorTo(beforeMs, dayMs);
  const openMs = tier === 'raw' ? await oldestOpenDay(db, hostId, endMs) : undefined;
  const row = await db
    .selectFrom(metricTables[tier])
    .select('from_ms')
    .where('host_id', '=', hostId)
    .where('from_ms', '<', openMs ?? endMs)
    .orderBy('from_ms')
    .limit(1)
    .executeTakeFirst();
  return row && floorTo(row.from_ms, dayMs);
}
