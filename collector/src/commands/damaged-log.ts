import { CollectorError } from '../errors.ts';
import { openSqliteReadOnly } from '../store/backends/sqlite.ts';
import { damagedRows } from '../store/damaged-rows.ts';
import { lookAtStore, refusedStore } from './store-file.ts';

/** The first schema that has the log. */
const logSchema = '0009-frame-log';

/** The rows of a store's log that cannot be read. */
export async function damagedLogRows(file: string): Promise<number[]> {
  const found = lookAtStore(file);
  if (found.is === 'empty' || found.schema < logSchema) return [];
  const db = openSqliteReadOnly(file);
  try {
    return await damagedRows(db);
  } catch (error) {
    throw refusedStore(file, error);
  } finally {
    await db.destroy();
  }
}

/** What to tell of them; undefined when there are none. */
export function damagedLog(file: string, rows: readonly number[]): CollectorError | undefined {
  if (rows.length === 0) return undefined;
  return new CollectorError('LOG_DAMAGED', ['damagedRows', file, rows]);
}
