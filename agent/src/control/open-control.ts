import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { lineBytesMax, type Request, requestFrom } from './request.ts';

/** Who may enter the state directory may use it: the agent's user and root. */
export const socketName = 'agent.sock';

/** Somebody who waits for an answer writes at once. */
const lineMs = 5000;

/** A person, and a script or two. */
const connectionsMax = 8;

/**
 * Takes requests from this host on a socket in the state directory, which is ours alone (the caller holds its lock). An agent that cannot
 * listen goes on watching; `onError` is told.
 */
export function openControl(
  stateDir: string,
  handle: (request: Request) => void,
  onError: (error: unknown) => void,
): Disposable {
  const path = join(stateDir, socketName);
  const server = createServer((socket) => receive(socket, handle));
  server.maxConnections = connectionsMax;
  server.on('error', onError);
  // Left by a process that was killed.
  rmSync(path, { force: true });
  server.listen(path);
  // The agent ends when everything else has ended.
  server.unref();
  return {
    [Symbol.dispose]() {
      server.close();
    },
  };
}

function receive(socket: Socket, handle: (request: Request) => void): void {
  let text = '';
  socket.setTimeout(lineMs, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    if (text.length > lineBytesMax) return socket.destroy();
    const end = text.indexOf('\n');
    if (end < 0) return;
    socket.removeAllListeners('data');
    const request = requestFrom(text.slice(0, end));
    socket.end(`${request ? 'ok' : 'not understood'}\n`);
    if (request) handle(request);
  });
}
