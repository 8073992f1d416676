import { createPrivateKey, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AgentConfig } from '@kadoban/agent/src/config.ts';
import { machineIdHash } from '@kadoban/agent/src/host/machine-id-hash.ts';
import { rootsBelow } from '@kadoban/agent/src/host-facts.ts';
import { newPrivateKey } from '@kadoban/agent/src/identity.ts';
import { openState } from '@kadoban/agent/src/state.ts';
import { openSqlite } from '@kadoban/collector/src/store/backends/sqlite.ts';
import { openStore } from '@kadoban/collector/src/store/open.ts';
import { publicKeyText } from '@kadoban/proto/handshake';

/** A host of a fleet, and the file with the configuration of its agent. */
export interface FleetHost {
  readonly hostId: string;
  readonly name: string;
  readonly stateDir: string;
  readonly configFile: string;
}

export interface FleetWishes {
  readonly count: number;
  /** The agents' own folders are made in it. */
  readonly folder: string;
  /** The data directory of a collector that does not run. */
  readonly data: string;
  readonly collectorUrl: string;
  readonly checks: AgentConfig['checks'];
  readonly sampleEveryMs: number;
}

/** Makes hosts known to a collector, and what `enroll` leaves on each of them: over the network it takes only a few of them a minute. */
export async function makeFleet({ count, folder, data, ...wishes }: FleetWishes): Promise<FleetHost[]> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  await using store = await openStore(openSqlite(join(data, 'kadoban.sqlite')));
  const { collectorId, signingKey } = await store.identity();
  const collectorKeys = [publicKeyText(createPrivateKey(signingKey))];
  const { collectorUrl, checks, sampleEveryMs } = wishes;
  const enrolledMs = Date.now();
  await store.tokens.add({ hash: 't', label: '', createdMs: 0, expiresMs: enrolledMs + 1, usesMax: count, uses: 0 });
  const fleet: FleetHost[] = [];
  for (let index = 0; index < count; index++) {
    const [hostId, name, privateKey] = [randomUUID(), `host-${index}`, newPrivateKey()];
    const publicKey = publicKeyText(createPrivateKey(privateKey));
    const machine = Buffer.from(await machineIdHash(rootsBelow('/'), publicKey)).toString('hex');
    const about = { hostId, name, publicKey, machineIdHash: machine, os: 'linux', arch: 'x64', agentVersion: '0' };
    await store.hosts.enrol('t', { ...about, enrolledMs });
    const stateDir = join(folder, name);
    openState(stateDir).update((state) => {
      state.identity = { hostId, name, collectorId, collectorKeys, collectorUrl, privateKey };
    });
    const configFile = join(folder, `${name}.json`);
    // YAML reads it too.
    await writeFile(configFile, JSON.stringify({ stateDir, name, checks, sampleEveryMs }));
    fleet.push({ hostId, name, stateDir, configFile });
  }
  return fleet;
}
