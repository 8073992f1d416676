import { expect, test } from 'vitest';
import { free } from './free.ts';

test('what is given back is empty, also when it is given back twice', () => {
  const [one, other] = [new Float64Array(1440), new Uint8Array(4096)];
  free([one, other, one]);
  free([other]);
  expect([one.length, one.buffer.byteLength, other.length]).toEqual([0, 0, 0]);
});

test('what others share, what is small and what is no memory of its own stays as it is', () => {
  const whole = new Uint8Array(8192).fill(7);
  const half = whole.subarray(0, 4096);
  const small = new Float64Array(8).fill(1);
  const list = [1, 2, 3];
  free([half, small, list]);
  expect([whole[0], half.length, small[0], list.length]).toEqual([7, 4096, 1, 3]);
});
