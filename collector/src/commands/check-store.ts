import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, repeat } from '../clock.ts';
import { isDamaged } from '../damaged.ts';
import { CollectorError } from '../errors.ts';
import { runInThread, type SqliteRow } from '../store/backends/sqlite-thread.ts';
import type { Io } from './command.ts';
import { commandWords } from './command-words.ts';
import { wasServed } from './endpoint.ts';
import { sizeText } from './size-text.ts';
import { damagedStore, lookAtStore, refusedStore, storeFile } from './store-file.ts';

/** How often a long check says that it is not done. */
const tellEveryMs = 2000;

/**
 * A larger store is not looked through as a whole at each start: 4 GiB take a core about two seconds, and a disk of 200 MB/s twenty. Of a larger one the
 * tables of metrics are left out, which are most of it: the ledger does not need them.
 */
const wholeBytesMax = 4 * 1024 ** 3;

/** What is wrong with the pages of a store file; undefined when nothing is. What a row says is for `verify` to judge. */
export function damageIn(file: string, io: Pick<Io, 'err' | 'language'> & Clock): Promise<string | undefined> {
  return firstDamage(file, ['pragma quick_check(1)'], io);
}

/** Before anything is built on the store of a data directory: refuses it when it is damaged. */
export async function checkData(data: string, io: Pick<Io, 'err' | 'language'> & Clock): Promise<void> {
  const file = join(data, storeFile);
  if (!existsSync(file) || statSync(file).size === 0) {
    // A new store would have a new identity, which no agent knows, and say that all is well.
    if (!wasServed(data)) return;
    throw new CollectorError('STORE_MISSING', ['storeGone', file, existsSync(file), data]);
  }
  lookAtStore(file);
  const damage = await damageAtStart(file, io);
  if (damage !== undefined) throw damagedStore(file, damage);
}

async function damageAtStart(file: string, io: Pick<Io, 'err' | 'language'> & Clock): Promise<string | undefined> {
  if (statSync(file).size <= wholeBytesMax) return damageIn(file, io);
  const tables = "select name from sqlite_schema where type = 'table' and name not like 'metric\\_%' escape '\\'";
  const checks: string[] = [];
  for (const { name } of await run(file, tables)) checks.push(`pragma quick_check("${name}")`);
  return firstDamage(file, checks, io);
}

async function firstDamage(
  file: string,
  checks: readonly string[],
  io: Pick<Io, 'err' | 'language'> & Clock,
): Promise<string | undefined> {
  const beginMs = io.now();
  const stopTelling = repeat(io, tellEveryMs, () => {
    const seconds = Math.round((io.now() - beginMs) / 1000);
    io.err(commandWords[io.language].looking(file, sizeText(statSync(file).size), seconds));
  });
  try {
    for (const check of checks) {
      const [first] = await run(file, check);
      const found = Object.values(first ?? {})[0];
      if (found !== 'ok') return String(found);
    }
    return undefined;
  } finally {
    stopTelling();
  }
}

/** A page so damaged that the check itself cannot go on is damage too. */
async function run(file: string, sql: string): Promise<readonly SqliteRow[]> {
  try {
    return await runInThread(file, sql);
  } catch (error) {
    if (isDamaged(error)) return [{ found: (error as Error).message }];
    throw refusedStore(file, error);
  }
}
