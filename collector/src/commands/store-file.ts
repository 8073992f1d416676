import { basename, dirname } from 'node:path';
import { isDamaged, isNoDatabase } from '../damaged.ts';
import { isDiskFull } from '../disk-full.ts';
import { CollectorError } from '../errors.ts';
import { lookAtSqlite, type SqliteFile } from '../store/backends/sqlite-file.ts';

/** The store of a data directory. */
export const storeFile = 'kadoban.sqlite';

/** What SQLite says of the place, not of what is in the file: no permission, read-only, cannot be opened. */
const placeCodes = new Set([3, 8, 14]);

/** What to tell about a store file, or a place for one, that something failed on. */
export function refusedStore(file: string, error: unknown): CollectorError {
  if (error instanceof CollectorError) return error;
  const { message, errcode = 0 } = error as Error & { errcode?: number };
  if (isDiskFull(error)) return new CollectorError('DISK_FULL', `${file}: ${message}`, { cause: error });
  // The upper bits tell more than is of use here.
  if (placeCodes.has(errcode & 0xff))
    return new CollectorError('DATA_UNUSABLE', `${file}: ${message}`, { cause: error });
  return damagedStore(file, message, error);
}

/** A damaged store, and the way out. */
export function damagedStore(file: string, what: string, cause?: unknown): CollectorError {
  const data = basename(file) === storeFile ? dirname(file) : undefined;
  const why = what.replaceAll('\n', ', ');
  return new CollectorError('STORE_DAMAGED', ['damaged', file, why, data], isDamaged(cause) ? { cause } : undefined);
}

/** Refuses a file that is none of our stores, or one of a newer version, before anything is done to it. */
export function lookAtStore(file: string): Extract<SqliteFile, { is: 'store' | 'empty' }> {
  let found: SqliteFile;
  try {
    found = lookAtSqlite(file);
  } catch (error) {
    // The store of a data directory was a database once.
    if (isNoDatabase(error) && basename(file) !== storeFile)
      throw new CollectorError('STORE_FOREIGN', ['noDatabase', file]);
    throw refusedStore(file, error);
  }
  if (found.is === 'foreign') throw new CollectorError('STORE_FOREIGN', ['otherDatabase', file]);
  if (found.is !== 'newer') return found;
  throw new CollectorError('STORE_NEWER', ['newer', file, found.schema]);
}
