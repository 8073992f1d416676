import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openNodeDisk } from '@kadoban/agent/src/spool/node-disk.ts';
import type { SpoolEvent } from '@kadoban/agent/src/spool/spool.ts';
import type { HostList } from '@kadoban/collector/src/api/contract.ts';
import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { enrolmentOf, newAgentKeys } from '../kit/collector.ts';
import { collectorClient } from '../kit/collector-client.ts';
import { comeToRest } from '../kit/come-to-rest.ts';
import { expectUndisturbed } from '../kit/expect-undisturbed.ts';
import { run } from '../kit/program.ts';
import { fill, smallDisk } from '../kit/small-disk.ts';
import { drain, FakeCollector, observed, openSpool } from '../kit/spool-world.ts';
import { collectorMain, tappedScene } from '../kit/tapped-scene.ts';
import { evidenceRows, leftBehind } from '../kit/undisturbed.ts';
import { until } from '../kit/until.ts';

const second = 1000;

/** An agent waits up to a minute between two tries; this is that, and a collector's start before it. */
const backMs = 90 * second;

/** Longer than a host may be silent (30 s) without a reason of its own, by what its last sample is older. */
const fullMs = 36 * second;

async function scene() {
  const disk = smallDisk(16 * 1024);
  const data = join(disk, 'data');
  const tapped = await tappedScene({ hosts: 10, sampleEveryMs: second, data });
  const { url } = tapped;
  await until('the collector is ready', 20 * second, async () => (await fetch(`${url}/readyz`)).ok || undefined);
  const command = (...args: string[]) => run(process.execPath, [collectorMain, ...args, '--data', data]);
  const key = await command('key', 'create', '--name', 'operator');
  const token = await command('token', 'create');
  const agents = [{ hosts: tapped.fleet, process: tapped.herd('agents', tapped.fleet) }];
  return { ...tapped, disk, agents, key, api: collectorClient(url, key), token };
}

type Scene = Awaited<ReturnType<typeof scene>>;

async function answer(asked: Promise<Response>): Promise<[status: number, code: string | undefined]> {
  const response = await asked;
  return [response.status, ((await response.json()) as { code?: string }).code];
}

function ask({ url, key }: Scene, method: string, path: string, body: object) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'if-none-match': '*' };
  return answer(fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) }));
}

const ready = ({ url }: Scene) => answer(fetch(`${url}/readyz`));
const enrol = (at: Scene) => ask(at, 'POST', '/api/agent/v1/enroll', enrolmentOf(newAgentKeys(), at.token));
const saveService = (at: Scene) =>
  ask(at, 'PUT', '/api/v1/services/shop', { title: 'shop', all: [`host:${at.fleet[0]?.hostId}`] });

/** How hosts are, without the time since when. */
const reasons = ({ hosts }: HostList) => [
  ...new Set(hosts.map(({ state }) => `${state.status} ${state.reason ?? ''}`.trim())),
];

capability('mount')(
  'a full disk makes the collector refuse politely, blame nobody and, once there is room, go on without a loss',
  async () => {
    const at = await scene();
    const { disk, heard, fleet, collector, api, folder } = at;
    await until('all hosts are up', 30 * second, async () =>
      reasons(await api.hosts()).join() === 'up' ? true : undefined,
    );
    fill(disk, 0);
    const filledMs = Date.now();
    await until('it says so', 40 * second, async () => ((await ready(at))[0] === 503 ? true : undefined));
    expect(await ready(at)).toEqual([503, 'STORE_UNWRITABLE']);
    expect(await enrol(at)).toEqual([503, 'DISK_FULL']);
    expect(await saveService(at)).toEqual([503, 'DISK_FULL']);
    await pause(Math.max(0, filledMs + fullMs - Date.now()));
    // What was applied is read, as of its last batch or as of now; and what was not watched is nobody's silence.
    expect(reasons(await api.hosts()).filter((reason) => !['up', 'unknown collector'].includes(reason))).toEqual([]);
    const log = await readFile(join(folder, 'agents.log'), 'utf8');
    expect(new Set([...log.matchAll(/"why":"([a-z-]+)"/g)].map(([, why]) => why))).toEqual(new Set(['try-later']));

    await rm(join(disk, 'filled'));
    await until('it is ready again', 20 * second, async () => ((await ready(at))[0] === 200 ? true : undefined));
    expect(await enrol(at)).toEqual([201, undefined]);
    const roomMs = Date.now();
    await until('the agents are back', backMs, async () =>
      fleet.every(({ hostId }) => heard.storedSince(hostId, roomMs)) ? true : undefined,
    );
    const asOfMs = await comeToRest(at, 40 * second);
    expect(collector.endedByItself).toEqual([]);
    await using store = await leftBehind(at.data);
    await expectUndisturbed(at, store, asOfMs);
  },
);

capability('mount')(
  'an agent whose disk is full while the collector is away keeps everything in memory and says so',
  async () => {
    const disk = smallDisk(1024);
    const at = await tappedScene({ hosts: 3, sampleEveryMs: second, agentsIn: disk });
    const { collector, fleet, heard, folder } = at;
    const agents = [{ hosts: fleet, process: at.herd('agents', fleet) }];
    await until('all hosts are heard', 40 * second, async () =>
      fleet.every(({ hostId }) => heard.storedSince(hostId, 0)) ? true : undefined,
    );
    await collector.end('SIGTERM');
    fill(disk, 0);
    await until('the spools cannot be written', 40 * second, async () => {
      const log = await readFile(join(folder, 'agents.log'), 'utf8');
      return log.split('the spool cannot be written').length > fleet.length ? true : undefined;
    });
    await collector.restart('SIGTERM');
    const startedMs = Date.now();
    await until('the agents are back', backMs, async () =>
      fleet.every(({ hostId }) => heard.storedSince(hostId, startedMs)) ? true : undefined,
    );
    await rm(join(disk, 'filled'));
    const asOfMs = await comeToRest({ heard, agents, collector }, 60 * second);
    await using store = await leftBehind(at.data);
    await expectUndisturbed({ ...at, agents }, store, asOfMs);
    expect(evidenceRows(at.data).losses).toEqual([]);
  },
);

capability('mount')(
  'what fits neither on a full disk nor into memory is declared lost, to the last number',
  async () => {
    const dir = smallDisk(256);
    const disk = await openNodeDisk(join(dir, 'spool'));
    fill(dir, 0);
    const events: SpoolEvent[] = [];
    const spool = await openSpool(disk, 1, { memoryBytesMax: 8192 }, events);
    const count = 1000;
    for (let atMs = 1; atMs <= count; atMs++) {
      spool.add(observed(atMs), atMs * second);
      spool.seal();
      await spool.maintain(atMs * second);
    }
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['unwritable', 'memory-full']));
    const collector = new FakeCollector();
    await drain(spool, collector);
    const lost = collector.losses.reduce((sum, loss) => sum + loss.count, 0);
    expect(lost).toBeGreaterThan(0);
    expect(collector.stored.size + lost).toBe(count);
  },
);
