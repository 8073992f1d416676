import { expect, test } from 'vitest';
import { isInRanges, rangeCharsMax, rangesMax, readRanges } from './address-range.ts';

const read: [text: string, range: string | undefined][] = [
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['192.0.2.7', '192.0.2.7/32'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['2001:db8::/32', '2001:db8::/32'],
  ['2001:DB8:0:0::/32', '2001:db8::/32'],
  ['::1', '::1/128'],
  ['::/0', '::/0'],
  ['::ffff:10.0.0.0/104', '10.0.0.0/8'],
  ['0:0:0:0:0:FFFF:0a00:0/104', '10.0.0.0/8'],
  ['::ffff:192.0.2.7', '192.0.2.7/32'],
  // Most of what this names is no IPv4.
  ['::ffff:0.0.0.0/95', undefined],
  ['', undefined],
  ['10.0.0.0/33', undefined],
  ['10.0.0.0/-1', undefined],
  ['10.0.0.0/08', undefined],
  ['10.0.0.0/', undefined],
  ['10.0.0.0/8/8', undefined],
  ['10.0.0.0/255.0.0.0', undefined],
  ['10.0/8', undefined],
  ['010.0.0.0/8', undefined],
  [' 10.0.0.0/8', undefined],
  ['2001:db8::/129', undefined],
  ['fe80::1%eth0', undefined],
  ['example.jp', undefined],
];
test.each(read)('of the text "%s" the range is %s', (text, range) => {
  const expected =
    range === undefined ? { problem: expect.stringContaining(`"${text}" is no range`) } : { from: [range] };
  expect(readRanges([text])).toEqual(expected);
});

test('one wrong range among many is named, and too many are told', () => {
  expect(readRanges(['10.0.0.0/8', '10/8', '::1'])).toEqual({ problem: expect.stringMatching(/^"10\/8" is no range/) });
  const many = Array<string>(rangesMax).fill('::1');
  expect(readRanges(many)).toEqual({ from: Array(rangesMax).fill('::1/128') });
  expect(readRanges([...many, '::1'])).toEqual({ problem: '33 ranges: give 32 at the most' });
});

const inside: [address: string | null, ranges: string[], expected: boolean][] = [
  ['10.255.255.255', ['10.0.0.0/8'], true],
  ['11.0.0.0', ['10.0.0.0/8'], false],
  ['9.255.255.255', ['10.0.0.0/8'], false],
  ['10.127.255.255', ['10.128.0.0/9'], false],
  ['10.128.0.0', ['10.128.0.0/9'], true],
  ['192.0.2.7', ['192.0.2.7/32'], true],
  ['192.0.2.6', ['192.0.2.7/32'], false],
  ['10.9.9.9', ['10.1.2.3/8'], true],
  ['203.0.113.1', ['0.0.0.0/0'], true],
  ['2001:db8:ffff::1', ['2001:db8::/32'], true],
  ['2001:db9::', ['2001:db8::/32'], false],
  ['2001:0DB8:0::1', ['2001:db8::1/128'], true],
  ['::ffff:10.1.2.3', ['10.0.0.0/8'], true],
  ['::ffff:a01:203', ['10.0.0.0/8'], true],
  ['::ffff:11.1.2.3', ['10.0.0.0/8'], false],
  ['203.0.113.1', ['::/0'], false],
  ['::ffff:203.0.113.1', ['::/0'], false],
  ['2001:db8::1', ['0.0.0.0/0'], false],
  ['::1', ['127.0.0.0/8'], false],
  ['fe80::7%eth0', ['fe80::/10'], true],
  ['172.16.0.1', ['10.0.0.0/8', '2001:db8::/32', '172.16.0.0/12'], true],
  ['172.32.0.1', ['10.0.0.0/8', '2001:db8::/32', '172.16.0.0/12'], false],
  [null, ['0.0.0.0/0', '::/0'], false],
];
test.each(inside)('%s in %j: %s', (address, ranges, expected) => {
  expect(isInRanges(ranges, address)).toBe(expected);
});

test('the longest way to write a range can be read', () => {
  const longest = '0000:0000:0000:0000:0000:ffff:255.255.255.255/128';
  expect(longest).toHaveLength(rangeCharsMax);
  expect(readRanges([longest])).toEqual({ from: ['255.255.255.255/32'] });
});
