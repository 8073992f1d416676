import type { LinkEvents } from '@kadoban/agent/src/uplink/link.ts';
import { FrameReader, type WholeFrame } from '@kadoban/proto/session-frames';
import { AgentLink } from './agent-link.ts';
import type { CollectorSocket } from './collector-socket.ts';
import type { Machine } from './machine.ts';
import { type Direction, type Parcel, Pipe } from './pipe.ts';
import type { Process } from './process.ts';
import type { Scheduler } from './scheduler.ts';

export interface ConnectionParts {
  readonly agent: Process;
  readonly localAddress: string;
  readonly events: LinkEvents;
  readonly host: Machine;
  readonly collector: Machine;
  readonly scheduler: Scheduler;
  readonly up: Direction;
  readonly down: Direction;
  /** The collector's end, once the dial has arrived there; undefined when it did not take the connection. */
  dialled(send: (parcel: Parcel) => void): CollectorSocket | undefined;
  onSent(sent: WholeFrame): void;
  /** Before the collector's end has it. */
  onArrived(parcel: Parcel): void;
}

/** One connection between a host and the collector, with what is under way on it. */
export class Connection {
  readonly link: AgentLink;
  readonly #parts: ConnectionParts;
  readonly #up: Pipe;
  readonly #down: Pipe;
  #socket: CollectorSocket | undefined;
  /** Whether the agent's end breaks with its next batch, and where that is then. */
  #breaks: 'when-sent' | 'when-arrived' | undefined;
  /** With the arrival of this the agent's end breaks. */
  #last: Parcel | undefined;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#up = new Pipe(parts.scheduler, parts.up, (parcel) => this.#arrived(parcel));
    this.#down = new Pipe(parts.scheduler, parts.down, (parcel) => this.link.receive(parcel));
    const frames = new FrameReader();
    this.link = new AgentLink(parts, (parcel) => {
      if (parcel.type === 'frame') this.#sent(parcel, frames.read(parcel.bytes));
      this.#up.send(parcel);
    });
    this.#up.send({ type: 'dial' });
  }

  /** It becomes half open: nothing arrives any more, and nobody is told. */
  forget(): void {
    for (const pipe of [this.#up, this.#down]) pipe.isLost = true;
  }

  /** What is under way comes only then, perhaps after what was sent again on another one. */
  stall(toMs: number): void {
    for (const pipe of [this.#up, this.#down]) pipe.stalledToMs = toMs;
  }

  /** It ends at both ends, and what was under way is gone. */
  reset(): void {
    for (const pipe of [this.#up, this.#down]) pipe.clear();
    this.#break();
    if (this.#parts.collector.isRunning) this.#socket?.receive({ type: 'reset' });
  }

  /** The agent's next batch arrives, and its end breaks before any ack comes: it has to ask what is stored, and to send the rest again. */
  loseAck(): void {
    this.#breaks = 'when-arrived';
  }

  /** What the agent sends is held up from now on, until `release`. With its next batch its end breaks, so that it sends that again elsewhere. */
  holdUp(): void {
    this.#up.stalledToMs = Number.POSITIVE_INFINITY;
    this.#breaks = 'when-sent';
  }

  release(): void {
    this.#up.release();
  }

  /** The agent hears that the connection is no more; what it sent goes on its way. */
  #break(): void {
    if (this.#parts.host.isRunning) this.link.receive({ type: 'reset' });
  }

  #sent(parcel: Parcel, sent: WholeFrame): void {
    this.#parts.onSent(sent);
    if (sent.frame.type !== 'batch') return;
    if (this.#breaks === 'when-sent') this.#parts.scheduler.after(0, () => this.#break());
    if (this.#breaks === 'when-arrived') this.#last = parcel;
    this.#breaks = undefined;
  }

  #arrived(parcel: Parcel): void {
    this.#parts.onArrived(parcel);
    if (parcel.type === 'dial') this.#socket = this.#parts.dialled((answer) => this.#down.send(answer));
    else if (this.#socket) this.#socket.receive(parcel);
    else if (parcel.type !== 'reset' && parcel.type !== 'close') this.#down.send({ type: 'reset' });
    if (parcel === this.#last) this.#break();
  }
}
