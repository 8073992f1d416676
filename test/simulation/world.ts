import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { momentOf } from '@kadoban/collector/src/jobs/moment.ts';
import type { Interval } from '@kadoban/collector/src/ledger/change.ts';
import { hourMs } from '@kadoban/collector/src/metrics/tiers.ts';
import { openStore } from '@kadoban/collector/src/store/open.ts';
import { settleAll } from '@kadoban/collector/src/store/settle-all.ts';
import type { Store } from '@kadoban/collector/src/store/store.ts';
import { verifyStore } from '@kadoban/collector/src/verify/verify-store.ts';
import { publicKeyText } from '@kadoban/proto/handshake';
import { addHost } from '../kit/backends.ts';
import { Accounts } from './accounts.ts';
import { type Audit, auditOf } from './audit.ts';
import type { Scene } from './fault.ts';
import { faults } from './faults.ts';
import { judgeCheck, judgeHost, type Verdict } from './judge.ts';
import { judgeTold } from './judge-told.ts';
import { Network } from './network.ts';
import { Random } from './random.ts';
import { derived, replay } from './replay.ts';
import { Scheduler } from './scheduler.ts';
import { servingOf } from './serving.ts';
import { SimCollector } from './sim-collector.ts';
import { SimDatabase } from './sim-database.ts';
import { SimHost } from './sim-host.ts';
import { Target } from './target.ts';

export interface Plan {
  readonly seed: number;
  readonly hosts: number;
  /** For how long faults happen. */
  readonly spanMs: number;
  /** Hears the story. */
  readonly tell?: (line: string) => void;
}

export interface Outcome extends Audit {
  readonly seed: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly happened: Accounts['happened'];
  readonly targets: readonly Verdict[];
  readonly problems: readonly string[];
}

/** The end of a day and an hour, around which everything happens. */
const midnightMs = Date.UTC(2026, 10, 1);

/** Within the first minutes of an hour every host's last one is closed and sealed, so that a short seed sees it. */
const upkeepMs = { least: 60_000, most: 150_000 };

/** After the last fault: agents come back within a minute or two, whoever was superseded within two, and everything is sent. It is looked how far they are. */
const calmMs = { least: 60_000, most: 5 * 60_000, step: 30_000 };

/** The address of all who have none of their own. */
const gateway = '198.51.100.1';

const calmDisk = { commitMs: () => 0, isFull: () => false };

/** A store without anything in it, as bytes: to make one takes longer than to fill it. */
export async function emptyStore(): Promise<Uint8Array> {
  const database = new SimDatabase(calmDisk);
  const store = await openStore(database.openDirectly());
  await store.identity();
  return database.database.serialize();
}

/** Plays one seed: faults for a while, then calm in which everything has to come right, then the comparison with the truth. */
export async function playSeed(plan: Plan, empty: Uint8Array): Promise<Outcome> {
  const world = await makeWorld(plan, empty);
  const { scheduler, accounts, collector, hosts, scene } = world;
  const thrown = (error: unknown) => accounts.problem(`escaped: ${(error as Error).stack}`);
  process.on('unhandledRejection', thrown);
  try {
    collector.start();
    for (const host of hosts) host.startAgentIn(world.random.between(0, 5000));
    const count = planFaults(world.random, hosts, scene);
    await scheduler.runUntil(world.startMs + plan.spanMs);
    await untilCalm(world);
    const asOfMs = scheduler.nowMs;
    // An agent that was killed just before comes back.
    for (const sinceMs of [0, 30_000]) {
      await scheduler.runUntil(asOfMs + sinceMs);
      for (const host of hosts) void host.stopAgent();
    }
    await scheduler.runUntil(asOfMs + 60_000);
    for (const { hostId, disk } of hosts) {
      const left = [...disk.files.keys()].filter((name) => name.endsWith('.spool'));
      if (left.length > 0) accounts.problem(`${hostId} still holds ${left.join(' ')}`);
    }
    await endCollector(world);
    const backend = collector.database.openDirectly();
    const store = await openStore(backend);
    await settleAll(store.evidence);
    const placed = placedWithin(world);
    const targets = await verdicts(world, store, asOfMs, placed);
    const audit = await auditOf(accounts, collector.database.database, store, placed);
    await judgeTold(world, store, placed);
    const verified = await verifyStore(backend.reader, () => {});
    if (!verified.ok) accounts.problem(`the chains are broken: ${JSON.stringify(verified)}`);
    const { entries: sealed = 0, roots: signedRoots = 0 } = verified.ok ? verified : {};
    const { told, happened } = accounts;
    Object.assign(happened, { sealed, signedRoots, told: told.length, lookedFor: world.network.asked.length });
    await compareReplay(world, store, empty, asOfMs);
    return { seed: plan.seed, faults: count, happened, ...audit, targets, problems: accounts.problems };
  } finally {
    process.off('unhandledRejection', thrown);
  }
}

async function makeWorld({ seed, hosts: hostCount, spanMs, tell }: Plan, content: Uint8Array) {
  const random = new Random(seed);
  const startMs = midnightMs - random.between(0, Math.floor(spanMs / 2));
  const endMs = startMs + spanMs;
  const scheduler = new Scheduler(startMs);
  const accounts = new Accounts();
  const say = (text: string): void => tell?.(`${new Date(scheduler.nowMs).toISOString()} ${text}`);
  const network = new Network(accounts);
  const serving = servingOf(random, spanMs);
  const collector = new SimCollector({ scheduler, random: random.fork(), accounts, content, network, serving, say });
  const store = await openStore(collector.database.openDirectly());
  const identity = await store.identity();
  const credentials = {
    collectorId: identity.collectorId,
    collectorKeys: [publicKeyText(createPrivateKey(identity.signingKey))],
  };
  const hosts: SimHost[] = [];
  const targets = new Map<string, { readonly name: string; readonly target: Target }[]>();
  for (let n = 1; n <= hostCount; n++) {
    const hostId = hostIdOf(n);
    const { privateKey } = generateKeyPairSync('ed25519');
    const machineIdHash = new Uint8Array(32).fill(n);
    const machine = { publicKey: publicKeyText(privateKey), machineIdHash: Buffer.from(machineIdHash).toString('hex') };
    await addHost(store, { hostId, ...machine, enrolledMs: startMs });
    const checks = Array.from({ length: random.between(0, 2) }, (_, index) =>
      checkOf(random, `check-${index + 1}`, { fromMs: startMs, toMs: endMs }),
    );
    targets.set(
      hostId,
      checks.map(({ config, target }) => ({ name: config.name, target })),
    );
    // Behind a gateway whoever answers is not the host.
    const [address, localAddress] = random.chance(0.2) ? [gateway, `10.0.0.${n}`] : Array(2).fill(`192.0.2.${n}`);
    const host = new SimHost({
      ...{ hostId, scheduler, accounts, door: collector, credentials, privateKey, machineIdHash, checks, say },
      ...{ address, localAddress },
      random: random.fork(),
      sampleEveryMs: random.pick([10_000, 20_000, 30_000]),
      spoolBytesMax: random.pick([256 * 1024 * 1024, 2000]),
      // Crystals are off by so much at the most.
      driftPerMs: random.pick([0, 0, 0, 100e-6, -100e-6]),
      keepsShutdowns: random.chance(0.5),
    });
    hosts.push(host);
    if (address !== gateway) network.add(address, hostId, host.path);
  }
  const chance = random.fork();
  const lastingMs = (meanMs: number) => Math.max(0, Math.min(chance.waitMs(meanMs), endMs - scheduler.nowMs));
  const scene: Scene = { scheduler, random: chance, collector, say, endMs, lastingMs };
  return { random, scheduler, startMs, accounts, network, collector, hosts, targets, scene };
}

type World = Awaited<ReturnType<typeof makeWorld>>;

/** Lets everybody come back and send what is left, for as long as that may take at the most. */
async function untilCalm({ scheduler, accounts, hosts }: World): Promise<void> {
  const beganMs = scheduler.nowMs;
  const isQuiet = ({ hostId, hasAgent, disk }: SimHost) =>
    hasAgent &&
    !disk.files.keys().some((name) => name.endsWith('.spool')) &&
    (accounts.ackedMs.get(hostId) ?? 0) > scheduler.nowMs - calmMs.step;
  for (let passedMs = calmMs.least; passedMs <= calmMs.most; passedMs += calmMs.step) {
    await scheduler.runUntil(beganMs + passedMs);
    if (hosts.every(isQuiet)) return;
  }
}

/** Of these names the first whose hour is kept up when it should be. */
function hostIdOf(n: number): string {
  for (let k = 0; ; k++) {
    const hostId = `host-${n}-${k}`;
    const momentMs = momentOf(hostId, hourMs);
    if (upkeepMs.least <= momentMs && momentMs <= upkeepMs.most) return hostId;
  }
}

/** The collector ends at the end as at any other time: in order, or while it does something. */
async function endCollector({ collector, random, scheduler }: World): Promise<void> {
  if (random.chance(0.5)) void collector.stop();
  else collector.killSoon(random.between(0, 3), () => {});
  await scheduler.runUntil(scheduler.nowMs + 30_000);
  if (collector.isRunning) collector.powerOff();
}

function checkOf(random: Random, name: string, span: Interval) {
  const intervalMs = random.pick([20_000, 30_000, 60_000]);
  const rule = { intervalMs, failures: random.between(1, 3), recoveries: random.between(1, 2) };
  const config = { name, kind: 'simulated', timeoutMs: 5000, ...rule };
  const phaseMsMin = (rule.failures + rule.recoveries + 3) * intervalMs;
  return { config, target: new Target(random, span, phaseMsMin) };
}

/** Each seed has a choice of faults of its own: some only show without the others. */
function planFaults(random: Random, hosts: readonly SimHost[], scene: Scene): Record<string, number> {
  const share = random.pick([0.15, 0.4, 1]);
  const chosen = faults.filter(() => random.chance(share));
  const meanMs = random.pick([30_000, 90_000, 240_000]) / hosts.length;
  const count: Record<string, number> = {};
  const [first, ...others] = chosen;
  if (!first) return count;
  const next = (): void => {
    const atMs = scene.scheduler.nowMs + random.waitMs(meanMs);
    if (atMs >= scene.endMs) return;
    scene.scheduler.at(atMs, () => {
      const fault = random.pick([first, ...others]);
      const host = hosts[random.between(0, hosts.length - 1)];
      if (host && fault.strike(host, scene)) count[fault.kind] = (count[fault.kind] ?? 0) + 1;
      next();
    });
  };
  next();
  return count;
}

/** The same batches in another order, applied at other times, must say the same. */
async function compareReplay(world: World, store: Store, content: Uint8Array, asOfMs: number): Promise<void> {
  const { accounts, random } = world;
  const known = await store.hosts.list();
  const other = new SimDatabase(calmDisk, content);
  const open = () => openStore(other.openDirectly());
  const enrolling = await open();
  for (const host of known) await addHost(enrolling, host);
  const again = await replay(open, accounts.arrivals, random);
  const [first, second] = [await derived(store, known, asOfMs), await derived(again, known, asOfMs)];
  for (const [index, text] of first.entries()) {
    if (text !== second[index]) accounts.problem(`another order says something else: ${text} and ${second[index]}`);
  }
}

/**
 * How far from the truth the evidence of each host may be placed. Anywhere, when its wall clock was ever wrong and there was a start of the agent
 * that never reached the collector: nobody can know when that was, and the wall clock of another one is the only witness.
 */
function placedWithin({ hosts, collector, accounts }: World): Map<string, number> {
  const rows = collector.database.database.prepare('select distinct host_id, epoch from clock_offsets').all();
  const heard = new Set(rows.map(({ host_id, epoch }) => `${host_id} ${epoch}`));
  const withinOf = ({ hostId, wrongBoots, clock }: SimHost) => {
    const isUnheard = accounts.runs.keys().some((run) => run.startsWith(`${hostId} `) && !heard.has(run));
    return wrongBoots.size > 0 && isUnheard ? Number.POSITIVE_INFINITY : clock.withinMs;
  };
  return new Map(hosts.map((host) => [host.hostId, withinOf(host)]));
}

async function verdicts(
  { hosts, targets, accounts }: World,
  store: Store,
  asOfMs: number,
  placed: ReadonlyMap<string, number>,
): Promise<Verdict[]> {
  const all: Verdict[] = [];
  for (const { hostId, boots } of hosts) {
    const host = await store.hosts.find(hostId);
    if (!host) throw new Error(`${hostId} is unknown`);
    const judging = { asOfMs, withinMs: placed.get(hostId) ?? 0 };
    if (!Number.isFinite(judging.withinMs)) continue;
    all.push(await judgeHost(store, host, boots, judging));
    for (const each of targets.get(hostId) ?? []) {
      const verdict = await judgeCheck(store, host, each, judging);
      if (verdict) all.push(verdict);
    }
  }
  for (const { target, trueMsMin, trueMsMax, bestMs, worstMs } of all) {
    if (bestMs > trueMsMax)
      accounts.problem(`${target} was down ${trueMsMax} ms at the most, reported are ${bestMs} at the least`);
    if (worstMs < trueMsMin)
      accounts.problem(`${target} was down ${trueMsMin} ms at the least, reported are ${worstMs} at the most`);
  }
  return all;
}
