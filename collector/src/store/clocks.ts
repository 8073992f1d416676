import { type Kysely, sql, type Transaction } from 'kysely';
import type { Interval } from '../ledger/change.ts';
import type { ClockReading } from './arrival-clock.ts';
import type { FrameLog } from './frame-log.ts';
import { runCompiled } from './run-compiled.ts';
import type { ClockStore } from './store.ts';
import type { Tables } from './tables.ts';

export function clockStore(reader: Kysely<Tables>, log: FrameLog): ClockStore {
  return {
    async list(hostId, limit) {
      const applied = (await runCompiled(reader, selectNewest, { hostId, limit })).map(fromRow);
      return [...log.clocksOf(hostId), ...applied].toSorted((a, b) => b.toldMs - a.toldMs).slice(0, limit);
    },
    async worst(hostId, window) {
      // First: what is applied meanwhile is then counted twice, which changes nothing, instead of not at all.
      const waiting = log.clocksOf(hostId);
      const [within, before] = await Promise.all([
        worstWithin(reader, hostId, window),
        lastBefore(reader, hostId, window),
      ]);
      return worstReading([...waiting, ...[within, before].flatMap((row) => (row ? [fromRow(row)] : []))], window);
    },
  };
}

/** The one that is furthest off, of those told within a window and the last before it, which still held when that began; null without any. */
function worstReading(readings: readonly ClockReading[], { fromMs, toMs }: Interval): number | null {
  const inOrder = readings.toSorted((a, b) => a.toldMs - b.toldMs);
  const held = inOrder.findLast(({ toldMs }) => toldMs < fromMs);
  const within = inOrder.filter(({ toldMs }) => toldMs >= fromMs && toldMs < toMs);
  return [...(held ? [held] : []), ...within].reduce<number | null>(
    (worst, { wallOffsetMs }) => (Math.abs(wallOffsetMs) >= Math.abs(worst ?? 0) ? wallOffsetMs : worst),
    null,
  );
}

interface OfHost {
  readonly hostId: string;
  readonly limit: number;
}

function selectNewest(db: Kysely<Tables>, { hostId, limit }: OfHost) {
  const readings = db.selectFrom('clock_offsets').selectAll().where('host_id', '=', hostId);
  return readings.orderBy('told_ms', 'desc').limit(limit);
}

/** Keeps what an arrival tells, and shows it with the host, within the caller's transaction. */
export async function appendClock(transaction: Transaction<Tables>, hostId: string, news: ClockReading): Promise<void> {
  const { epoch, boot, toldMs, offsetMs, wallOffsetMs } = news;
  const row = { host_id: hostId, epoch, boot, told_ms: toldMs, offset_ms: offsetMs, wall_offset_ms: wallOffsetMs };
  await runCompiled(transaction, insertReading, row);
  await runCompiled(transaction, showOffset, row);
}

function insertReading(
  db: Kysely<Tables>,
  { host_id, epoch, boot, told_ms, offset_ms, wall_offset_ms }: Tables['clock_offsets'],
) {
  const row = { host_id, epoch, boot, told_ms, offset_ms, wall_offset_ms };
  return db
    .insertInto('clock_offsets')
    .values(row)
    .onConflict((conflict) => conflict.doNothing());
}

function showOffset(db: Kysely<Tables>, { host_id, wall_offset_ms }: Tables['clock_offsets']) {
  return db.updateTable('hosts').set({ clock_offset_ms: wall_offset_ms }).where('host_id', '=', host_id);
}

function worstWithin(reader: Kysely<Tables>, hostId: string, { fromMs, toMs }: Interval) {
  const rows = reader.selectFrom('clock_offsets').selectAll().where('host_id', '=', hostId);
  const within = rows.where('told_ms', '>=', fromMs).where('told_ms', '<', toMs);
  return within.orderBy(sql`abs(wall_offset_ms)`, 'desc').orderBy('told_ms').limit(1).executeTakeFirst();
}

/** Rows are written where something changed: the last one before the window still held when it began. */
function lastBefore(reader: Kysely<Tables>, hostId: string, { fromMs }: Interval) {
  const rows = reader.selectFrom('clock_offsets').selectAll().where('host_id', '=', hostId);
  return rows.where('told_ms', '<', fromMs).orderBy('told_ms', 'desc').limit(1).executeTakeFirst();
}

function fromRow(row: Tables['clock_offsets']): ClockReading {
  const { epoch, boot, told_ms: toldMs, offset_ms: offsetMs, wall_offset_ms: wallOffsetMs } = row;
  return { epoch, boot, toldMs, offsetMs, wallOffsetMs };
}
