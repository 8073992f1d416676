import { type Agent, type AgentParts, startAgent } from '@kadoban/agent/src/agent.ts';
import { beginning } from '@kadoban/agent/src/beginning.ts';
import type { CheckKind } from '@kadoban/agent/src/checks/check.ts';
import { shutdownOf } from '@kadoban/agent/src/host/last-shutdown.ts';
import type { SystemRecord } from '@kadoban/agent/src/host/wtmp.ts';
import { aliveFile, decodeAlive } from '@kadoban/agent/src/spool/alive.ts';
import { batchOf } from '@kadoban/agent/src/spool/sealed.ts';
import { memoryBytesMax, Spool } from '@kadoban/agent/src/spool/spool.ts';
import type { SteadyClock } from '@kadoban/agent/src/steady-clock.ts';
import { Uplink } from '@kadoban/agent/src/uplink/uplink.ts';
import { type AgentRun, observationContent, saidOf } from './accounts.ts';
import { HostClock } from './host-clock.ts';
import { hostLog } from './host-log.ts';
import type { BootTruth, HostParts } from './host-parts.ts';
import { Machine } from './machine.ts';
import { Path } from './path.ts';
import { Process } from './process.ts';
import { SimDisk } from './sim-disk.ts';
import { simulatedChecks } from './simulated-checks.ts';

/** With less room for its spool an agent is short of it after minutes. */
const roomyBytes = 1024 * 1024;

/** A host with its disk and its clock, and production's agent on it, started and killed again and again. */
export class SimHost {
  readonly machine: Machine;
  readonly disk: SimDisk;
  readonly path: Path;
  readonly boots: BootTruth[] = [];
  readonly hostId: string;
  readonly clock: HostClock;
  /** Boots in which the wall clock was wrong. */
  readonly wrongBoots = new Set<string>();
  isStopping = false;
  readonly #parts: HostParts;
  #process: Process | undefined;
  #agent: Agent | undefined;
  #run: AgentRun | undefined;
  /** Its only metric, so that each sample has another. */
  #samples = 0;
  #lastRun: { readonly boot: string; readonly epoch: number } | undefined;
  /** What the system itself keeps a record of. */
  readonly #records: SystemRecord[] = [];
  readonly #kindOf: (process: Process) => CheckKind;

  constructor(parts: HostParts) {
    this.#parts = parts;
    const { hostId, scheduler, random, accounts, door, address, localAddress } = parts;
    this.hostId = hostId;
    this.machine = new Machine(scheduler);
    this.#kindOf = simulatedChecks(parts);
    this.clock = new HostClock(this.machine, parts.driftPerMs);
    this.disk = new SimDisk(random.fork(), () => scheduler.nowMs);
    const way = { door, address, localAddress, scheduler, random: random.fork(), accounts };
    this.path = new Path({ hostId, host: this.machine, ...way });
    this.#booted();
  }

  get boot(): BootTruth {
    return this.boots.at(-1) as BootTruth;
  }

  get hasAgent(): boolean {
    return this.#agent !== undefined;
  }

  #booted(): void {
    if (this.#parts.keepsShutdowns) this.#records.push({ type: 'boot', atMs: this.clock.wallMs });
    const id = `${this.hostId}-boot-${this.boots.length + 1}`;
    this.boots.push({
      id,
      startMs: this.machine.onSinceMs,
      lookMs: undefined,
      signalMs: undefined,
      haltMs: undefined,
      suspensions: [],
    });
    this.isStopping = false;
    if (this.clock.aheadMs !== 0) this.wrongBoots.add(id);
  }

  /** Somebody sets the wall clock, which may be the clock of a machine that is off. */
  setClock(aheadMs: number): void {
    this.#parts.say(`${this.hostId}: the clock is set to ${aheadMs} ms ahead of the truth`);
    if (this.clock.aheadMs !== 0 || aheadMs !== 0) this.wrongBoots.add(this.boot.id);
    this.clock.aheadMs = aheadMs;
  }

  /** Starts the agent after a while, as the service manager does. */
  startAgentIn(delayMs: number): void {
    this.machine.after(delayMs, () => {
      if (this.#process || this.isStopping) return;
      const process = new Process(this.machine);
      this.#process = process;
      void this.#open(process).then((agent) => {
        this.#agent = agent;
      });
    });
  }

  killAgentSoon(steps: number): void {
    const { random, say } = this.#parts;
    this.#process?.fuse(steps, () => {
      say(`${this.hostId}: the agent is killed`);
      this.#gone('killed');
      this.startAgentIn(random.between(1000, 15_000));
    });
  }

  /** Ends the agent in order. */
  async stopAgent(): Promise<void> {
    const [agent, process] = [this.#agent, this.#process];
    if (!agent || !process) return;
    this.#agent = undefined;
    await agent.stop();
    if (this.#process === process) this.#gone('by-itself');
  }

  /** The machine stops at once; what was not synced may be gone. */
  crash(losesUnsynced: boolean): void {
    this.#parts.say(`${this.hostId}: crashes${losesUnsynced ? ' and loses what was not synced' : ''}`);
    this.#halt();
    if (losesUnsynced) this.disk.powerCut();
  }

  /** Announces the end, lets the agent end in order, and stops. */
  shutDown(): void {
    const { scheduler, random, keepsShutdowns, say } = this.#parts;
    say(`${this.hostId}: is shut down`);
    this.isStopping = true;
    this.boot.signalMs = scheduler.nowMs;
    if (keepsShutdowns) this.#records.push({ type: 'shutdown', atMs: this.clock.wallMs });
    void this.stopAgent();
    this.machine.after(random.between(500, 8000), () => this.#halt());
  }

  powerOn(): void {
    this.#parts.say(`${this.hostId}: boots`);
    this.machine.powerOn();
    this.#booted();
    this.startAgentIn(this.#parts.random.between(1000, 20_000));
  }

  suspend(): void {
    const { scheduler, say } = this.#parts;
    say(`${this.hostId}: is suspended`);
    this.machine.suspend();
    this.boot.suspensions.push({ fromMs: scheduler.nowMs, toMs: Number.POSITIVE_INFINITY });
  }

  resume(): void {
    const last = this.boot.suspensions.at(-1);
    if (last) last.toMs = this.#parts.scheduler.nowMs;
    this.#parts.say(`${this.hostId}: resumes`);
    this.machine.resume();
  }

  /** The disk takes nothing from now on, or takes everything again. */
  fillDisk(isFull: boolean): void {
    this.disk.isFull = isFull;
    this.noteUnwritable();
  }

  /** Each step of the disk takes up to so long from now on. */
  slowDisk(stepMsMax: number): void {
    this.disk.stepMsMax = stepMsMax;
    if (this.#isShort) this.noteUnwritable();
  }

  /** Then an agent rewrites file after file before it writes anything: nobody promises how soon that is done on a slow disk. */
  get #isShort(): boolean {
    return this.#parts.spoolBytesMax < roomyBytes;
  }

  noteUnwritable(): void {
    if (this.#run) this.#run.unwritableToMs = this.machine.monotonicMs;
  }

  #halt(): void {
    this.boot.haltMs = this.#parts.scheduler.nowMs;
    this.#gone('with-machine');
    this.machine.powerOff();
  }

  #gone(how: 'killed' | 'with-machine' | 'by-itself'): void {
    if (this.disk.isFull || (this.disk.isSlow && this.#isShort)) this.noteUnwritable();
    if (this.#run && this.#process) this.#run.endMs = this.machine.monotonicMs;
    this.#process?.end(how);
    this.#process = undefined;
    this.#agent = undefined;
    this.#run = undefined;
  }

  /** What production's open-agent.ts does, on what is simulated. */
  async #open(process: Process): Promise<Agent> {
    const { hostId, random, accounts, scheduler, sampleEveryMs, spoolBytesMax, say } = this.#parts;
    const lastRun = this.#lastRun;
    const epoch = random.between(1, 2 ** 40);
    if (!this.disk.isFull) this.#lastRun = { boot: this.boot.id, epoch };
    this.#run = { endMs: undefined, unwritableToMs: 0 };
    accounts.runs.set(`${hostId} ${epoch}`, this.#run);
    say(`${hostId}: the agent starts with epoch ${epoch} in ${this.boot.id}`);
    const disk = this.disk.open(process, (batches) => {
      for (const sealed of batches) accounts.saw(hostId, batchOf(sealed), 'written');
    });
    const alive = decodeAlive(await disk.read(aliveFile));
    const formerZeroMs = alive?.boot === this.boot.id ? alive.zeroMs : undefined;
    const clock = this.clock.agentClock(process, formerZeroMs);
    const startedMs = clock.wallMs();
    // The kernel knows whole seconds.
    const bootWallMs = Math.floor(this.clock.bootAtMs / 1000) * 1000;
    const boot = { id: this.boot.id, atMs: bootWallMs - clock.aheadMs() };
    if (alive) {
      const { startMs } = this.boots.find(({ id }) => id === alive.boot) ?? this.boot;
      const trueMs = this.clock.trueMs(startMs, alive.zeroMs ?? 0, alive.atMs);
      accounts.stamps.push({ hostId, epoch, monotonicMs: this.machine.monotonicMs, boot: alive.boot, trueMs });
    }
    const limits = { bytesMax: spoolBytesMax, ageMaxMs: 7 * 86_400_000, memoryBytesMax };
    const onEvent = (event: { readonly type: string }): void => say(`${hostId}: spool ${JSON.stringify(event)}`);
    const spool = await Spool.open(
      { disk, epoch, ...limits, onEvent, wallAheadMs: clock.aheadMs },
      clock.monotonicMs(),
    );
    this.#follow(spool, epoch, clock);
    const lifeMs = Math.max(alive?.atMs ?? 0, spool.latestMs) + (alive?.aheadMs ?? 0);
    const shutdownMs = shutdownOf({ lifeMs, nextBootMs: bootWallMs }, this.#records);
    const checks = this.#parts.checks.map(({ config }) => config);
    const formerBoot = alive?.boot ?? lastRun?.boot;
    const known = { nowMs: startedMs, version: '1', boot, checks, alive, spooledMs: spool.latestMs, formerBoot };
    const bootClockMs = () => this.clock.bootClockMs;
    const kindOf = () => this.#kindOf(process);
    return startAgent({
      ...{ hostId, boot, sampleEveryMs, checks, kindOf, clock, bootClockMs, spool, disk },
      beginning: beginning({ ...known, kindOf, shutdownMs }),
      metrics: {
        sample: async () => {
          this.boot.lookMs ??= scheduler.nowMs;
          return { readings: [{ name: 'uptime', instance: '', value: this.#samples++ }], errors: [] };
        },
      },
      // Each boot is one of another kernel.
      lookAtInventory: async () => ({ facts: [{ name: 'kernel', instance: '', value: this.boot.id }] }),
      openUplink: this.#uplinkOpener(process, clock, { epoch, startedMs, boot }),
      hostIsStopping: async () => {
        await process.step(random.between(1, 100));
        return this.isStopping;
      },
      log: hostLog(this.hostId, this.#parts.say),
    });
  }

  #uplinkOpener(
    process: Process,
    clock: SteadyClock,
    {
      epoch,
      startedMs,
      boot,
    }: { readonly epoch: number; readonly startedMs: number; readonly boot: AgentParts['boot'] },
  ): AgentParts['openUplink'] {
    const { hostId, privateKey, machineIdHash, credentials, sampleEveryMs } = this.#parts;
    const random = this.#parts.random.fork();
    const fixed = {
      ...{ machineIdHash, epoch, sampleEveryMs, boot: boot.id, bootAtMs: boot.atMs, agentStartedAtMs: startedMs },
      ...{ version: '1', hostname: hostId, os: 'linux', arch: 'x64' },
    };
    return (source) =>
      new Uplink({
        credentials: { ...credentials, hostId, privateKey },
        dial: this.path.dialer(process),
        clock,
        random: () => random.next(),
        randomBytes: (count) => Uint8Array.from({ length: count }, () => random.between(0, 255)),
        log: hostLog(this.hostId, this.#parts.say),
        greeting: () => ({
          ...fixed,
          wallMs: clock.wallMs(),
          monoMs: this.clock.bootClockMs,
          wallAheadMs: clock.aheadMs(),
        }),
        ...source,
      });
  }

  /** Writes down what the agent observes on its way into the spool. */
  #follow(spool: Spool, epoch: number, { zeroMs }: SteadyClock): void {
    const { hostId, accounts, scheduler } = this.#parts;
    const { startMs } = this.boot;
    const add = spool.add.bind(spool);
    spool.add = (observation, nowMs) => {
      const content = observationContent(hostId, epoch, observation);
      const { saidMs, of } = saidOf(observation);
      const when = { atMs: scheduler.nowMs, monotonicMs: this.machine.monotonicMs };
      const trueMs = this.clock.trueMs(startMs, zeroMs, saidMs);
      if (content !== undefined) accounts.made.set(content, { hostId, epoch, ...when, of, trueMs });
      add(observation, nowMs);
    };
  }
}
