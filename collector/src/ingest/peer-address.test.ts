import { expect, test } from 'vitest';
import { hostAddress, type Incoming, peerAddress, siteOf } from './peer-address.ts';

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

const told: [name: string, peer: string | null, local: string | undefined, expected: string | null][] = [
  ['its agent says the same', '192.0.2.7', '192.0.2.7', '192.0.2.7'],
  ['its agent says it in another form', '192.0.2.7', '::ffff:192.0.2.7', '192.0.2.7'],
  ['its agent sees another interface', 'fe80::7%eth0', 'fe80::7%wlan0', 'fe80::7%eth0'],
  ['an older agent says nothing', '192.0.2.7', undefined, '192.0.2.7'],
  ['addresses are translated on the way', '192.0.2.7', '10.0.0.3', null],
  ['nobody knows where it came from', null, '10.0.0.3', null],
];

test.each(told)(
  'a host can be asked where its agent came from, unless that is a gateway: %s',
  (_name, peer, local, expected) => {
    expect(hostAddress(peer, local)).toBe(expected);
  },
);

const sites: [address: string, site: string][] = [
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['fe80::7%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['::', '0:0:0:0'],
];
test.each(sites)('%s counts as %s', (address, site) => {
  expect(siteOf(address)).toBe(site);
});
