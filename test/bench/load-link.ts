import { connect, type Socket } from 'node:net';
import { connect as connectWithTls, type SecureContext, type TLSSocket } from 'node:tls';
import { exporterBytes, exporterLabel } from '@kadoban/proto/handshake';
import { frameBytesMax, subprotocol } from '@kadoban/proto/limits';
import { type ClientOptions, WebSocket } from 'ws';
import { type Closing, closingOf, closingOfAnswer } from '../../agent/src/uplink/closing.ts';
import type { Dial, Link, LinkEvents } from '../../agent/src/uplink/link.ts';
import { handshakeMs } from '../../agent/src/uplink/session.ts';

/** Where a connection goes to, and from which address of this machine. */
export interface Line {
  readonly port: number;
  /** Undefined without TLS. One for all agents: to make it takes as long as a handshake, and every host makes its own on its own processor. */
  readonly secureContext: SecureContext | undefined;
  readonly localAddress: string;
}

/** What came of many dials. */
export interface LinkCounts {
  /** By why they ended. */
  readonly closings: Map<string, number>;
  throttles: number;
}

/** Of Frame.throttle in kadoban.proto. */
const throttleTag = (6 << 3) | 2;

/** As the agent's own dialler, but from an address of choice, and without looking at the certificate: the collector's signature is looked at. */
export function loadDialer(line: Line, counts: LinkCounts, links: Set<LoadLink>): Dial {
  return (events) => new LoadLink(line, counts, links, events);
}

export class LoadLink implements Link {
  readonly ended: Promise<void>;
  readonly #socket: Socket | TLSSocket;
  readonly #webSocket: WebSocket;
  #events: LinkEvents | undefined;

  constructor(line: Line, counts: LinkCounts, links: Set<LoadLink>, events: LinkEvents) {
    this.#events = events;
    links.add(this);
    const where = { host: '127.0.0.1', port: line.port, localAddress: line.localAddress, noDelay: true };
    const { secureContext } = line;
    this.#socket = secureContext
      ? connectWithTls({ ...where, secureContext, rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] })
      : connect(where);
    const options: ClientOptions & { closeTimeout: number } = {
      createConnection: () => this.#socket,
      perMessageDeflate: false,
      maxPayload: frameBytesMax,
      handshakeTimeout: handshakeMs,
      closeTimeout: 1000,
    };
    this.#webSocket = new WebSocket(`ws://127.0.0.1:${line.port}/api/agent/v1/stream`, subprotocol, options);
    this.#webSocket.on('open', () => this.#events?.opened());
    this.#webSocket.on('message', (data: Buffer) => {
      if (data[0] === throttleTag) counts.throttles++;
      this.#events?.message(data);
    });
    this.#webSocket.on('ping', () => this.#events?.heard());
    this.#webSocket.on('pong', () => this.#events?.heard());
    this.ended = this.#end(counts, links);
  }

  async #end(counts: LinkCounts, links: Set<LoadLink>): Promise<void> {
    let failure: Error | undefined;
    let refused: Closing | undefined;
    this.#webSocket.on('unexpected-response', (_request, { statusCode = 0, headers }) => {
      refused = closingOfAnswer(statusCode, headers['retry-after']);
      this.#webSocket.terminate();
    });
    this.#webSocket.on('error', (error) => {
      failure = error;
    });
    const closing = await new Promise<Closing>((resolve) => {
      this.#webSocket.on('close', (code, reason) => {
        const detail = failure?.message;
        const ended =
          detail === undefined ? closingOf(code, reason.toString()) : ({ why: 'unreachable', detail } as const);
        resolve(refused ?? ended);
      });
    });
    links.delete(this);
    this.#socket.destroy();
    // A connection that we gave up ourselves is told as what the agent made of it.
    // When it is to come again differs from one to the next.
    const detail = closing.detail.replace(/, retryMs=\d+/, '');
    const why = this.#events ? `${closing.why}: ${detail}` : 'given up by the agent';
    counts.closings.set(why, (counts.closings.get(why) ?? 0) + 1);
    this.#events?.closed(closing);
    this.#events = undefined;
  }

  /** What is sent in one turn goes out in one write: each costs the system more than all that an agent of this crowd does for a batch. */
  send(frame: Uint8Array): void {
    if (this.#socket.writableCorked === 0) {
      this.#socket.cork();
      setImmediate(() => this.#socket.uncork());
    }
    this.#webSocket.send(frame);
  }

  ping(): void {
    this.#webSocket.ping();
  }

  exporter(): Uint8Array {
    if (!('exportKeyingMaterial' in this.#socket)) return new Uint8Array();
    return this.#socket.exportKeyingMaterial(exporterBytes, exporterLabel, Buffer.alloc(0));
  }

  localAddress(): string {
    return this.#socket.localAddress ?? '';
  }

  close(): void {
    this.#events = undefined;
    this.#webSocket.close(1000);
  }

  /** As if somebody had pulled the cable and both sides had noticed. */
  cut(): void {
    this.#socket.destroy();
  }
}
