import type { Kysely } from 'kysely';
import { decodeLog } from './log-record.ts';
import type { Tables } from './tables.ts';

/** Rows of the log that are not what was written, by their numbers: those that a start set aside under negative ones, and those that the next will. */
export async function damagedRows(db: Kysely<Tables>): Promise<number[]> {
  const damaged: number[] = [];
  const rows = db.selectFrom('frame_log').select(['n', 'frames']).orderBy('n').limit(1);
  for (let row = await rows.executeTakeFirst(); row; row = await rows.where('n', '>', row.n).executeTakeFirst()) {
    if (!isWhole(row.frames)) damaged.push(Math.abs(row.n));
  }
  return damaged;
}

function isWhole(frames: Uint8Array): boolean {
  try {
    decodeLog(frames);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
