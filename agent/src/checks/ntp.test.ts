import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { lookBy, mistakesOf } from '../../../test/kit/look-by.ts';
import { ntp } from './ntp.ts';

const eraSeconds = 2 ** 32;
const host = '127.0.0.1';

/** The 64 bits of a time, as NTP has them; the era is left out. */
function ntpTime(timeMs: number): Buffer {
  const seconds = timeMs / 1000 + 2_208_988_800;
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(Math.floor(seconds) % eraSeconds, 0);
  bytes.writeUInt32BE(Math.floor((seconds % 1) * eraSeconds), 4);
  return bytes;
}

/** What a time server whose clock is `aheadMs` ahead answers. */
function answer(request: Buffer, aheadMs: number, { leap = 0, mode = 4, stratum = 2, kiss = '' } = {}): Buffer {
  const packet = Buffer.alloc(48);
  packet[0] = (leap << 6) | (4 << 3) | mode;
  packet[1] = stratum;
  packet.write(kiss, 12);
  request.copy(packet, 24, 40, 48);
  ntpTime(Date.now() + aheadMs).copy(packet, 32);
  ntpTime(Date.now() + aheadMs).copy(packet, 40);
  return packet;
}

/** A time server that answers a request with these packets. */
async function serve(answers: (request: Buffer) => Buffer[]): Promise<number> {
  const socket = createSocket('udp4');
  socket.on('message', (request, from) => {
    for (const packet of answers(request)) socket.send(packet, from.port, from.address);
  });
  socket.bind(0, host);
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return socket.address().port;
}

test('a clock that agrees is up', async () => {
  const outcome = await lookBy(ntp, { host, port: await serve((request) => [answer(request, 0)]) });
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.output).toMatch(/^this clock is \d+\.\d ms (ahead|behind), stratum 2$/);
  expect(outcome.timed).toEqual(['round-trip', 'total']);
});

test.each([
  [500, 'up', undefined],
  [2000, 'degraded', 'clock-offset'],
  [-2000, 'degraded', 'clock-offset'],
  [90_000, 'down', 'clock-offset'],
  [-90_000, 'down', 'clock-offset'],
])('a server that is %i ms ahead is %s', async (aheadMs, status, reason) => {
  const outcome = await lookBy(ntp, { host, port: await serve((request) => [answer(request, aheadMs)]) });
  expect(outcome.verdict).toEqual([status, reason]);
  expect(outcome.output).toContain(aheadMs < 0 ? 'ahead' : aheadMs > 1000 ? 'behind' : 'this clock');
});

test('an answer to another question is not ours', async () => {
  const port = await serve((request) => [answer(Buffer.alloc(48), 90_000), Buffer.from('short'), answer(request, 0)]);
  expect((await lookBy(ntp, { host, port })).verdict).toEqual(['up', undefined]);
});

test.each([
  ['whose clock is not set', { leap: 3 }, 'down', 'clock-unsynchronised'],
  ['at stratum 16', { stratum: 16 }, 'down', 'clock-unsynchronised'],
  ['that does not want our questions', { stratum: 0, kiss: 'RATE' }, 'unknown', 'server-refused'],
  ['that asks back', { mode: 3 }, 'down', 'protocol'],
])('a server %s is %s', async (_, kind, status, reason) => {
  const port = await serve((request) => [answer(request, 0, kind)]);
  expect((await lookBy(ntp, { host, port })).verdict).toEqual([status, reason]);
});

test('a server that is silent, or not there, is down', async () => {
  expect((await lookBy(ntp, { host, port: await serve(() => []), timeoutMs: 100 })).verdict).toEqual([
    'down',
    'timeout',
  ]);
  const socket = createSocket('udp4').bind(0, host);
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  expect((await lookBy(ntp, { host, port, timeoutMs: 1000 })).verdict).toEqual(['down', 'refused']);
});

test('bounds that exclude each other are refused', () => {
  expect(mistakesOf(ntp, { host, degradedOffsetMs: 2, downOffsetMs: 1 })).toEqual([
    'checks[0]: degradedOffsetMs (2) must not be more than downOffsetMs (1)',
  ]);
});
