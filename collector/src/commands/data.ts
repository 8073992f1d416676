import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CollectorError } from '../errors.ts';
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
    throw new CollectorError('DATA_UNUSABLE', `${(error as Error).message}; give another one with --data`, {
      cause: error,
    });
  }
}

/** Opens the store in a data directory; a new directory gets a new one. */
export async function openData(data: string): Promise<Store> {
  const file = join(data, storeFile);
  try {
    return await openStore(openSqlite(file));
  } catch (error) {
    throw new CollectorError('STORE_DAMAGED', `${file}: ${(error as Error).message}`, { cause: error });
  }
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
  const lock = new DatabaseSync(join(data, 'collector.lock'));
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw new CollectorError('DATA_IN_USE', data, { cause: error });
  }
  return { [Symbol.dispose]: () => lock.close() };
}
