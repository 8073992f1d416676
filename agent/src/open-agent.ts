import { createPrivateKey, randomBytes } from 'node:crypto';
import { statfsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { publicKeyText } from '@kadoban/proto/handshake';
import { type Agent, type Source, startAgent, type Workload } from './agent.ts';
import { beginning } from './beginning.ts';
import type { Clock } from './clock.ts';
import { type CollectorAddress, collectorAddress } from './collector-address.ts';
import type { Io } from './commands/command.ts';
import type { AgentConfig } from './config.ts';
import type { Environment } from './environment.ts';
import { AgentError } from './errors.ts';
import { Governed, type Reread } from './governed.ts';
import { lastShutdown } from './host/last-shutdown.ts';
import { type HostFacts, hostFacts } from './host-facts.ts';
import { hostIsStopping } from './host-stopping.ts';
import type { Identity } from './identity.ts';
import { foundIn } from './inventory/found-in.ts';
import type { TellingParts } from './inventory/telling.ts';
import { KeyRing } from './key-ring.ts';
import type { Log } from './log.ts';
import { openMetrics } from './metrics/open-metrics.ts';
import type { Machine } from './metrics/source.ts';
import { openChecks } from './open-checks.ts';
import { aliveFile, decodeAlive } from './spool/alive.ts';
import { openNodeDisk } from './spool/node-disk.ts';
import { memoryBytesMax, Spool, type SpoolEvent } from './spool/spool.ts';
import type { SpoolDisk } from './spool/spool-disk.ts';
import { logSpoolEvent } from './spool-log.ts';
import { type Keeper, keepStanding } from './standing.ts';
import type { StateFile } from './state.ts';
import { type HostClocks, type SteadyClock, steadyClock } from './steady-clock.ts';
import { dialer } from './uplink/dial.ts';
import { proxyName } from './uplink/proxy.ts';
import { Uplink } from './uplink/uplink.ts';
import { version } from './version.ts';

/** What an agent is made of on a real host. */
export interface Surroundings {
  readonly config: AgentConfig;
  readonly state: StateFile;
  readonly clock: Clock;
  readonly bootClockMs: () => number;
  readonly env: Environment;
  /** Reads the configuration of this host again, with what the collector configured in a file. */
  readonly reread: (centralFile: string) => Promise<Reread>;
  /** Runs this program with another command line, in a process apart that ends with the signal at the latest. */
  readonly apart: Io['apart'];
  readonly log: Log;
}

/** An agent on a host, and what may be asked of it there. */
export interface HostAgent extends Pick<Agent, 'observe' | 'stop'> {
  /** Takes another key: now, or as soon as there is a connection. */
  changeKey(): void;
}

/** Opens everything and starts the agent: identity, spool, connection, metrics, checks. */
export async function openAgent(surroundings: Surroundings): Promise<HostAgent> {
  const { config, state, clock: system, bootClockMs, env, apart, log } = surroundings;
  const { identity, lastRun } = state.data;
  if (!identity) throw new AgentError('NOT_ENROLLED', ['noIdentity', config.stateDir]);
  const collector = collectorAddress(config, identity, env);
  const facts = await hostFacts(config, system.wallMs(), lastRun?.boot);
  const epoch = newEpoch(lastRun?.epoch);
  remember(state, facts, epoch, log);

  const disk = await openNodeDisk(join(config.stateDir, 'spool'));
  const alive = decodeAlive(await disk.read(aliveFile));
  const clock = steadyClock(hostClocks(system, bootClockMs), alive?.boot === facts.boot.id ? alive.zeroMs : undefined);
  const startedMs = clock.wallMs();
  const spool = await openSpool(disk, epoch, { config, clock, log });
  const boot = { ...facts.boot, atMs: facts.boot.atMs - clock.aheadMs() };
  const spooledMs = spool.latestMs;
  const lifeMs = Math.max(alive?.atMs ?? 0, spooledMs) + (alive?.aheadMs ?? 0);
  const formerBoot = alive?.boot ?? lastRun?.boot.id;
  // Within one boot nothing was shut down.
  const shutdownMs = formerBoot === boot.id ? undefined : await shutdownAfter(lifeMs, facts);
  const past = { alive, spooledMs, formerBoot, shutdownMs };
  log.info('starting', { version, hostId: identity.hostId, boot: boot.id, checks: config.checks.length });
  const kindOf = await openChecks(config, collector, clock);
  const standing = standingOf(config, collector, system, log);
  const current = { sampleEveryMs: config.sampleEveryMs };
  const keys = new KeyRing(state);
  const governed = govern(surroundings, identity, {
    keys,
    current,
    tell: standing.tell,
    agent: () => agent,
    kindsOf: (next) => openChecks(next, collector, clock),
  });
  const openUplink = await uplinkOpener(
    { clock, bootClockMs, log, standing, governed, keys, current },
    identity,
    collector,
    { ...facts, boot },
    { epoch, startedMs },
  );
  const agent = startAgent({
    hostId: identity.hostId,
    boot,
    sampleEveryMs: config.sampleEveryMs,
    checks: config.checks,
    kindOf,
    beginning: beginning({ nowMs: startedMs, version, boot, checks: config.checks, kindOf, ...past }),
    clock,
    bootClockMs,
    metrics: openMetrics(process.platform, machineOf(facts, clock)),
    ...(config.inventory.enabled && { lookAtInventory: inventoryLook(config, apart) }),
    spool,
    disk,
    openUplink,
    hostIsStopping,
    tell: standing.tell,
    log,
  });
  return {
    observe: agent.observe,
    changeKey: () => governed.changeKey(),
    async stop(goodbye) {
      await agent.stop(goodbye);
      await standing.close();
    },
  };
}

function machineOf({ roots }: HostFacts, { monotonicMs, after }: Clock): Machine {
  return { roots, statfs, statfsAtOnce: statfsSync, monotonicMs, after };
}

interface Ruled {
  readonly keys: KeyRing;
  /** What may change while the agent runs. */
  readonly current: { sampleEveryMs: number };
  readonly tell: Keeper['tell'];
  readonly agent: () => Agent;
  readonly kindsOf: (config: AgentConfig) => Promise<Workload['kindOf']>;
}

function govern(
  { config, reread, clock, log }: Surroundings,
  identity: Identity,
  { keys, current, tell, agent, kindsOf }: Ruled,
): Governed {
  return new Governed({
    identity,
    keys,
    stateDir: config.stateDir,
    runsRevision: config.fromAfar?.revision,
    reread,
    async reconfigure(next) {
      const { sampleEveryMs, checks } = next;
      const isOther = sampleEveryMs !== current.sampleEveryMs;
      current.sampleEveryMs = sampleEveryMs;
      await agent().reconfigure({ sampleEveryMs, checks, kindOf: await kindsOf(next) });
      // The collector takes an agent for silent by what its hello says of this.
      if (isOther) agent().redial();
    },
    tell: (told) => tell({ type: 'configured', ...told }),
    send: (frame) => agent().send(frame),
    nowMs: clock.wallMs,
    log,
  });
}

/** What it loads is larger than the agent that runs. */
function inventoryLook({ hostRoot, inventory }: AgentConfig, apart: Io['apart']): TellingParts['look'] {
  const options = ['--host-root', hostRoot, ...(inventory.identifiers ? ['--identifiers'] : [])];
  return async (signal) => foundIn(await apart(['inventory', '--json', ...options], signal));
}

function standingOf(
  { stateDir, fromAfar }: AgentConfig,
  { url, proxy }: CollectorAddress,
  clock: Clock,
  log: Log,
): Keeper {
  const nowMs = clock.wallMs();
  const initial = {
    pid: process.pid,
    version,
    startedMs: nowMs,
    collector: url.origin,
    ...(proxy && { proxy: proxyName(proxy) }),
    link: { isOpen: false, sinceMs: nowMs },
    ...(fromAfar && { central: { revision: fromAfar.revision, refusal: '' } }),
    checks: {},
  };
  return keepStanding(stateDir, initial, clock, (error) => log.warn('`status` cannot be told', { error }));
}

/** Only Linux has a clock that stops while the machine sleeps; elsewhere the one that starts with the boot goes on. */
function hostClocks(clock: Clock, bootClockMs: () => number): HostClocks {
  return { clock, bootClockMs, uptimeMs: process.platform === 'linux' ? () => uptime() * 1000 : bootClockMs };
}

function openSpool(
  disk: SpoolDisk,
  epoch: number,
  { config, clock, log }: Pick<Surroundings, 'config' | 'log'> & { readonly clock: SteadyClock },
): Promise<Spool> {
  const { maxBytes: bytesMax, maxAgeMs: ageMaxMs } = config.spool;
  const onEvent = (event: SpoolEvent): void => logSpoolEvent(log, event);
  const options = { disk, epoch, bytesMax, ageMaxMs, memoryBytesMax, onEvent, wallAheadMs: clock.aheadMs };
  return Spool.open(options, clock.monotonicMs());
}

/** Random, 48 bits, and not that of the last start: no observation ever gets the number of another. */
function newEpoch(last: number | undefined): number {
  for (;;) {
    const epoch = randomBytes(6).readUIntBE(0, 6);
    if (epoch > 0 && epoch !== last) return epoch;
  }
}

async function shutdownAfter(lifeMs: number, { roots, arch, boot }: HostFacts): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  return lastShutdown(roots, arch, { lifeMs, nextBootMs: boot.atMs });
}

/** A full disk must not keep the agent from watching: the next start then knows a little less. */
function remember(state: StateFile, { boot }: HostFacts, epoch: number, log: Log): void {
  try {
    state.update((data) => {
      data.lastRun = { boot, epoch };
    });
  } catch (error) {
    log.error('this start cannot be remembered', { error });
  }
}

interface UplinkSurroundings extends Pick<Surroundings, 'bootClockMs' | 'log'> {
  readonly clock: SteadyClock;
  readonly standing: Pick<Keeper, 'tell'>;
  readonly governed: Governed;
  readonly keys: KeyRing;
  readonly current: { readonly sampleEveryMs: number };
}

async function uplinkOpener(
  { clock, bootClockMs, log, standing, governed, keys, current }: UplinkSurroundings,
  identity: Identity,
  { url, proxy }: CollectorAddress,
  { boot, hostname, os, arch, machineIdHash }: HostFacts,
  { epoch, startedMs }: { readonly epoch: number; readonly startedMs: number },
): Promise<(source: Source) => Uplink> {
  const { hostId, collectorId, pin } = identity;
  const fixed = {
    machineIdHash: await machineIdHash(
      identity.machineFallback ?? publicKeyText(createPrivateKey(identity.privateKey)),
    ),
    boot: boot.id,
    bootAtMs: boot.atMs,
    agentStartedAtMs: startedMs,
    epoch,
    version,
    hostname,
    os,
    arch,
  };
  return (source) =>
    new Uplink({
      credentials: {
        ...{ hostId, collectorId, pin },
        get collectorKeys() {
          return keys.collectorKeys();
        },
        get privateKey() {
          return keys.current();
        },
      },
      dial: dialer(url, { pin, proxy }),
      clock,
      random: Math.random,
      randomBytes,
      log,
      tell(news) {
        standing.tell(news);
        governed.tell(news);
      },
      govern: (frame) => governed.heard(frame),
      greeting: () => ({
        ...fixed,
        sampleEveryMs: current.sampleEveryMs,
        configRevision: governed.runsRevision,
        wallMs: clock.wallMs(),
        monoMs: bootClockMs(),
        wallAheadMs: clock.aheadMs(),
      }),
      ...source,
    });
}
