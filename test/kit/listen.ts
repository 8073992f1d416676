import { randomInt } from 'node:crypto';
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

/** Below the ports that Linux hands out by itself, so that no other test is given one of them, and no connection to it comes from it. */
const [ownPortMin, ownPortEnd] = [10_000, 32_000];

/** A port where nobody listens: one on which `server` has just been, and from then on whoever is told of it. */
export async function closedPort(server: Server): Promise<number> {
  const port = randomInt(ownPortMin, ownPortEnd);
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return closedPort(server);
    throw error;
  }
  server.close();
  await once(server, 'close');
  return port;
}
