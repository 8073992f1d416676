import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Store } from '../store/store.ts';
import type { Io } from './command.ts';
import { applyConfigDir } from './config-dir.ts';
import { openData } from './data.ts';

/** What has to be there before anything else is: the schema of today, an identity, a key, the definitions of the files. */
export async function foundStore(data: string, configDir: string | undefined, log: Logger, io: Io) {
  await using store = await openData(data);
  await writeAdminKey(store, data, io, log);
  const filed = await definedByFiles(store, configDir, log, io.now());
  return { identity: await store.identity(), filed, runs: await store.upTimes.list() };
}

async function definedByFiles(
  store: Store,
  dir: string | undefined,
  log: Logger,
  nowMs: number,
): Promise<ReadonlySet<string>> {
  if (dir === undefined) return new Set();
  const { filed, written } = await applyConfigDir(store, dir, nowMs);
  log.info({ dir, definitions: filed.size, written }, 'definitions read');
  return filed;
}

/**
 * The first start leaves an administrator's key that only the data directory's owner can read. No other does: who revoked the key, or took
 * its file away, must not find it there again.
 */
async function writeAdminKey(store: Store, data: string, io: Io, log: Logger): Promise<void> {
  const file = join(data, 'admin.key');
  const keys = (await store.keys.list()).filter((key) => key.kind === 'key');
  if ((await store.founded()) || keys.some((key) => key.name === 'admin')) {
    const another = 'kadoban-collector key create --data DIR --name NAME';
    if (keys.length === 0) log.warn({ another }, 'there is no API key');
    else if (!existsSync(file))
      log.info({ file, another }, 'the file of the first key is gone; its key is good until it is revoked');
    return;
  }
  const secret = newSecret('kdbk');
  // First the file: a key that is stored but that nobody has could never be made again under this name.
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  const key = { hash: hashSecret(secret), name: 'admin', role: 'admin', kind: 'key' as const };
  await store.keys.add({ ...key, createdMs: io.now(), expiresMs: null });
}
