import { closeCodes } from '@kadoban/collector/src/ingest/session.ts';
import { arrivalOf, decodeLog } from '@kadoban/collector/src/store/log-record.ts';
import type { Arrival, EvidenceStore } from '@kadoban/collector/src/store/store.ts';
import { decodeFrame } from '@kadoban/proto/frame';
import type { Logger } from 'pino';
import type { Accounts } from './accounts.ts';
import type { CollectorSocket } from './collector-socket.ts';
import { Machine } from './machine.ts';
import type { Network } from './network.ts';
import type { Caller } from './path.ts';
import type { Parcel } from './pipe.ts';
import { Process } from './process.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import type { Serving } from './serving.ts';
import { SimDatabase } from './sim-database.ts';
import { type Running, serve } from './sim-serve.ts';

/** What a service manager waits before it starts what ended by an error. */
const restartMs = 5000;

/** What nobody hears who keeps to the protocol with a key that is good. */
const barred: readonly number[] = [closeCodes.protocol, closeCodes.unauthorised, closeCodes.revoked];

export interface CollectorParts {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly accounts: Accounts;
  readonly content: Uint8Array;
  readonly network: Network;
  readonly serving: Serving;
  readonly say: (text: string) => void;
}

/** The collector on its machine, started and killed again and again. */
export class SimCollector {
  readonly machine: Machine;
  readonly database: SimDatabase;
  readonly #parts: CollectorParts;
  #process: Process | undefined;
  #running: Running | undefined;
  commitMsMax = 5;
  isDiskFull = false;
  #clockBackMs = 0;
  /** Since when a process runs on a clock that nobody set. */
  evenFromMs = 0;

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

  /** What its clock was set back by. */
  get clockBackMs(): number {
    return this.#clockBackMs;
  }

  set clockBackMs(backMs: number) {
    this.#clockBackMs = backMs;
    this.evenFromMs = this.#parts.scheduler.nowMs;
  }

  start(): void {
    this.evenFromMs = this.#parts.scheduler.nowMs;
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

  accept({ hostId, address }: Caller, send: (parcel: Parcel) => void): CollectorSocket | Parcel {
    const answer = (parcel: Parcel): void => {
      if (parcel.type === 'frame') this.#sent(hostId, parcel.bytes);
      // Whatever came twice or late on the way, the agents of the simulation are production's, and break no rule.
      if (parcel.type === 'close' && barred.includes(parcel.code))
        this.#parts.accounts.problem(`${hostId} was sent away: ${parcel.reason}`);
      send(parcel);
    };
    const accepted = this.#running?.accept(address, answer) ?? { type: 'reset' };
    if ('type' in accepted && accepted.type === 'refused') this.#parts.accounts.happened.putOff++;
    return accepted;
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

  #open(process: Process): Promise<Running> {
    const { scheduler, random, accounts, network, serving, say } = this.#parts;
    return serve({
      ...{ ...serving, process, network, random: random.fork(), database: this.database, log: logTo(say) },
      clocks: { now: () => scheduler.nowMs - this.#clockBackMs, runningMs: () => scheduler.nowMs },
      noted: (append) => this.#noted(append, process),
      onTold: (told) => accounts.told.push(told),
      keptCount: () => accounts.arrivals.length,
    });
  }

  #sent(hostId: string, bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (frame.type === 'throttle') this.#parts.accounts.happened.throttled++;
    if (frame.type === 'ack') this.#parts.accounts.ack(hostId, frame, this.#parts.scheduler.nowMs);
  }

  /** Appends, and notes what is really on the disk, also when the process does not live to hear of it. */
  #noted(append: EvidenceStore['append'], process: Process): EvidenceStore['append'] {
    const { accounts } = this.#parts;
    const pending = new Set<Uint8Array>();
    process.onEnd(() => {
      for (const log of pending) if (this.#isStored(log)) accounts.kept(arrivalsOf(log));
    });
    return async (log) => {
      pending.add(log);
      try {
        const stored = await append(log);
        accounts.kept(arrivalsOf(log).filter((_, index) => typeof stored[index] === 'number'));
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
