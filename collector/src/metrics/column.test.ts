import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zstd } from '../store/zstd.ts';
import { decodeColumn, encodeColumn, opened } from './column.ts';

/** All columns together, as they lie in a chunk. */
const allBack = (columns: readonly (readonly number[])[]) => {
  const encoded = columns.map((values) => encodeColumn(values, zstd));
  return opened(encoded, zstd).map((column, index) => [...decodeColumn(column, columns[index]?.length ?? 0)]);
};
const roundTrip = (values: readonly number[]) => allBack([values])[0];
const bodyBytes = (values: readonly number[]) => encodeColumn(values, zstd).body.length;

/** Counters, gauges, rates; and beyond what differences of doubles can tell exactly. */
const value = fc.oneof(
  fc.integer({ min: -100, max: 100 }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
  fc.maxSafeNat().map((size) => size * 1024),
);

test('whole numbers of any size come back exactly', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 80 }), (values) => {
      expect(roundTrip(values)).toEqual(values);
    }),
  );
});

test('so do runs, ramps and noise around a level, which are guessed', () => {
  const like = fc.record({
    start: fc.integer(),
    slope: fc.integer({ min: -1e6, max: 1e6 }),
    noise: fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 400 }),
  });
  fc.assert(
    fc.property(like, ({ start, slope, noise }) => {
      const values = noise.map((miss, index) => start + slope * index + miss);
      expect(roundTrip(values)).toEqual(values);
    }),
  );
});

test('columns that are compressed come back together with those that are not', () => {
  const repeated = (by: number) => Array.from({ length: 360 }, (_, index) => (index % 12 === 0 ? 123_456 * by : 500));
  const columns = [repeated(1), repeated(2).map(() => 7), repeated(3), [1, 5, 2, 9], [], repeated(4)];
  expect(columns.map((values) => encodeColumn(values, zstd).head % 4).filter((form) => form === 3)).toHaveLength(3);
  expect(allBack(columns)).toEqual(columns);
  fc.assert(
    fc.property(fc.array(fc.array(value, { maxLength: 40 }), { maxLength: 6 }), (some) => {
      expect(allBack(some)).toEqual(some);
    }),
  );
});

test('what never changes, and what grows evenly, takes next to nothing', () => {
  const indexes = Array.from({ length: 360 }, (_, index) => index);
  expect(bodyBytes(indexes.map(() => 8_000_000_000))).toBe(0);
  expect(bodyBytes(indexes.map((index) => 1_790_000_000_000 + index * 10_000))).toBeLessThan(30);
});

test('what repeats is found, though it is not small', () => {
  const steps = Array.from({ length: 360 }, (_, index) => (index % 12 === 0 ? 123_456 : 500));
  expect(bodyBytes(steps)).toBeLessThan(60);
});

test('noise takes what it is worth, whatever its level', () => {
  // 1000 equally likely values are worth 10 bits.
  const noise = Array.from({ length: 360 }, (_, index) => 5_000_000 + ((index * index * 7919) % 1000));
  expect((bodyBytes(noise) * 8) / noise.length).toBeLessThan(11);
});
