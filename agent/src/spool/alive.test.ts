import { expect, test } from 'vitest';
import { decodeAlive, encodeAlive } from './alive.ts';

const alive = { boot: 'f3b1:42', atMs: 1_790_000_000_000, monoMs: 86_400_000 };

test('a stamp reads as it was written, and takes one sector whatever it says', () => {
  expect(decodeAlive(encodeAlive(alive))).toEqual(alive);
  expect(encodeAlive(alive).length).toBe(encodeAlive({ ...alive, boot: '' }).length);
});

test('a torn stamp is none', () => {
  const older = encodeAlive({ ...alive, boot: 'other', atMs: 5 });
  const torn = Buffer.concat([encodeAlive(alive).subarray(0, 20), older.subarray(20)]);
  expect(decodeAlive(torn)).toBeUndefined();
  expect(decodeAlive(new Uint8Array())).toBeUndefined();
  expect(decodeAlive(new Uint8Array(512))).toBeUndefined();
});
