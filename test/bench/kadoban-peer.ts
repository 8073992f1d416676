import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { encodeFrame } from '@kadoban/proto/frame';
import { metricKinds } from '@kadoban/proto/metrics';
import { systemClock } from '../../agent/src/clock.ts';
import type { Outgoing } from '../../agent/src/uplink/session.ts';
import { Uplink } from '../../agent/src/uplink/uplink.ts';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { openStore } from '../../collector/src/store/open.ts';
import { settleAll } from '../../collector/src/store/settle-all.ts';
import { version } from '../../collector/src/version.ts';
import { type Acquaintance, fleetAgent, seedFleet, uuidOf } from './fleet.ts';
import { loadDialer } from './load-link.ts';
import { LoadedCollector } from './loaded-collector.ts';
import { freePort } from './loopback.ts';
import { type HostDay, inGroups, type Peer } from './peer.ts';

const silentLog = { debug() {}, info() {}, warn() {}, error() {} };

/** Our collector, fed by agents' real uplinks: a connection, a handshake and a window of unacknowledged batches for each host. */
export async function startKadoban(stack: AsyncDisposableStack, dir: string, hosts: number): Promise<Peer> {
  await mkdir(dir, { recursive: true });
  const file = join(dir, 'kadoban.sqlite');
  const acquaintance = await seedFleet(file, hosts, Date.now());
  const port = await freePort();
  const wishes = { data: dir, port, tls: false, binary: undefined, profileDir: undefined };
  const collector = new LoadedCollector(wishes, stack);
  await collector.start();
  const pids = [collector.pid];
  return {
    name: 'kadoban',
    version,
    acknowledges: 'after the sync to the disk',
    pids,
    prepare(days, batch) {
      const senders = days.map((day, number) => sender(number, framesOf(day, number, batch), port, acquaintance));
      return async () => {
        await Promise.all(senders.map((send) => send()));
      };
    },
    async sizes(values) {
      await collector.stop();
      // A running collector takes an hour for it, and each host at another moment.
      const before = process.cpuUsage();
      await closeAll(file);
      const { user, system } = process.cpuUsage(before);
      return { bytesOfValue: bytesOfSamples(file) / values, cpuS: (user + system) / 1e6 };
    },
  };
}

const epochOf = (number: number) => number + 1;

function framesOf({ samples }: HostDay, number: number, batch: number): Outgoing[] {
  const metrics = metricKinds.slice(0, samples[0]?.values.length ?? 0).map(({ id }) => id);
  const epoch = epochOf(number);
  return inGroups(samples, batch).map((group, index) => {
    const atMs = group.map((one) => one.atMs);
    const values = metrics.map((_, series) => group.map((one) => one.values[series] ?? 0));
    const block = { boot: uuidOf(`boot ${number}`), atMs, monoMs: atMs, instances: [{ name: '', metrics, values }] };
    const firstSeq = index * batch + 1;
    const frame = encodeFrame({ type: 'batch', epoch, firstSeq, samples: [block], results: [], lifecycle: [] });
    return { epoch, seq: firstSeq + group.length - 1, frame };
  });
}

/** Connects and delivers everything; resolves when all of it is acknowledged. */
function sender(number: number, frames: readonly Outgoing[], port: number, acquaintance: Acquaintance) {
  return () => {
    const { hostId, privateKey, machineIdHash } = fleetAgent(number);
    const { collectorId, collectorKey } = acquaintance;
    const done = Promise.withResolvers<void>();
    const lastSeq = frames.at(-1)?.seq ?? 0;
    const line = { port, secureContext: undefined, localAddress: '127.0.0.1' };
    const nowMs = Date.now();
    const about = { hostname: `host-${number}`, os: 'linux', arch: 'x64', version: '0.1.0', sampleEveryMs: 10_000 };
    const boot = { boot: uuidOf(`boot ${number}`), bootAtMs: 1, agentStartedAtMs: nowMs, epoch: epochOf(number) };
    const uplink = new Uplink({
      credentials: { hostId, privateKey, collectorId, collectorKeys: [collectorKey] },
      dial: loadDialer(line, { closings: new Map(), throttles: 0 }, new Set()),
      clock: systemClock,
      random: Math.random,
      randomBytes,
      log: silentLog,
      greeting: () => ({
        ...about,
        ...boot,
        machineIdHash: Buffer.from(machineIdHash, 'hex'),
        wallMs: Date.now(),
        monoMs: Date.now(),
      }),
      deliver(acked) {
        const ackedSeq = acked.find(({ epoch }) => epoch === epochOf(number))?.seq ?? 0;
        let next = frames.findIndex(({ seq }) => seq > ackedSeq);
        return { next: async () => (next < 0 ? undefined : frames[next++]) };
      },
      acked({ seq }) {
        if (seq === lastSeq) done.resolve(uplink.stop({ reason: 'shutdown', ttlMs: 0 }));
      },
    });
    return done.promise;
  };
}

async function closeAll(file: string): Promise<void> {
  await using store = await openStore(openSqlite(file));
  await settleAll(store.evidence);
  for (const hostId of await store.metrics.hostIds()) {
    while (await store.metrics.closeHour(hostId, Date.now()));
    while (await store.metrics.closeDay(hostId, Date.now()));
  }
}

/** Of samples as they were measured, with their index: peers keep no minutes and hours beside them. */
function bytesOfSamples(file: string): number {
  using database = new DatabaseSync(file);
  const names = ['metric_raw', 'sqlite_autoindex_metric_raw_1', 'metric_blocks'];
  const sizes = names.map((name) =>
    database.prepare('select sum(pgsize) as bytes from dbstat where name = ?').get(name),
  );
  return sizes.reduce((sum, size) => sum + Number(size?.bytes ?? 0), 0);
}
