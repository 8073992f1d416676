import { join } from 'node:path';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { openStore } from '../../collector/src/store/open.ts';
import type { Host, Store } from '../../collector/src/store/store.ts';

/** A place for the evidence, on which every test of the store runs. */
export interface TestBackend {
  readonly name: string;
  /** Opens the store in a directory, which may hold one already. */
  open(dir: string): Promise<Store>;
}

export const backends: readonly TestBackend[] = [
  { name: 'sqlite', open: (dir) => openStore(openSqlite(join(dir, 'kadoban.sqlite'))) },
];

/** Enrols a host without the door. */
export async function addHost(store: Store, host: Partial<Host> & { readonly hostId: string }): Promise<void> {
  const enrolledMs = host.enrolledMs ?? 0;
  const hash = `token of ${host.hostId}`;
  await store.tokens.add({ hash, label: '', createdMs: 0, expiresMs: enrolledMs + 1, usesMax: 1, uses: 0 });
  const about = {
    name: host.hostId,
    publicKey: '',
    machineIdHash: '',
    os: 'linux',
    arch: 'x64',
    agentVersion: '0.1.0',
  };
  const outcome = await store.hosts.enrol(hash, { ...about, ...host, enrolledMs });
  if (outcome !== 'enrolled') throw new Error(`not enrolled: ${outcome}`);
}
