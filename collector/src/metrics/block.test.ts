import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBlock, encodeBlock, type StoredBlock } from './block.ts';

/** Counts and sizes of any magnitude the wire allows, and small numbers that may be negative. */
const values = [fc.maxSafeNat(), fc.integer({ min: -100_000, max: 100_000 })];

const block: fc.Arbitrary<StoredBlock> = fc.integer({ min: 0, max: 20 }).chain((samples) => {
  const column = fc.oneof(...values.map((value) => fc.array(value, { minLength: samples, maxLength: samples })));
  const instance = fc
    .tuple(fc.string({ unit: 'binary', maxLength: 40 }), fc.uniqueArray(fc.nat(0xffff_ffff), { maxLength: 8 }))
    .chain(([name, metrics]) =>
      fc
        .array(column, { minLength: metrics.length, maxLength: metrics.length })
        .map((values) => ({ name, metrics, values })),
    );
  const times = fc.array(fc.maxSafeNat(), { minLength: samples, maxLength: samples });
  return fc.record({ atMs: times, instances: fc.array(instance, { maxLength: 5 }) });
});

test('a block is read as it was written', () => {
  fc.assert(
    fc.property(block, (one) => {
      expect(decodeBlock(encodeBlock(one))).toEqual(one);
    }),
  );
});

test('a block that was cut off is a RangeError, not other metrics', () => {
  const whole = encodeBlock({
    atMs: [1_790_000_000_000, 1_790_000_010_000],
    instances: [
      {
        name: '/var',
        metrics: [20, 21],
        values: [
          [9_007_199_254_740_991, 0],
          [4096, 4095],
        ],
      },
    ],
  });
  for (let length = 0; length < whole.length; length++) {
    expect(() => decodeBlock(whole.subarray(0, length))).toThrow(RangeError);
  }
});

test('values that stay take a byte each', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 1_790_000_000_000 + index * 10_000);
  const values = [samples.map(() => 8_000_000_000)];
  const bytes = encodeBlock({ atMs: samples, instances: [{ name: '', metrics: [5], values }] });
  // The times take three bytes each: twenty thousand is more than 14 bits hold.
  expect(bytes.length).toBeLessThan(100 * 4 + 20);
});

test('of a block whose metrics are not all wanted, the others are read as if they were', () => {
  fc.assert(
    fc.property(block, fc.func(fc.boolean()), (one, wanted) => {
      const expected = one.instances.map(({ name, metrics, values }) => ({
        name,
        metrics: metrics.filter((metric) => wanted(metric)),
        values: values.filter((_, index) => wanted(metrics[index] ?? 0)),
      }));
      const some = expected.filter(({ metrics }) => metrics.length > 0);
      expect(decodeBlock(encodeBlock(one), wanted)).toEqual({ atMs: one.atMs, instances: some });
    }),
  );
});
