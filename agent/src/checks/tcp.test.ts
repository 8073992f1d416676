import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { closedPort, listen } from '../../../test/kit/listen.ts';
import { systemClock } from '../clock.ts';
import { runCheck } from './check.ts';
import { tcp } from './tcp.ts';

const common = { name: 'db', kind: 'tcp', intervalMs: 60_000, timeoutMs: 10_000, failures: 3, recoveries: 1 };
const config = (own: { host: string; port: number }) => ({ ...common, ...own });
const options = {
  clock: systemClock,
  signal: new AbortController().signal,
  onCrash: (error: unknown) => expect.fail(String(error)),
};

test('an open port is up, with the time it took to connect', async () => {
  const port = await listen(createServer((socket) => socket.destroy()));
  const outcome = await runCheck(tcp, config({ host: '127.0.0.1', port }), options);
  expect(outcome?.status).toBe('up');
  expect(outcome?.timings?.map(({ name }) => name)).toEqual(['connect', 'total']);
});

test('a name is looked up first', async () => {
  const port = await listen(createServer((socket) => socket.destroy()));
  const outcome = await runCheck(tcp, config({ host: 'localhost', port }), options);
  expect(outcome?.status).toBe('up');
  expect(outcome?.timings?.map(({ name }) => name)).toEqual(['dns', 'connect', 'total']);
});

test('a name that leads nowhere is not said to have been connected to', async () => {
  // `down (dns)` where a name server answers, `unknown (dns-unavailable)` where there is none.
  const outcome = await runCheck(tcp, config({ host: 'no-such-host.invalid', port: 1 }), options);
  expect(outcome?.reason).toMatch(/^dns/);
  expect(outcome?.timings?.map(({ name }) => name)).toEqual(['total']);
});

test('a closed port is down', async () => {
  const port = await closedPort(createServer());
  const outcome = await runCheck(tcp, config({ host: '127.0.0.1', port }), options);
  expect(outcome).toMatchObject({ status: 'down', reason: 'refused', output: 'the connection was refused' });
});

test('no answer within the time limit is down', async () => {
  const clock = new HandClock();
  // A connection on loopback always opens, so its time is over before the event loop could notice.
  const port = await listen(createServer());
  const outcome = runCheck(tcp, config({ host: '127.0.0.1', port }), { ...options, clock });
  clock.stall(10_000);
  await clock.advance(0);
  expect(await outcome).toMatchObject({ status: 'down', reason: 'timeout' });
});

test.each([
  ['db.example', 'db.example:5432'],
  ['192.0.2.1', '192.0.2.1:5432'],
  ['2001:db8::1', '[2001:db8::1]:5432'],
])('the target %s is shown as %s', (host, target) => {
  expect(tcp.target(config({ host, port: 5432 }))).toBe(target);
});
