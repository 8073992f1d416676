import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { type End, type Refusal, refusals } from '@kadoban/collector/src/ingest/tally.ts';
import { onTestFinished } from 'vitest';
import type { TestCollector } from './collector.ts';

/** A plain connection to a collector, from an address of this machine; it ends with the test. */
export function tcp(collector: TestCollector, localAddress = '127.0.0.1'): Socket {
  const port = Number(new URL(collector.url).port);
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** Fewer than the kernel keeps waiting for a busy process. */
const atOnce = 250;

/** As many connections as are asked for, all known to the collector. */
export async function crowd(collector: TestCollector, count: number): Promise<Socket[]> {
  const all: Socket[] = [];
  const before = collector.tally.counts().connections;
  while (all.length < count) {
    for (let each = Math.min(atOnce, count - all.length); each > 0; each--) all.push(tcp(collector));
    while (collector.tally.counts().connections - before < all.length) await turn();
  }
  return all;
}

/** How a connection ends on which what is sent is no whole WebSocket; `act` comes after what is sent. */
export async function ends(
  socket: Socket,
  text: string | Buffer,
  act: () => Promise<unknown> = async () => {},
): Promise<End> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = new Promise((resolve) => void socket.on('close', resolve));
  await new Promise((resolve) => void socket.write(text, resolve));
  await act();
  await closed;
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(Buffer.concat(chunks).toString('latin1'))?.[1];
  return status === undefined ? 'reset' : Number(status);
}

export const upgrade = (protocol = 'Sec-WebSocket-Protocol: kadoban.v1\r\n') =>
  `GET /api/agent/v1/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${protocol}` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';

/** Asks for the agents' door from an address, and says nothing more; how it was answered. */
export async function knocking(collector: TestCollector, localAddress: string): Promise<number> {
  const socket = tcp(collector, localAddress);
  socket.write(upgrade());
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return Number(answer.subarray(9, 12));
}

/** Asks for the agents' door, and says nothing when it is open. */
export async function knocked(collector: TestCollector): Promise<Socket> {
  const socket = tcp(collector);
  socket.write(upgrade());
  await once(socket, 'data');
  return socket;
}

/** Everything that was refused, and how often. */
export function refused({ tally }: TestCollector): Partial<Record<Refusal, number>> {
  const counts = tally.counts();
  const reasons = (Object.keys(refusals) as Refusal[]).filter((reason) => counts[reason] > 0);
  return Object.fromEntries(reasons.map((reason) => [reason, counts[reason]]));
}
