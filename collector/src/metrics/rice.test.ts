import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packedLength, packNumbers, unpackNumbers } from './rice.ts';

const anySize = fc.oneof(fc.nat(3), fc.nat(1000), fc.nat(), fc.maxSafeNat());

test('numbers of any sizes beside each other are read as they were written, in as many bytes as was said', () => {
  fc.assert(
    fc.property(fc.array(anySize, { maxLength: 100 }), (numbers) => {
      const bytes = packNumbers(numbers);
      expect([...unpackNumbers(bytes, numbers.length)]).toEqual(numbers);
      expect(bytes.length).toBe(packedLength(numbers));
    }),
  );
});

test('numbers that are often small take close to what their spread is worth', () => {
  // Geometric with mean 100: the best possible are 8.1 bits each.
  const numbers = Array.from({ length: 10_000 }, (_, index) =>
    Math.floor(-100 * Math.log(1 - ((index * 7919) % 10_000) / 10_000)),
  );
  expect((packNumbers(numbers).length * 8) / numbers.length).toBeLessThan(8.2);
});

test('one outlier costs bytes, not a number of bits like its size', () => {
  const small = Array.from({ length: 100 }, () => 1);
  expect(packNumbers([...small, Number.MAX_SAFE_INTEGER]).length - packNumbers(small).length).toBeLessThan(24);
});

test('bytes that were cut off are a RangeError', () => {
  const bytes = packNumbers([5, 1000, 3, Number.MAX_SAFE_INTEGER, 7]);
  for (let length = 0; length < bytes.length; length++) {
    expect(() => unpackNumbers(bytes.subarray(0, length), 5)).toThrow(RangeError);
  }
});
