import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeAlive, encodeAlive } from './alive.ts';

const alive = {
  boot: 'f3b1:42',
  atMs: 1_790_000_000_000,
  monoMs: 86_400_000,
  zeroMs: 1_789_913_600_000,
  aheadMs: -3_600_000,
};

test('a stamp reads as it was written, and takes one sector whatever it says', () => {
  expect(decodeAlive(encodeAlive(alive))).toEqual(alive);
  expect(encodeAlive(alive).length).toBe(encodeAlive({ ...alive, boot: '' }).length);
});

test('a stamp of before agents had a clock of their own reads too', () => {
  const { zeroMs: _, ...older } = alive;
  const bytes = Buffer.from(encodeAlive({ ...older, aheadMs: 0 })).toString();
  const text = bytes.slice(9).trimEnd().replace(',0,null]', ']');
  const stamp = Buffer.from(`${crc32(text).toString(16).padStart(8, '0')} ${text}`);
  expect(decodeAlive(stamp)).toEqual({ ...older, aheadMs: 0 });
});

test('a torn stamp is none', () => {
  const older = encodeAlive({ ...alive, boot: 'other', atMs: 5 });
  const torn = Buffer.concat([encodeAlive(alive).subarray(0, 20), older.subarray(20)]);
  expect(decodeAlive(torn)).toBeUndefined();
  expect(decodeAlive(new Uint8Array())).toBeUndefined();
  expect(decodeAlive(new Uint8Array(512))).toBeUndefined();
});
