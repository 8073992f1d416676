import { expect, test } from 'vitest';
import { temporaryAddresses } from './temporary-addresses.ts';

const table = `fe8000000000000000fc00fffe000001 04 40 20 80     eth0
20010db8000000000000000000000007 02 40 00 80     eth0
20010db800000000a1b2000000000c0d 02 40 00 01     eth0
00000000000000000000000000000001 01 80 10 80       lo
20010db80001000000000000000000ff 03 40 00 09    wlan0
`;

test('addresses that the host changes each day are found, as Node writes them', () => {
  expect([...temporaryAddresses(table)]).toEqual(['2001:db8::a1b2:0:0:c0d', '2001:db8:1::ff']);
});

test('a host without IPv6, and a file that says anything else, have none', () => {
  expect([...temporaryAddresses(''), ...temporaryAddresses('no such thing\nat all 1 2 3 01 x')]).toEqual([]);
});
