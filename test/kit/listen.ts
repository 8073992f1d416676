import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Starts a server on a free port of loopback until the end of the test, which also ends its connections. */
export async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A port where nobody listens: that of a server which has just closed. */
export async function closedPort(server: Server): Promise<number> {
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return port;
}
