import type { Dial } from '@kadoban/agent/src/uplink/link.ts';
import { FrameReader, type WholeFrame } from '@kadoban/proto/session-frames';
import type { Accounts } from './accounts.ts';
import { AgentLink } from './agent-link.ts';
import type { CollectorSocket } from './collector-socket.ts';
import type { Machine } from './machine.ts';
import { type Direction, type Parcel, Pipe } from './pipe.ts';
import type { Process } from './process.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

/** Where connections go. */
export interface Door {
  readonly machine: Machine;
  /** A parcel is the answer of who does not listen, or has no room. */
  accept(caller: Caller, send: (parcel: Parcel) => void): CollectorSocket | Parcel;
}

/** Who dials, and from where, as the collector sees it. */
export interface Caller {
  readonly hostId: string;
  readonly address: string;
}

export interface PathParts extends Caller {
  /** What the host itself says that its address is. */
  readonly localAddress: string;
  readonly host: Machine;
  readonly door: Door;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly accounts: Accounts;
}

/** The network between one host and the collector. */
export class Path {
  /** Whether anything comes through from the host, and to it. */
  isOpenUp = true;
  isOpenDown = true;
  latencyMsMax = 50;
  /** What everything from the host takes besides, its hello too. */
  lateUpMs = 0;
  readonly #parts: PathParts;
  #last:
    | { readonly forget: () => void; readonly reset: () => void; readonly stall: (toMs: number) => void }
    | undefined;

  constructor(parts: PathParts) {
    this.#parts = parts;
  }

  /** How the agent of this host dials. */
  dialer(agent: Process): Dial {
    return (events) => {
      const { hostId, localAddress, door, scheduler } = this.#parts;
      let socket: CollectorSocket | undefined;
      const up = new Pipe(
        scheduler,
        this.#direction(
          () => this.isOpenUp,
          () => this.lateUpMs,
        ),
        (parcel) => {
          if (parcel.type === 'dial') socket = this.#dialled(down);
          else if (socket) socket.receive(parcel);
          else if (parcel.type !== 'reset' && parcel.type !== 'close') down.send({ type: 'reset' });
        },
      );
      const frames = new FrameReader();
      const link = new AgentLink({ agent, localAddress, events }, (parcel) => {
        if (parcel.type === 'frame') this.#sent(hostId, frames.read(parcel.bytes));
        up.send(parcel);
      });
      const down = new Pipe(
        scheduler,
        this.#direction(
          () => this.isOpenDown,
          () => 0,
        ),
        (parcel) => link.receive(parcel),
      );
      up.send({ type: 'dial' });
      this.#last = {
        forget: () => {
          for (const pipe of [up, down]) pipe.isLost = true;
        },
        stall: (toMs) => {
          for (const pipe of [up, down]) pipe.stalledToMs = toMs;
        },
        reset: () => {
          for (const pipe of [up, down]) pipe.clear();
          if (this.#parts.host.isRunning) link.receive({ type: 'reset' });
          if (door.machine.isRunning) socket?.receive({ type: 'reset' });
        },
      };
      return link;
    };
  }

  /** The last connection becomes half open: nothing arrives any more, and nobody is told. */
  forget(): void {
    this.#last?.forget();
  }

  /** What is under way on the last connection comes only then, perhaps after what was sent again on another one. */
  stall(toMs: number): void {
    this.#last?.stall(toMs);
  }

  /** The last connection ends at both ends, and what was under way is gone. */
  reset(): void {
    this.#last?.reset();
  }

  /** Whether a question would arrive now, and its answer. */
  get isReachable(): boolean {
    return this.isOpenDown && this.isOpenUp && this.#parts.host.isRunning;
  }

  latencyMs(): number {
    return this.#parts.random.between(1, this.latencyMsMax);
  }

  #dialled(down: Pipe): CollectorSocket | undefined {
    const answers: Parcel[] = [];
    let send = (parcel: Parcel): void => void answers.push(parcel);
    const answer = this.#parts.door.accept(this.#parts, (parcel) => send(parcel));
    send = (parcel) => down.send(parcel);
    const socket = 'type' in answer ? undefined : answer;
    down.send('type' in answer ? answer : { type: 'opened' });
    for (const parcel of answers) down.send(parcel);
    return socket;
  }

  #sent(hostId: string, { frame }: WholeFrame): void {
    if (frame.type === 'batch') this.#parts.accounts.saw(hostId, frame, 'sent');
  }

  #direction(isOpen: () => boolean, lateMs: () => number): Direction {
    const { host, door } = this.#parts;
    return {
      isOpen: () => isOpen() && host.isRunning && door.machine.isRunning,
      latencyMs: () => this.latencyMs() + lateMs(),
    };
  }
}
