import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { Frame } from '@kadoban/proto/messages';
import { expect, onTestFinished, test } from 'vitest';
import { enrolHost, startCollector, startMs, type TestCollector } from '../../../test/kit/collector.ts';
import { keptSeq } from '../../../test/kit/kept-seq.ts';
import { until } from '../../../test/kit/until.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';
import { lookEveryMs } from './limits.ts';

/** Sends bytes as they are and resolves with all that came back. */
async function raw(collector: TestCollector, text: string): Promise<string> {
  const socket = connect(Number(new URL(collector.url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const chunks: string[] = [];
  socket.setEncoding('utf8').on('data', (chunk) => chunks.push(String(chunk)));
  socket.write(text);
  await once(socket, 'end');
  return chunks.join('');
}

const upgrade = (path: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${more}\r\n`;

test('other paths are answered as the plain requests that they are', async () => {
  const collector = await startCollector();
  const answer = await raw(collector, upgrade('/healthz', 'Connection: close\r\n'));
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*\{"status":"ok"\}/);
});

test('a client that does not speak kadoban is refused before it costs a session', async () => {
  const collector = await startCollector();
  expect(await raw(collector, upgrade('/api/agent/v1/stream'))).toMatch(/^HTTP\/1\.1 400 /);
  const other = 'Sec-WebSocket-Protocol: chat, superchat\r\n';
  expect(await raw(collector, upgrade('/api/agent/v1/stream', other))).toMatch(/^HTTP\/1\.1 400 /);
});

test('a peer that resets the connection in the middle of the upgrade harms nobody', async () => {
  const collector = await startCollector();
  for (let count = 0; count < 20; count++) {
    const socket = connect(Number(new URL(collector.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(upgrade('/api/agent/v1/stream'));
    await turn();
    socket.resetAndDestroy();
  }
  await openSession(collector.streamUrl, await enrolHost(collector));
});

test('an agent of which nothing is heard is asked by a ping, and let go when it does not answer', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { wire } = await openSession(collector.streamUrl, agent);
  wire.socket.pause();
  for (let turn = 0; turn < 3; turn++) await collector.clock.advance(lookEveryMs);
  await until('the session is gone', 5000, async () => (collector.live.connected.has(agent.hostId) ? undefined : true));
});

test('an agent that answers pings stays', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { wire } = await openSession(collector.streamUrl, agent);
  await collector.clock.advance(lookEveryMs);
  for (let count = 0; count < 4; count++) {
    const pinged = once(wire.socket, 'ping');
    await collector.clock.advance(lookEveryMs);
    await pinged;
    // The answer is there when that to something later is.
    const ponged = once(wire.socket, 'pong');
    wire.socket.ping();
    await ponged;
    await collector.clock.advance(lookEveryMs);
  }
  expect(wire.socket.readyState).toBe(wire.socket.OPEN);
  expect(collector.live.connected.has(agent.hostId)).toBe(true);
});

test('an agent that sends is not asked', async () => {
  const collector = await startCollector();
  const { wire } = await openSession(collector.streamUrl, await enrolHost(collector));
  let pings = 0;
  wire.socket.on('ping', () => pings++);
  for (let count = 0; count < 4; count++) {
    await collector.clock.advance(lookEveryMs);
    wire.send(lifeBatch(count + 1, [startMs + count]));
    expect(await wire.next()).toMatchObject({ type: 'ack' });
  }
  expect(pings).toBe(0);
});

test('a collector that stops tells its agents, and does not wait for ever for one that is stuck', async () => {
  const collector = await startCollector();
  const [a, b] = [await enrolHost(collector, 'a'), await enrolHost(collector, 'b')];
  const { wire: awake } = await openSession(collector.streamUrl, a);
  const { wire: stuck } = await openSession(collector.streamUrl, b);
  stuck.socket.pause();
  const stopped = collector.stop();
  expect(await awake.ended).toMatchObject({ code: 1012 });
  await collector.clock.advance(2000);
  await stopped;
  expect(collector.log.filter((line) => JSON.parse(line).level >= 40)).toEqual([]);
});

test('batches under way when the collector stops are stored, or not, but never half and never with an error', async () => {
  const collector = await startCollector();
  const { wire } = await openSession(collector.streamUrl, await enrolHost(collector));
  const batches: Frame[] = [1, 2, 3].map((seq) => lifeBatch(seq, [startMs - 60_000 + seq * 10_000]));
  for (const batch of batches) wire.send(batch);
  await wire.next();
  await collector.stop();
  expect(collector.log.filter((line) => JSON.parse(line).level >= 40)).toEqual([]);
  expect(keptSeq(collector.storeFile)).toBeGreaterThanOrEqual(1);
});
