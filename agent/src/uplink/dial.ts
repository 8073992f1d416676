import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { exporterBytes, exporterLabel } from '@kadoban/proto/handshake';
import { frameBytesMax, subprotocol } from '@kadoban/proto/limits';
import { type ClientOptions, WebSocket } from 'ws';
import { AgentError } from '../errors.ts';
import { type Closing, closingOf, closingOfAnswer } from './closing.ts';
import { connectTls, type Way } from './connect-tls.ts';
import type { Dial, Link, LinkEvents } from './link.ts';
import { handshakeMs } from './session.ts';

/** The agents' door of a collector. */
const streamPath = '/api/agent/v1/stream';

/** How long the other side may take to answer our close. */
const closeMs = 1000;

/** Dials the collector at `url` by WebSocket over a connection that is verified first. */
export function dialer(url: URL, way: Way): Dial {
  return (events) => new WebSocketLink(url, way, events);
}

class WebSocketLink implements Link {
  readonly ended: Promise<void>;
  readonly #abort = new AbortController();
  #events: LinkEvents | undefined;
  #socket: Socket | undefined;
  #webSocket: WebSocket | undefined;

  constructor(url: URL, way: Way, events: LinkEvents) {
    this.#events = events;
    this.ended = this.#run(url, way);
  }

  async #run(url: URL, way: Way): Promise<void> {
    let closing: Closing;
    try {
      this.#socket = await connectTls(url, way, this.#abort.signal);
      closing = await this.#talk(url, this.#socket);
    } catch (error) {
      closing = closingOfError(error);
    }
    this.#events?.closed(closing);
    this.#events = undefined;
  }

  /** Resolves with the end of the WebSocket. */
  #talk(url: URL, socket: Socket): Promise<Closing> {
    const address = new URL(`${url.href.replace(/\/$/, '')}${streamPath}`);
    // The types of ws do not know `closeTimeout` yet.
    const options: ClientOptions & { closeTimeout: number } = {
      createConnection: () => socket,
      perMessageDeflate: false,
      maxPayload: frameBytesMax,
      handshakeTimeout: handshakeMs,
      closeTimeout: closeMs,
      followRedirects: false,
    };
    const webSocket = new WebSocket(address, subprotocol, options);
    this.#webSocket = webSocket;
    if (this.#abort.signal.aborted) this.close();
    webSocket.on('open', () => this.#events?.opened());
    webSocket.on('message', (data: Buffer, binary) => this.#events?.message(binary ? data : Buffer.of()));
    webSocket.on('ping', () => this.#events?.heard());
    webSocket.on('pong', () => this.#events?.heard());
    return new Promise((resolve) => {
      let failure: Error | undefined;
      let refused: Closing | undefined;
      webSocket.on('unexpected-response', (_request, { statusCode = 0, headers }) => {
        refused = closingOfAnswer(statusCode, headers['retry-after']);
        webSocket.terminate();
      });
      // A failure is always followed by the close.
      webSocket.on('error', (error) => {
        failure = error;
      });
      webSocket.on('close', (code, reason) => {
        socket.destroy();
        resolve(refused ?? (failure ? closingOfError(failure) : closingOf(code, reason.toString())));
      });
    });
  }

  send(frame: Uint8Array): void {
    this.#webSocket?.send(frame);
  }

  ping(): void {
    this.#webSocket?.ping();
  }

  exporter(): Uint8Array {
    const socket = this.#socket;
    if (!(socket instanceof TLSSocket)) return new Uint8Array();
    return socket.exportKeyingMaterial(exporterBytes, exporterLabel, Buffer.alloc(0));
  }

  localAddress(): string {
    return this.#socket?.localAddress ?? '';
  }

  close(): void {
    this.#events = undefined;
    this.#abort.abort();
    // 1000: nothing is wrong. On a link that is dead the close timeout ends it.
    this.#webSocket?.close(1000);
  }
}

function closingOfError(error: unknown): Closing {
  const { message, code } = error as NodeJS.ErrnoException;
  if (error instanceof AgentError && error.code === 'COLLECTOR_IDENTITY') return { why: 'identity', detail: message };
  return { why: 'unreachable', detail: message || code || 'no connection' };
}
