import { closingOf, closingOfAnswer } from '@kadoban/agent/src/uplink/closing.ts';
import type { Link, LinkEvents } from '@kadoban/agent/src/uplink/link.ts';
import type { Parcel } from './pipe.ts';
import type { Process } from './process.ts';

interface LinkParts {
  readonly agent: Process;
  readonly localAddress: string;
  readonly events: LinkEvents;
}

/** An agent's end of a connection. */
export class AgentLink implements Link {
  readonly ended: Promise<void>;
  readonly #localAddress: string;
  readonly #send: (parcel: Parcel) => void;
  #events: LinkEvents | undefined;
  #isGone = false;

  constructor({ agent, localAddress, events }: LinkParts, send: (parcel: Parcel) => void) {
    this.#localAddress = localAddress;
    this.#events = events;
    this.#send = send;
    const ended = Promise.withResolvers<void>();
    this.ended = ended.promise;
    this.#resolve = ended.resolve;
    agent.onEnd((how) => {
      // The kernel ends the connections of a process, but nobody those of a machine.
      if (!this.#isGone && how === 'killed') send({ type: 'reset' });
      this.#isGone = true;
      this.#events = undefined;
    });
  }

  readonly #resolve: () => void;

  send(bytes: Uint8Array): void {
    if (!this.#isGone) this.#send({ type: 'frame', bytes });
  }

  ping(): void {
    if (!this.#isGone) this.#send({ type: 'ping' });
  }

  exporter(): Uint8Array {
    return new Uint8Array();
  }

  localAddress(): string {
    return this.#localAddress;
  }

  close(): void {
    this.#events = undefined;
    if (!this.#isGone) this.#send({ type: 'close', code: 1000, reason: '' });
    this.#isGone = true;
    this.#resolve();
  }

  receive(parcel: Parcel): void {
    if (this.#isGone) {
      if (parcel.type !== 'reset' && parcel.type !== 'close') this.#send({ type: 'reset' });
      return;
    }
    if (parcel.type === 'opened') this.#events?.opened();
    else if (parcel.type === 'frame') this.#events?.message(parcel.bytes);
    else if (parcel.type === 'pong') this.#events?.heard();
    else if (parcel.type === 'ping') {
      this.#send({ type: 'pong' });
      this.#events?.heard();
    } else if (parcel.type === 'close') {
      this.#send(parcel);
      this.#end(() => this.#events?.closed(closingOf(parcel.code, parcel.reason)));
    } else if (parcel.type === 'refused') {
      this.#end(() => this.#events?.closed(closingOfAnswer(503, String(Math.ceil(parcel.retryMs / 1000)))));
    } else this.#end(() => this.#events?.closed({ why: 'unreachable', detail: 'reset' }));
  }

  #end(tell: () => void): void {
    this.#isGone = true;
    tell();
    this.#events = undefined;
    this.#resolve();
  }
}
