import type { Dial } from '@kadoban/agent/src/uplink/link.ts';
import type { Accounts } from './accounts.ts';
import type { CollectorSocket } from './collector-socket.ts';
import { Connection } from './connection.ts';
import type { Machine } from './machine.ts';
import type { Direction, Parcel } from './pipe.ts';
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

/** About as long as a hello takes to come behind its dial: what was held up is stored before it, with it, or too late. */
const releaseMsMax = 100;

/** The network between one host and the collector. */
export class Path {
  /** Whether anything comes through from the host, and to it. */
  isOpenUp = true;
  isOpenDown = true;
  latencyMsMax = 50;
  /** What everything from the host takes besides, its hello too. */
  lateUpMs = 0;
  readonly #parts: PathParts;
  /** The one that the agent dialled last, and the one of which the collector heard last. */
  #last: Connection | undefined;
  #newest: Connection | undefined;
  /** What goes on as soon as so many more parcels of a later connection have arrived. */
  #heldUp: { readonly connection: Connection; parcels: number } | undefined;

  constructor(parts: PathParts) {
    this.#parts = parts;
  }

  /** How the agent of this host dials. */
  dialer(agent: Process): Dial {
    return (events) => {
      const { hostId, localAddress, host, door, scheduler, accounts } = this.#parts;
      const connection: Connection = new Connection({
        ...{ agent, localAddress, events, host, scheduler, collector: door.machine },
        up: this.#direction(
          () => this.isOpenUp,
          () => this.lateUpMs,
        ),
        down: this.#direction(
          () => this.isOpenDown,
          () => 0,
        ),
        dialled: (send) => this.#dialled(send),
        onSent: ({ frame }) => {
          if (frame.type === 'batch') accounts.saw(hostId, frame, 'sent');
        },
        onArrived: (parcel) => this.#arrived(parcel, connection),
      });
      this.#last = connection;
      return connection.link;
    };
  }

  /** The last connection becomes half open. */
  forget(): void {
    this.#last?.forget();
  }

  stall(toMs: number): void {
    this.#last?.stall(toMs);
  }

  reset(): void {
    this.#last?.reset();
  }

  /** Whether there is a connection whose next ack can be lost. */
  loseAck(): boolean {
    this.#last?.loseAck();
    return this.#last !== undefined;
  }

  /** What comes on the last connection is overtaken by the dial of the next one, or its hello too; false while an earlier one is held up. */
  overtake(by: 'dial' | 'hello'): boolean {
    if (!this.#last || this.#heldUp) return false;
    this.#heldUp = { connection: this.#last, parcels: by === 'dial' ? 1 : 2 };
    this.#last.holdUp();
    return true;
  }

  /** Whether a question would arrive now, and its answer. */
  get isReachable(): boolean {
    return this.isOpenDown && this.isOpenUp && this.#parts.host.isRunning;
  }

  latencyMs(): number {
    return this.#parts.random.between(1, this.latencyMsMax);
  }

  #arrived(parcel: Parcel, connection: Connection): void {
    const { accounts, scheduler, random } = this.#parts;
    if (parcel.type === 'dial') this.#newest = connection;
    else if (parcel.type === 'frame' && connection !== this.#newest) accounts.happened.overtaken++;
    const heldUp = this.#heldUp;
    if (!heldUp || heldUp.connection === connection || --heldUp.parcels > 0) return;
    this.#heldUp = undefined;
    scheduler.after(random.between(0, releaseMsMax), () => heldUp.connection.release());
  }

  #dialled(send: (parcel: Parcel) => void): CollectorSocket | undefined {
    // The door says that the connection is open before the session says anything on it.
    const first: Parcel[] = [];
    let say = (parcel: Parcel): void => void first.push(parcel);
    const answer = this.#parts.door.accept(this.#parts, (parcel) => say(parcel));
    say = send;
    const socket = 'type' in answer ? undefined : answer;
    for (const parcel of ['type' in answer ? answer : ({ type: 'opened' } as const), ...first]) send(parcel);
    return socket;
  }

  #direction(isOpen: () => boolean, lateMs: () => number): Direction {
    const { host, door } = this.#parts;
    return {
      isOpen: () => isOpen() && host.isRunning && door.machine.isRunning,
      latencyMs: () => this.latencyMs() + lateMs(),
    };
  }
}
