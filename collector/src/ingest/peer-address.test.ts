import { expect, test } from 'vitest';
import { type Incoming, peerAddress } from './peer-address.ts';

function incoming(remoteAddress: string | undefined, forwarded?: string | string[]): Incoming {
  return { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } };
}

const cases: [name: string, from: Incoming, trustProxy: boolean, expected: string | null][] = [
  ['the connection’s own', incoming('192.0.2.7'), false, '192.0.2.7'],
  ['IPv4 as a socket of both families tells it', incoming('::ffff:192.0.2.7'), false, '192.0.2.7'],
  ['IPv6', incoming('2001:db8::7'), false, '2001:db8::7'],
  ['a link-local one with its interface', incoming('fe80::7%eth0'), false, 'fe80::7%eth0'],
  ['what a header says is nothing without a trusted proxy', incoming('192.0.2.7', '198.51.100.1'), false, '192.0.2.7'],
  ['behind a proxy, what the proxy says', incoming('127.0.0.1', '198.51.100.1'), true, '198.51.100.1'],
  ['what a client invented stands before it', incoming('127.0.0.1', '10.0.0.1, 198.51.100.1'), true, '198.51.100.1'],
  ['also in a header of its own', incoming('127.0.0.1', ['10.0.0.1', '198.51.100.1']), true, '198.51.100.1'],
  ['behind a proxy that says nothing, none', incoming('127.0.0.1'), true, null],
  ['what is no address is none', incoming('127.0.0.1', 'unknown'), true, null],
  ['an address with a port is none', incoming('127.0.0.1', '198.51.100.1:4711'), true, null],
  ['of a connection that is gone, none', incoming(undefined), false, null],
];

test.each(cases)('the address an agent came from: %s', (_name, from, trustProxy, expected) => {
  expect(peerAddress(from, trustProxy)).toBe(expected);
});
