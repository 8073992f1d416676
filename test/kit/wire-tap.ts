import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { WebSocketMessages } from './websocket-messages.ts';

/** A message that went by, and in which direction. */
export interface Overheard {
  /** Counts the connections. */
  readonly connection: number;
  readonly from: 'agent' | 'collector';
  readonly atMs: number;
  readonly payload: Uint8Array;
}

export interface WireTap extends AsyncDisposable {
  readonly port: number;
  /** Ends every connection as a machine between the two does that is switched off and on. */
  cut(): void;
}

/** Where connections go on to, and how long each piece of them is under way. */
export interface Tapped {
  readonly host: string;
  readonly port: number;
  readonly delayMs?: number;
}

/**
 * Listens on loopback and passes every connection on, byte for byte; tells the messages of the WebSockets that go over them. A message is
 * told before its last byte is passed on, so that whoever acts on it was never faster than the telling.
 */
export async function openWireTap(to: Tapped, tell: (message: Overheard) => void): Promise<WireTap> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((agent) => {
    const connection = ++connections;
    const collector = connect(to.port, to.host);
    for (const [source, sink, from] of [
      [agent, collector, 'agent'],
      [collector, agent, 'collector'],
    ] as const) {
      const messages = new WebSocketMessages();
      const later = delayed(to.delayMs ?? 0);
      sockets.add(source);
      source.setNoDelay();
      source.on('data', (bytes: Buffer) => {
        for (const { payload } of messages.push(bytes)) tell({ connection, from, atMs: Date.now(), payload });
        later(() => sink.write(bytes));
      });
      source.on('end', () => later(() => sink.end()));
      source.on('error', () => sink.resetAndDestroy());
      source.on('close', () => {
        sockets.delete(source);
        later(() => sink.destroySoon());
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    async [Symbol.asyncDispose]() {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}

/** Does things later, and in their order. */
function delayed(delayMs: number): (act: () => void) => void {
  if (delayMs === 0) return (act) => act();
  return (act) => void setTimeout(act, delayMs);
}
