import type { IncomingMessage } from 'node:http';
import { type Clock, repeat } from '@kadoban/collector/src/clock.ts';
import { AgentSession } from '@kadoban/collector/src/ingest/agent-session.ts';
import { openCommits } from '@kadoban/collector/src/ingest/commits.ts';
import { Tally } from '@kadoban/collector/src/ingest/tally.ts';
import { startApplying } from '@kadoban/collector/src/jobs/applying.ts';
import { startUpTime } from '@kadoban/collector/src/jobs/up-time.ts';
import { openLive } from '@kadoban/collector/src/live.ts';
import { arrivalOf, decodeLog } from '@kadoban/collector/src/store/log-record.ts';
import { openStore } from '@kadoban/collector/src/store/open.ts';
import type { Arrival, EvidenceStore } from '@kadoban/collector/src/store/store.ts';
import { decodeFrame } from '@kadoban/proto/frame';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Accounts } from './accounts.ts';
import { CollectorSocket } from './collector-socket.ts';
import { Machine } from './machine.ts';
import type { Parcel } from './pipe.ts';
import { Process } from './process.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import { SimDatabase } from './sim-database.ts';

/** As `serve` and the agents' door have them. */
const commitEveryMs = 25;
const pingEveryMs = 20_000;
const closeGraceMs = 2000;

/** What a service manager waits before it starts what ended by an error. */
const restartMs = 5000;

/** Sessions and how the process ends in order. */
interface Running {
  readonly process: Process;
  readonly accept: (hostId: string, send: (parcel: Parcel) => void) => CollectorSocket;
  readonly stop: () => Promise<void>;
}

export interface CollectorParts {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly accounts: Accounts;
  readonly content: Uint8Array;
  readonly say: (text: string) => void;
}

/** The collector on its machine: production's sessions, commits, store and up-time, started and killed again and again. */
export class SimCollector {
  readonly machine: Machine;
  readonly database: SimDatabase;
  readonly #parts: CollectorParts;
  #process: Process | undefined;
  #running: Running | undefined;
  commitMsMax = 5;
  isDiskFull = false;

  constructor(parts: CollectorParts) {
    this.#parts = parts;
    this.machine = new Machine(parts.scheduler);
    const disk = {
      commitMs: () => parts.random.between(1, this.commitMsMax),
      isFull: () => this.isDiskFull,
    };
    this.database = new SimDatabase(disk, parts.content);
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  start(): void {
    const process = new Process(this.machine);
    this.#process = process;
    void this.#open(process).then(
      (running) => {
        this.#running = running;
        this.#parts.say('collector listens');
      },
      // It ends, and the service manager starts it again.
      (error: Error) => {
        this.#parts.say(`collector cannot start: ${error.message}`);
        process.end('by-itself');
        this.machine.after(restartMs, () => this.start());
      },
    );
  }

  accept(hostId: string, send: (parcel: Parcel) => void): CollectorSocket | undefined {
    return this.#running?.accept(hostId, send);
  }

  /** Ends the process within one of the next steps that it takes; `then` is called when it is gone. */
  killSoon(steps: number, then: () => void): void {
    this.#process?.fuse(steps, () => {
      this.#parts.say('collector is killed');
      this.#process?.end('killed');
      this.#gone();
      then();
    });
  }

  powerOff(): void {
    this.#process?.end('with-machine');
    this.machine.powerOff();
    this.#gone();
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await running?.stop().catch((error: Error) => this.#parts.say(`collector: ${error.message}`));
    running?.process.end('by-itself');
    this.#gone();
  }

  #gone(): void {
    this.#running = undefined;
    this.#process = undefined;
  }

  async #open(process: Process): Promise<Running> {
    const { scheduler, say } = this.#parts;
    const clock: Clock = { now: () => scheduler.nowMs, after: (delayMs, run) => process.after(delayMs, run) };
    const log = logTo(say);
    const store = await openStore(this.database.open(process));
    const applying = startApplying(store.evidence, clock, (err) => log.error({ err }, 'evidence was not applied'));
    const commits = openCommits(this.#noted(applying.append, process), commitEveryMs, clock);
    const parts = {
      ...clock,
      store,
      commits,
      identity: await store.identity(),
      live: openLive(),
      tally: new Tally(),
      log,
    };
    const upTime = await startUpTime(store.upTimes, clock, (err) => log.error({ err }, 'the up-time was not stamped'));
    const sessions = new Set<AgentSession>();
    const stopPings = repeat(clock, pingEveryMs, () => {
      for (const session of sessions) session.ping();
    });
    return {
      process,
      accept: (hostId, send) => {
        const socket = new CollectorSocket(process, (parcel) => {
          if (parcel.type === 'frame') this.#sent(hostId, parcel.bytes);
          send(parcel);
        });
        const request = { socket: { remoteAddress: '192.0.2.1' }, headers: {} };
        const session = new AgentSession(socket as unknown as WebSocket, request as unknown as IncomingMessage, {
          ...parts,
          trustProxy: false,
        });
        sessions.add(session);
        socket.on('close', () => sessions.delete(session));
        return socket;
      },
      stop: async () => {
        stopPings();
        for (const session of sessions) session.handle({ type: 'stopping' });
        const stopWaiting = clock.after(closeGraceMs, () => {
          for (const session of sessions) session.terminate();
        });
        await Promise.all([...sessions].map((session) => session.ended));
        stopWaiting();
        await commits[Symbol.asyncDispose]();
        await applying[Symbol.asyncDispose]();
        await upTime[Symbol.asyncDispose]();
      },
    };
  }

  #sent(hostId: string, bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (frame.type === 'ack') this.#parts.accounts.ack(hostId, frame);
  }

  /** Appends, and notes what is really on the disk, also when the process does not live to hear of it. */
  #noted(append: EvidenceStore['append'], process: Process): EvidenceStore['append'] {
    const { arrivals } = this.#parts.accounts;
    const pending = new Set<Uint8Array>();
    process.onEnd(() => {
      for (const log of pending) if (this.#isStored(log)) arrivals.push(...arrivalsOf(log));
    });
    return async (log) => {
      pending.add(log);
      try {
        const stored = await append(log);
        arrivals.push(...arrivalsOf(log).filter((_, index) => typeof stored[index] === 'number'));
        return stored;
      } finally {
        pending.delete(log);
      }
    };
  }

  /** Its row is the newest: a process that ends has no time to apply what nobody knows to be committed. */
  #isStored(log: Uint8Array): boolean {
    const newest = this.database.database.prepare('select frames from frame_log order by n desc limit 1').get();
    return newest !== undefined && Buffer.compare(newest.frames as Uint8Array, log) === 0;
  }
}

function arrivalsOf(log: Uint8Array): Arrival[] {
  return decodeLog(log).map(arrivalOf);
}

function logTo(say: (text: string) => void): Logger {
  const line = (fields: object, message: string): void => {
    const { err, ...rest } = fields as { err?: Error };
    say(`collector: ${message} ${JSON.stringify(rest)}${err ? ` ${err.message}` : ''}`);
  };
  return { debug: () => {}, info: line, warn: line, error: line } as unknown as Logger;
}
