import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDiskFull } from '../disk-full.ts';
import { CollectorError } from '../errors.ts';
import { openSqlite } from '../store/backends/sqlite.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { finishRestore } from './finish-restore.ts';
import { lookAtStore, refusedStore, storeFile } from './store-file.ts';

/** Makes the data directory when it is missing: only its owner may look into it. */
export async function prepareData(dir: string): Promise<string> {
  const data = resolve(dir);
  try {
    await mkdir(data, { recursive: true, mode: 0o700 });
    await chmod(data, 0o700);
    return data;
  } catch (error) {
    if (isDiskFull(error)) throw refusedStore(data, error);
    throw new CollectorError('DATA_UNUSABLE', ['unusable', (error as Error).message], {
      cause: error,
    });
  }
}

/** Opens the store in a data directory; a new directory gets a new one. */
export async function openData(data: string): Promise<Store> {
  const file = join(data, storeFile);
  // Before it is opened for writing, which would change a file that is not ours to change.
  if (existsSync(file)) lookAtStore(file);
  try {
    return await openStore(openSqlite(file));
  } catch (error) {
    throw refusedStore(file, error);
  }
}

/** The store file that a collector left in `dir`: a mistyped directory must not read as one without hosts. */
export function existingStoreFile(dir: string): string {
  const data = resolve(dir);
  const file = join(data, storeFile);
  if (existsSync(file)) return file;
  throw new CollectorError('DATA_UNUSABLE', ['noStore', storeFile, data]);
}

/** Opens the store that a collector left in `dir`. */
export async function openExisting(dir: string): Promise<{ data: string; store: Store }> {
  existingStoreFile(dir);
  const data = resolve(dir);
  return { data, store: await openData(data) };
}

/** SQLite's code for a file that another process keeps locked. */
const busyCode = 5;

/**
 * Keeps a second collector off the data directory. The lock is the operating system's (an exclusive SQLite transaction on a file of its own), so that a
 * killed collector leaves none behind. Whoever gets it first after a restore that was cut off finishes that.
 */
export function lockData(data: string): Disposable {
  const file = join(data, 'collector.lock');
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file);
    lock.exec('begin exclusive');
    finishRestore(data);
  } catch (error) {
    // What failed half-way may hold the file, and would keep the next attempt of this process off it.
    lock?.close();
    if ((error as { errcode?: number }).errcode === busyCode) {
      throw new CollectorError('DATA_IN_USE', data, { cause: error });
    }
    if (isDiskFull(error)) throw refusedStore(file, error);
    throw new CollectorError('DATA_UNUSABLE', `${file}: ${(error as Error).message}`, { cause: error });
  }
  const held = lock;
  return { [Symbol.dispose]: () => held.close() };
}
