import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { openStore } from '../../collector/src/store/open.ts';
import type { Host, Store } from '../../collector/src/store/store.ts';

/** A place for the evidence, on which every test of the store runs. */
export interface TestBackend {
  readonly name: string;
  /** Opens the store in a directory, which may hold one already. */
  open(dir: string): Promise<Store>;
  /** Every row of every table, as it is on the disk. */
  tables(dir: string): Readonly<Record<string, readonly object[]>>;
}

export const backends: readonly TestBackend[] = [
  {
    name: 'sqlite',
    open: (dir) => openStore(openSqlite(join(dir, 'kadoban.sqlite'))),
    tables: (dir) => sqliteTables(join(dir, 'kadoban.sqlite')),
  },
];

function sqliteTables(file: string): Record<string, object[]> {
  using database = new DatabaseSync(file, { readOnly: true });
  const names = database.prepare("select name from sqlite_schema where type = 'table' order by name").all();
  return Object.fromEntries(names.map(({ name }) => [name, database.prepare(`select * from ${name}`).all()]));
}

/** Enrols a host without the door. */
export async function addHost(store: Store, host: Partial<Host> & { readonly hostId: string }): Promise<void> {
  const enrolledMs = host.enrolledMs ?? 0;
  const hash = `token of ${host.hostId}`;
  await store.tokens.add({ hash, label: '', createdMs: 0, expiresMs: enrolledMs + 1, usesMax: 1, uses: 0 });
  const about = {
    name: host.hostId,
    publicKey: `key of ${host.hostId}`,
    machineIdHash: '',
    os: 'linux',
    arch: 'x64',
    agentVersion: '0.1.0',
  };
  const outcome = await store.hosts.enrol(hash, { ...about, ...host, enrolledMs });
  if (outcome !== 'enrolled') throw new Error(`not enrolled: ${outcome}`);
}
