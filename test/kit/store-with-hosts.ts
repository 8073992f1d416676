import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { openStore } from '../../collector/src/store/open.ts';
import type { Store } from '../../collector/src/store/store.ts';

/** The file of a store that does not exist yet, in a directory that goes when the test ends. */
export function newStoreFile(): string {
  const dir = mkdtempSync(join(tmpdir(), 'kadoban-store-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return join(dir, 'kadoban.sqlite');
}

/** A new store that knows these hosts, enrolled at `enrolledMs`. */
export async function storeWithHosts(file: string, hostIds: readonly string[], enrolledMs: number): Promise<Store> {
  const store = await openStore(openSqlite(file));
  const token = { hash: 't', label: '', createdMs: 0, expiresMs: enrolledMs + 1, usesMax: hostIds.length, uses: 0 };
  await store.tokens.add(token);
  for (const hostId of hostIds) {
    const machine = { publicKey: `key of ${hostId}`, machineIdHash: `machine of ${hostId}`, os: 'linux', arch: 'x64' };
    await store.hosts.enrol('t', { hostId, name: hostId, ...machine, agentVersion: '1', enrolledMs });
  }
  return store;
}
