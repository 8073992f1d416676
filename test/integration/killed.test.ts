import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { toDiskAfterMs } from '@kadoban/agent/src/spool/spool.ts';
import type { Change, Interval } from '@kadoban/collector/src/ledger/change.ts';
import { clockToleranceMs } from '@kadoban/collector/src/store/arrival.ts';
import { readCheck, readHost } from '@kadoban/collector/src/store/readings.ts';
import type { Host, Store } from '@kadoban/collector/src/store/store.ts';
import { expect, test } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import type { FlappingTarget } from '../kit/flapping-target.ts';
import type { FleetHost } from '../kit/fleet.ts';
import { run } from '../kit/program.ts';
import type { Restless } from '../kit/restless.ts';
import { collectorMain, tappedScene } from '../kit/tapped-scene.ts';
import { evidenceRows, leftBehind, metricsOf, undisturbed } from '../kit/undisturbed.ts';
import { until } from '../kit/until.ts';
import { Random } from '../simulation/random.ts';
import { derived } from '../simulation/replay.ts';

const second = 1000;

/** Between two kills, on average: the collector needs a good part of it to start. */
const killEveryMs = 1500;

/** Which part of all kills hits the collector; the others hit any process of agents. */
const collectorShare = 0.4;

/** Agents of a process of their own, as they run on a host, and of the processes that hold many. */
interface Crew {
  readonly single: number;
  readonly herds: number;
  readonly herdSize: number;
}

interface Run {
  readonly crew: Crew;
  readonly kills: number;
  readonly seed: number;
  /** How long the last batches may take when nobody is killed any more. */
  readonly calmMs: number;
}

async function scene({ single, herds, herdSize }: Crew) {
  const tapped = await tappedScene({ hosts: single + herds * herdSize, sampleEveryMs: 2 * second });
  const agents: Agents[] = tapped.fleet
    .slice(0, single)
    .map((host) => ({ hosts: [host], process: tapped.single(host) }));
  for (let herd = 0; herd < herds; herd++) {
    const hosts = tapped.fleet.slice(single + herd * herdSize, single + (herd + 1) * herdSize);
    agents.push({ hosts, process: tapped.herd(`herd-${herd}`, hosts) });
  }
  return { ...tapped, agents };
}

/** A process of one agent or of many. */
interface Agents {
  readonly hosts: readonly FleetHost[];
  readonly process: Restless;
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** Kills one process after the other at any moment, also while it still starts; tells how many of them were the collector. */
async function killAtRandom({ collector, agents }: Scene, { kills, seed }: Run): Promise<number> {
  const random = new Random(seed);
  let ofCollector = 0;
  for (let kill = 0; kill < kills; kill++) {
    await pause(random.waitMs(killEveryMs));
    const isCollector = random.chance(collectorShare);
    if (isCollector) ofCollector++;
    const victim = isCollector ? collector : agents[random.between(0, agents.length - 1)]?.process;
    await victim?.restart('SIGKILL');
  }
  return ofCollector;
}

/** Lets everything come to rest: agents started anew dial at once and send what is on their disks; then all end in order. */
async function comeToRest({ heard, fleet, collector, agents }: Scene, calmMs: number): Promise<number> {
  await Promise.all(agents.map(({ process }) => process.end('SIGTERM')));
  const sinceMs = Date.now();
  await Promise.all(agents.map(({ process }) => process.restart('SIGTERM')));
  await until('every agent was heard', calmMs, async () =>
    fleet.every(({ hostId }) => heard.isThrough(hostId, sinceMs)) ? true : undefined,
  );
  const asOfMs = Date.now();
  await Promise.all(agents.map(({ process }) => process.end('SIGTERM')));
  await collector.end('SIGTERM');
  return asOfMs;
}

/** What was acknowledged must be stored, and what was sent must be too, unless it was young when its process was killed. */
function lostOf({ heard, agents }: Scene, stored: (hostId: string, epoch: number) => number): string[] {
  const lost: string[] = [];
  for (const { hostId, epoch, seq, sent } of heard.epochs.values()) {
    const storedSeq = stored(hostId, epoch);
    if (storedSeq < seq) lost.push(`${hostId} ${epoch} was acknowledged up to ${seq}, stored is ${storedSeq}`);
    const lives = agents.find(({ hosts }) => hosts.some((host) => host.hostId === hostId))?.process.lives ?? [];
    for (const { lastSeq, atMs } of sent.values()) {
      const goneMs = lives.find(({ fromMs, toMs }) => fromMs <= atMs && atMs <= toMs)?.toMs ?? 0;
      // What is not on the disk goes with the process; nothing waits for longer.
      const mayBeLost = goneMs - atMs <= toDiskAfterMs + 5 * second;
      if (lastSeq > storedSeq && !mayBeLost) lost.push(`${hostId} ${epoch}:${lastSeq} was sent, and is not stored`);
    }
  }
  return lost;
}

/** What an agent saw long before it was killed was on a disk by then, and nothing ever kept it there. */
function untoldTails({ heard, agents }: Scene, stored: (hostId: string, epoch: number) => number): string[] {
  const told = [...heard.epochs.values()].flatMap(({ hostId, epoch, sent }) =>
    [...sent.values()]
      .filter(({ lastSeq }) => lastSeq <= stored(hostId, epoch))
      .flatMap(({ batch }) => batch.samples.flatMap(({ atMs }) => atMs.map((ms) => ({ hostId, ms })))),
  );
  const samples = Map.groupBy(told, ({ hostId }) => hostId);
  return agents.flatMap(({ hosts, process }) =>
    process.lives.flatMap(({ fromMs, toMs }) => {
      const dueMs = toMs - toDiskAfterMs - 5 * second;
      // A process needs a while until all its agents look.
      if (dueMs < fromMs + 10 * second) return [];
      const isSilent = ({ hostId }: FleetHost) => !samples.get(hostId)?.some(({ ms }) => dueMs <= ms && ms <= toMs);
      return hosts.filter(isSilent).map(({ name }) => `nothing of ${name} from ${dueMs} to ${toMs}`);
    }),
  );
}

function storedIn(data: string): (hostId: string, epoch: number) => number {
  using database = new DatabaseSync(join(data, 'kadoban.sqlite'), { readOnly: true });
  const rows = database.prepare('select host_id, epoch, seq from epochs').all();
  const stored = new Map(rows.map(({ host_id, epoch, seq }) => [`${host_id} ${epoch}`, Number(seq)]));
  return (hostId, epoch) => stored.get(`${hostId} ${epoch}`) ?? 0;
}

/** The times that are told as down. */
function outagesIn(changes: readonly Change[], asOfMs: number): Interval[] {
  return changes.flatMap(({ atMs, status }, index) =>
    status === 'down' ? [{ fromMs: atMs, toMs: changes[index + 1]?.atMs ?? asOfMs }] : [],
  );
}

/** The hosts were up all the time, and their checks may be down only when the target did not listen. */
async function falseOutages(store: Store, hosts: readonly Host[], target: FlappingTarget, asOfMs: number) {
  const told: Interval[] = [];
  const wrong: string[] = [];
  for (const host of hosts) {
    const reading = await readHost(store, host, asOfMs);
    for (const { fromMs } of outagesIn(reading.changes, asOfMs)) wrong.push(`${host.name} down at ${fromMs}`);
    for (const check of await store.evidence.checks(host.hostId)) {
      told.push(...outagesIn((await readCheck(store, host, check, asOfMs)).changes, asOfMs));
    }
  }
  for (const { fromMs, toMs } of told) {
    const isTrue = target.outages.some((outage) => fromMs < outage.toMs + 2 * second && outage.fromMs < toMs);
    if (!isTrue) wrong.push(`a check down from ${fromMs} to ${toMs}`);
  }
  return { told: told.length, wrong };
}

/** By how much the collector held the clock of an agent on its own machine to be wrong. */
async function clockOffsets(folder: string): Promise<number[]> {
  const log = await readFile(join(folder, 'collector.log'), 'utf8');
  return [...log.matchAll(/"clockOffsetMs":(-?\d+)/g)].map(([, ms]) => Math.abs(Number(ms)));
}

async function killed(plan: Run): Promise<void> {
  const at = await scene(plan.crew);
  const ofCollector = await killAtRandom(at, plan);
  const asOfMs = await comeToRest(at, plan.calmMs);
  expect(at.heard.problems).toEqual([]);
  for (const { endedByItself } of [at.collector, ...at.agents.map(({ process }) => process)])
    expect(endedByItself).toEqual([]);
  expect(Math.max(...(await clockOffsets(at.folder)))).toBeLessThanOrEqual(clockToleranceMs);

  await using store = await leftBehind(at.data);
  const stored = storedIn(at.data);
  expect(lostOf(at, stored)).toEqual([]);
  expect(untoldTails(at, stored)).toEqual([]);
  await expectUndisturbed(at, store, stored, asOfMs);
  const hosts = await store.hosts.list();
  const { told, wrong } = await falseOutages(store, hosts, at.target, asOfMs);
  expect(wrong).toEqual([]);
  expect(told).toBeGreaterThan(0);
  expectHonestUpTimes(await store.upTimes.list(), at.collector);
  await run(process.execPath, [collectorMain, 'verify', '--data', at.data]);
  const sent = [...at.heard.epochs.values()].reduce((sum, epoch) => sum + epoch.sent.size, 0);
  console.log(
    `${plan.kills} kills, ${ofCollector} of them the collector's; ${hosts.length} agents, ${at.heard.epochs.size} starts of agents, ${at.heard.welcomes} sessions, ${sent} batches, ${told} outages of checks`,
  );
}

/** The ledger, the evidence and the metrics are those of a collector to which the same batches came one by one. */
async function expectUndisturbed(
  { folder, data, heard }: Scene,
  store: Store,
  stored: (hostId: string, epoch: number) => number,
  asOfMs: number,
): Promise<void> {
  const hosts = await store.hosts.list();
  const dir = await mkdtemp(join(folder, 'undisturbed-'));
  await using other = await undisturbed(dir, hosts, heard.epochs.values(), stored);
  expect(await derived(store, hosts, asOfMs)).toEqual(await derived(other, hosts, asOfMs));
  const [rows, otherRows] = [evidenceRows(data), evidenceRows(dir)];
  for (const [table, texts] of Object.entries(rows)) expect(texts, table).toEqual(otherRows[table]);
  expect(rows.looks?.length).toBeGreaterThan(0);
  for (const { hostId } of hosts) {
    const window = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
    const samples = await metricsOf(store, hostId, window);
    expect(samples.length).toBeGreaterThan(0);
    expect(samples).toEqual(await metricsOf(other, hostId, window));
  }
}

/** The collector says to have watched only while one of its processes ran. */
function expectHonestUpTimes(runs: readonly Interval[], { lives }: Restless): void {
  expect(runs.length).toBeGreaterThan(0);
  const invented = runs.filter(
    (run) => !lives.some(({ fromMs, toMs }) => fromMs <= run.fromMs && run.toMs <= toMs + second),
  );
  expect(invented).toEqual([]);
}

test(
  'what 40 agents and a collector prove while they are killed 15 times is what an undisturbed collector knows',
  () => killed({ crew: { single: 2, herds: 2, herdSize: 19 }, kills: 15, seed: 4, calmMs: 40_000 }),
  100_000,
);

capability('full')(
  'what 200 agents and a collector prove while they are killed 100 times is what an undisturbed collector knows',
  () => killed({ crew: { single: 4, herds: 4, herdSize: 49 }, kills: 100, seed: 100, calmMs: 120_000 }),
  900_000,
);
