import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Interval } from '@kadoban/collector/src/ledger/change.ts';
import { openSqlite } from '@kadoban/collector/src/store/backends/sqlite.ts';
import { openStore } from '@kadoban/collector/src/store/open.ts';
import { readHost } from '@kadoban/collector/src/store/readings.ts';
import { expect, onTestFinished } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { comeToRest } from '../kit/come-to-rest.ts';
import { expectUndisturbed } from '../kit/expect-undisturbed.ts';
import { makeFleet } from '../kit/fleet.ts';
import { type Machine, network } from '../kit/network.ts';
import { run } from '../kit/program.ts';
import { TapLog } from '../kit/tap-log.ts';
import { collectorMain, herdMain, programsIn, tapMain } from '../kit/tapped-scene.ts';
import { leftBehind } from '../kit/undisturbed.ts';
import { until } from '../kit/until.ts';

const second = 1000;
const hosts = 5;
const port = 8480;

/** A connection that was under way when the network was mended may still fail. */
const lateMs = 3 * second;

/** How long a piece of a connection is under way, in each direction. */
const delayMs = 120;

/** A collector on one machine; on the other agents, which look at its port, and a tap through which they dial. */
async function scene() {
  const { left, right } = network();
  const folder = await mkdtemp(join(tmpdir(), 'kadoban-healed-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  const program = programsIn(folder);
  program('tap', right.at(process.execPath, [tapMain, left.address, String(port), String(delayMs)]));
  const log = new TapLog(join(folder, 'tap.log'));
  const tapPort = await until('the tap listens', 10 * second, async () => {
    await log.read();
    return log.port;
  });
  const look = { name: 'collector', kind: 'tcp', host: left.address, port, intervalMs: second, timeoutMs: 900 };
  const check = { ...look, failures: 2, recoveries: 1 };
  const fleet = await makeFleet({
    count: hosts,
    folder,
    data,
    collectorUrl: `http://127.0.0.1:${tapPort}`,
    checks: [check],
    sampleEveryMs: second,
  });
  const config = join(folder, 'collector.yaml');
  // What the tap is to it: the last stop of a proxy.
  await writeFile(config, 'trustProxy: true\ntls: { enabled: false }\n');
  const serve = ['serve', '--data', data, '--listen', `${left.address}:${port}`, '--config', config];
  const collector = program('collector', left.at(process.execPath, [collectorMain, ...serve]));
  const herd = [herdMain, ...fleet.map(({ configFile }) => configFile)];
  const agents = [{ hosts: fleet, process: program('agents', right.at(process.execPath, herd)) }];
  return {
    right,
    folder,
    data,
    log,
    heard: log.heard,
    fleet,
    collector,
    agents,
    target: { outages: [] as Interval[] },
  };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** Resolves when something of every host was sent after this call, and is acknowledged. */
async function allAreHeard({ log, heard, fleet }: Scene, withinMs: number): Promise<void> {
  const sinceMs = Date.now();
  await until('every host is heard', withinMs, async () => {
    await log.read();
    return fleet.every(({ hostId }) => heard.storedSince(hostId, sinceMs)) ? true : undefined;
  });
}

/** Drops what comes to and goes from a machine, one packet in so many. Returns how to stop that. */
async function dropping(machine: Machine, share: 'all' | `${number} in 100`): Promise<() => Promise<void>> {
  const nft = (command: string) => run(...machine.at('/usr/sbin/nft', [command]));
  const which = share === 'all' ? '' : `numgen random mod 100 < ${share.split(' ')[0]}`;
  await nft('add table inet faults');
  for (const [hook, way] of [
    ['input', 'iifname'],
    ['output', 'oifname'],
  ]) {
    await nft(`add chain inet faults ${hook} { type filter hook ${hook} priority 0; }`);
    await nft(`add rule inet faults ${hook} ${way} eth ${which} drop`);
  }
  return async () => void (await nft('delete table inet faults'));
}

/** How the hosts are read now. */
async function states(data: string): Promise<string[]> {
  await using store = await openStore(openSqlite(join(data, 'kadoban.sqlite')));
  const readings = (await store.hosts.list()).map((host) => readHost(store, host, Date.now()));
  const lasts = (await Promise.all(readings)).map(({ changes }) => changes.at(-1));
  return lasts.map((last) => `${last?.status} ${last?.reason ?? ''}`.trim());
}

/** Disturbs the network for a while, and notes when; everything comes through again afterwards. How hosts were read just before that. */
async function disturbed(at: Scene, lastsMs: number, disturb: () => Promise<() => Promise<void>>): Promise<string[]> {
  const fromMs = Date.now();
  const mend = await disturb();
  await pause(lastsMs);
  const told = await states(at.data);
  await mend();
  at.target.outages.push({ fromMs, toMs: Date.now() + lateMs });
  await allAreHeard(at, 60 * second);
  return told;
}

capability('namespaces', 'firewall')(
  'a network that is slow, loses packets, is unplugged and swallows everything leaves no trace of it in what hosts prove',
  async () => {
    const at = await scene();
    const { right } = at;
    await allAreHeard(at, 60 * second);
    // It did not listen yet.
    at.target.outages.push({ fromMs: 0, toMs: Date.now() });
    await disturbed(at, 15 * second, async () => {
      right.ip('link', 'set', 'eth', 'down');
      return async () => right.ip('link', 'set', 'eth', 'up');
    });
    await disturbed(at, 15 * second, () => dropping(right, '30 in 100'));
    // Neither side hears that the other is gone, and each has to find out by itself.
    const silent = await disturbed(at, 50 * second, () => dropping(right, 'all'));
    expect(silent).toEqual(at.fleet.map(() => 'unknown silent'));
    expect(await readFile(join(at.folder, 'agents.log'), 'utf8')).toContain('"why":"silent"');

    const reading = setInterval(() => void at.log.read(), 200);
    const asOfMs = await comeToRest(at, 60 * second);
    clearInterval(reading);
    await at.log.read();
    expect([...at.collector.endedByItself, ...at.agents.flatMap(({ process }) => process.endedByItself)]).toEqual([]);
    await using store = await leftBehind(at.data);
    await expectUndisturbed(at, store, asOfMs);
    for (const host of await store.hosts.list()) {
      const { changes } = await readHost(store, host, asOfMs);
      expect(changes.map(({ status }) => status)).toEqual(['up']);
    }
  },
);
