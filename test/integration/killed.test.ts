import { setTimeout as pause } from 'node:timers/promises';
import type { Interval } from '@kadoban/collector/src/ledger/change.ts';
import { expect, test } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { type Agents, comeToRest } from '../kit/come-to-rest.ts';
import { expectUndisturbed } from '../kit/expect-undisturbed.ts';
import { run } from '../kit/program.ts';
import type { Restless } from '../kit/restless.ts';
import { collectorMain, tappedScene } from '../kit/tapped-scene.ts';
import { leftBehind } from '../kit/undisturbed.ts';
import { until } from '../kit/until.ts';
import { Random } from '../simulation/random.ts';

const second = 1000;

/** Between two kills, on average, as long as everything needs to start; but a busy machine must not make the test endless. */
const killEveryMsMax = 6 * second;

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

type Scene = Awaited<ReturnType<typeof scene>>;

/** Kills one process after the other at any moment, also while it still starts; tells how many of them were the collector. */
async function killAtRandom({ collector, agents, heard, fleet }: Scene, { kills, seed }: Run): Promise<number> {
  const random = new Random(seed);
  const fromMs = Date.now();
  await until('every agent is acknowledged', 60 * second, async () => (heard.acks >= fleet.length ? true : undefined));
  const killEveryMs = Math.min(Date.now() - fromMs, killEveryMsMax);
  let ofCollector = 0;
  for (let kill = 0; kill < kills; kill++) {
    await pause(random.waitMs(killEveryMs));
    // Or it would never be seen what a kill does to what was just acknowledged. On a busy machine alone it is waited for.
    await until('as many acks as kills of all agents', 60 * second, async () =>
      heard.acks >= (kill + 1) * fleet.length ? true : undefined,
    );
    const isCollector = random.chance(collectorShare);
    if (isCollector) ofCollector++;
    const victim = isCollector ? collector : agents[random.between(0, agents.length - 1)]?.process;
    await victim?.restart('SIGKILL');
  }
  return ofCollector;
}

async function killed(plan: Run): Promise<void> {
  const at = await scene(plan.crew);
  const ofCollector = await killAtRandom(at, plan);
  const asOfMs = await comeToRest(at, plan.calmMs);
  for (const { endedByItself } of [at.collector, ...at.agents.map(({ process }) => process)])
    expect(endedByItself).toEqual([]);

  await using store = await leftBehind(at.data);
  const told = await expectUndisturbed(at, store, asOfMs);
  expect(told).toBeGreaterThan(0);
  expectHonestUpTimes(await store.upTimes.list(), at.collector);
  await run(process.execPath, [collectorMain, 'verify', '--data', at.data]);
  const sent = [...at.heard.epochs.values()].reduce((sum, epoch) => sum + epoch.sent.size, 0);
  console.log(
    `${plan.kills} kills, ${ofCollector} of them the collector's; ${at.fleet.length} agents, ${at.heard.epochs.size} starts of agents, ${at.heard.welcomes} sessions, ${sent} batches, ${told} outages of checks`,
  );
}

/** The collector says to have watched only while one of its processes ran. */
function expectHonestUpTimes(runs: readonly Interval[], { lives }: Restless): void {
  expect(runs.length).toBeGreaterThan(0);
  const invented = runs.filter(
    (run) => !lives.some(({ fromMs, toMs }) => fromMs <= run.fromMs && run.toMs <= toMs + second),
  );
  expect(invented).toEqual([]);
}

test('what 40 agents and a collector prove while they are killed 15 times is what an undisturbed collector knows', () =>
  killed({ crew: { single: 2, herds: 2, herdSize: 19 }, kills: 15, seed: 4, calmMs: 60_000 }));

capability('full')(
  'what 200 agents and a collector prove while they are killed 100 times is what an undisturbed collector knows',
  () => killed({ crew: { single: 4, herds: 4, herdSize: 49 }, kills: 100, seed: 100, calmMs: 120_000 }),
);
