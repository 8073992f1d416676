import { EventEmitter } from 'node:events';
import type { Parcel } from './pipe.ts';
import type { Process } from './process.ts';

/** How long a WebSocket waits for the other side's answer to its close. */
const closeMs = 30_000;

/** A collector's end of a connection, as far as a session uses a WebSocket: it asks for each message as the list of its pieces. */
export class CollectorSocket extends EventEmitter {
  readonly #process: Process;
  readonly #parcel: (parcel: Parcel) => void;
  #at: 'open' | 'closing' | 'closed' = 'open';
  /** Agents of the simulation read what they are sent, or are gone. */
  readonly bufferedAmount = 0;
  binaryType = 'nodebuffer';
  /** What comes while nothing is read, as the network keeps it. */
  #unread: Parcel[] | undefined;

  constructor(process: Process, send: (parcel: Parcel) => void) {
    super();
    this.#process = process;
    this.#parcel = send;
    process.onEnd((how) => {
      if (this.#at !== 'closed' && how !== 'with-machine') send({ type: 'reset' });
      this.#at = 'closed';
      this.removeAllListeners();
    });
  }

  send(bytes: Uint8Array): void {
    if (this.#at === 'open') this.#parcel({ type: 'frame', bytes });
  }

  get isPaused(): boolean {
    return this.#unread !== undefined;
  }

  pause(): void {
    this.#unread ??= [];
  }

  resume(): void {
    const unread = this.#unread ?? [];
    this.#unread = undefined;
    for (const parcel of unread) this.receive(parcel);
  }

  ping(): void {
    if (this.#at === 'open') this.#parcel({ type: 'ping' });
  }

  close(code: number, reason: string): void {
    if (this.#at !== 'open') return;
    this.#at = 'closing';
    this.#parcel({ type: 'close', code, reason });
    this.#process.after(closeMs, () => this.terminate());
  }

  terminate(): void {
    if (this.#at === 'closed') return;
    this.#parcel({ type: 'reset' });
    this.#end(1006);
  }

  receive(parcel: Parcel): void {
    if (this.#unread && this.#at !== 'closed' && parcel.type !== 'reset') this.#unread.push(parcel);
    else if (this.#at === 'closed') {
      if (parcel.type !== 'reset' && parcel.type !== 'close') this.#parcel({ type: 'reset' });
    } else if (parcel.type === 'close') {
      if (this.#at === 'open') this.#parcel(parcel);
      this.#end(parcel.code);
    } else if (parcel.type === 'reset') this.#end(1006);
    else if (parcel.type === 'ping') this.#parcel({ type: 'pong' });
    else if (parcel.type === 'pong') this.emit('pong');
    else if (parcel.type === 'frame') this.#heard(Buffer.from(parcel.bytes));
  }

  #heard(message: Buffer): void {
    this.emit('message', this.binaryType === 'fragments' ? [message] : message, true);
  }

  #end(code: number): void {
    this.#at = 'closed';
    this.#process.after(0, () => this.emit('close', code, Buffer.of()));
  }
}
