import type { Scheduler } from './scheduler.ts';

/** What travels over a connection. `reset`: the other side is no more. */
export type Parcel =
  | { readonly type: 'dial' | 'opened' | 'ping' | 'pong' | 'reset' }
  | { readonly type: 'frame'; readonly bytes: Uint8Array }
  /** Instead of `opened`: there is no room now. */
  | { readonly type: 'refused'; readonly retryMs: number }
  | { readonly type: 'close'; readonly code: number; readonly reason: string };

/** One direction of the network between a host and the collector. */
export interface Direction {
  /** Whether anything arrives now. */
  isOpen(): boolean;
  latencyMs(): number;
}

/** What is lost on the way is sent again after this, then after twice as long, as TCP does. */
const resendMs = 300;
const resendMsMax = 30_000;

/** One direction of a connection: everything arrives in order, late, or not at all when the connection is lost. */
export class Pipe {
  readonly #scheduler: Scheduler;
  readonly #direction: Direction;
  readonly #receive: (parcel: Parcel) => void;
  #queue: { readonly parcel: Parcel; readonly atMs: number }[] = [];
  #isMoving = false;
  #stopWaiting: () => void = () => {};
  #resendMs = resendMs;
  /** Somebody on the way forgot this connection: nothing arrives any more, and nobody is told. */
  isLost = false;
  /** Until then nothing arrives, whatever becomes of other connections meanwhile. */
  stalledToMs = 0;

  constructor(scheduler: Scheduler, direction: Direction, receive: (parcel: Parcel) => void) {
    this.#scheduler = scheduler;
    this.#direction = direction;
    this.#receive = receive;
  }

  /** Bytes that did not arrive yet. */
  get waitingBytes(): number {
    return this.#queue.reduce((sum, { parcel }) => sum + (parcel.type === 'frame' ? parcel.bytes.length : 0), 0);
  }

  send(parcel: Parcel): void {
    const atMs = Math.max(this.#queue.at(-1)?.atMs ?? 0, this.#scheduler.nowMs + this.#direction.latencyMs());
    this.#queue.push({ parcel, atMs });
    this.#move();
  }

  /** Forgets what is under way. */
  clear(): void {
    this.#queue = [];
  }

  /** Whatever held it up is over. */
  release(): void {
    this.stalledToMs = 0;
    this.#stopWaiting();
    this.#isMoving = false;
    this.#move();
  }

  #move(): void {
    const [first] = this.#queue;
    if (first === undefined || this.#isMoving) return;
    this.#isMoving = true;
    this.#stopWaiting = this.#scheduler.at(first.atMs, () => this.#arrive());
  }

  #arrive(): void {
    this.#isMoving = false;
    if (this.isLost) this.clear();
    if (!this.#direction.isOpen() || this.#scheduler.nowMs < this.stalledToMs) {
      this.#isMoving = true;
      this.#stopWaiting = this.#scheduler.after(this.#resendMs, () => this.#arrive());
      this.#resendMs = Math.min(resendMsMax, 2 * this.#resendMs);
      return;
    }
    this.#resendMs = resendMs;
    const first = this.#queue.shift();
    if (first) this.#receive(first.parcel);
    this.#move();
  }
}
