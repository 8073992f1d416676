import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { capability } from '../../../test/kit/capabilities.ts';
import { closedPort, listen } from '../../../test/kit/listen.ts';
import { systemClock } from '../clock.ts';
import { findPing } from './ping.ts';
import { reach } from './reach.ts';
import { hasRoute } from './route.ts';
import { answerOf } from './tcp.ts';

const ask = (address: string, ports: number[], ping?: string, signal = new AbortController().signal) =>
  reach(address, { ports, ping }, { timeoutMs: 2000, clock: systemClock, signal });

test('a port that accepts is an answer', async () => {
  const port = await listen(createServer());
  expect(await ask('127.0.0.1', [port])).toBe('answered');
});

test('a port that refuses is an answer too: a kernel gave it', async () => {
  expect(await ask('127.0.0.1', [await closedPort(createServer())])).toBe('answered');
});

test('a host that was asked in no way was not asked', async () => {
  expect(await ask('127.0.0.1', [])).toBe('not-asked');
});

// Broadcast and IPv4 multicast addresses are no hosts: the kernel refuses to connect to them before anything leaves the machine.
test.each(['255.255.255.255', '224.0.0.1'])('what this machine cannot even send says nothing: %s', async (address) => {
  expect(await ask(address, [80])).toBe('not-asked');
});

test('there is a way to this machine itself, and none to an address that no packet can have', async () => {
  expect(await hasRoute('127.0.0.1')).toBe(true);
  expect(await hasRoute('255.255.255.255')).toBe(false);
});

test('who no longer wants to know waits for nothing', async () => {
  const signal = AbortSignal.abort();
  expect(await ask('127.0.0.1', [1, 2, 3], findPing(), signal)).toBe('not-asked');
});

const codes: [code: string, answer: string][] = [
  ['ECONNREFUSED', 'answered'],
  ['ECONNRESET', 'answered'],
  ['ETIMEDOUT', 'nothing'],
  ['EHOSTUNREACH', 'nothing'],
  ['ENETUNREACH', 'not-asked'],
  ['ENETDOWN', 'not-asked'],
  ['EADDRNOTAVAIL', 'not-asked'],
  ['EMFILE', 'not-asked'],
  ['EACCES', 'not-asked'],
];

test.each(codes)('a connection that fails with %s: %s', (code, answer) => {
  expect(answerOf(code)).toBe(answer);
});

capability('ping')('an echo is an answer, and what is no address is never given to ping', async () => {
  const ping = findPing();
  expect(await ask('127.0.0.1', [], ping)).toBe('answered');
  expect(await ask('-f', [], ping)).toBe('not-asked');
});
