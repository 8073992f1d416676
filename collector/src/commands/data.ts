import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDiskFull } from '../disk-full.ts';
import { CollectorError, type ErrorCode } from '../errors.ts';
import { openSqlite } from '../store/backends/sqlite.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';

/** The store of a data directory. */
export const storeFile = 'kadoban.sqlite';

/** Makes the data directory when it is missing: only its owner may look into it. */
export async function prepareData(dir: string): Promise<string> {
  const data = resolve(dir);
  try {
    await mkdir(data, { recursive: true, mode: 0o700 });
    await chmod(data, 0o700);
    return data;
  } catch (error) {
    if (isDiskFull(error)) throw refused('DISK_FULL', data, error);
    throw new CollectorError('DATA_UNUSABLE', `${(error as Error).message}; give another one with --data`, {
      cause: error,
    });
  }
}

/** What SQLite says of the place, not of what is in the file: no permission, read-only, cannot be opened. */
const placeCodes = new Set([3, 8, 14]);

/** SQLite's code for a file that another process keeps locked. */
const busyCode = 5;

function sqliteCode(error: unknown): number {
  // The upper bits tell more than is of use here.
  return Number((error as { errcode?: number }).errcode ?? 0) & 0xff;
}

/** Opens the store in a data directory; a new directory gets a new one. */
export async function openData(data: string): Promise<Store> {
  const file = join(data, storeFile);
  try {
    return await openStore(openSqlite(file));
  } catch (error) {
    const code = placeCodes.has(sqliteCode(error)) ? 'DATA_UNUSABLE' : 'STORE_DAMAGED';
    throw refused(isDiskFull(error) ? 'DISK_FULL' : code, file, error);
  }
}

function refused(code: ErrorCode, path: string, error: unknown): CollectorError {
  return new CollectorError(code, `${path}: ${(error as Error).message}`, { cause: error });
}

/** Opens the store that a collector left in `dir`: a mistyped directory must not read as one without hosts. */
export async function openExisting(dir: string): Promise<{ data: string; store: Store }> {
  const data = resolve(dir);
  if (!existsSync(join(data, storeFile))) {
    throw new CollectorError('DATA_UNUSABLE', `there is no ${storeFile} in ${data}; \`serve --data DIR\` makes one`);
  }
  return { data, store: await openData(data) };
}

/**
 * Keeps a second collector off the data directory. The lock is the operating system's (an exclusive SQLite transaction on a file of its own), so that a
 * killed collector leaves none behind.
 */
export function lockData(data: string): Disposable {
  const file = join(data, 'collector.lock');
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file);
    lock.exec('begin exclusive');
  } catch (error) {
    // What failed half-way may hold the file, and would keep the next attempt of this process off it.
    lock?.close();
    if (sqliteCode(error) === busyCode) throw new CollectorError('DATA_IN_USE', data, { cause: error });
    throw refused(isDiskFull(error) ? 'DISK_FULL' : 'DATA_UNUSABLE', file, error);
  }
  const held = lock;
  return { [Symbol.dispose]: () => held.close() };
}
