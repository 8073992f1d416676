import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeSamples } from './merge-samples.ts';
import { type Points, sampled } from './points.ts';

/** Blocks that overlap in time and series, some with values missing. */
const points: fc.Arbitrary<Points> = fc.uniqueArray(fc.nat(12), { maxLength: 6 }).chain((atMs) => {
  const column = (item: fc.Arbitrary<number>) =>
    fc.array(item, { minLength: atMs.length, maxLength: atMs.length }).map((all) => Float64Array.from(all));
  const one = fc.tuple(fc.constantFrom(1, 2), fc.constantFrom('', '/'), column(fc.nat(1)), column(fc.integer()));
  const key = ([metric, instance]: readonly [number, string, ...unknown[]]) => `${metric}${instance}`;
  return fc
    .uniqueArray(one, { selector: key, maxLength: 3 })
    .map((all) => ({ widthMs: 0, atMs: Float64Array.from(atMs), series: all.map((each) => sampled(...each)) }));
});

test('samples merged in any order, in one pass or several, again and again, are the same', () => {
  fc.assert(
    fc.property(fc.array(points, { maxLength: 5 }), fc.array(fc.nat(4), { maxLength: 10 }), (all, order) => {
      const atOnce = mergeSamples(all);
      const shuffled = [...order.flatMap((index) => all[index] ?? []), ...all.toReversed()];
      const oneByOne = shuffled.reduce((merged, one) => mergeSamples([merged, one]), mergeSamples([]));
      expect(oneByOne).toEqual(atOnce);
    }),
  );
});

test('every value that was there is there, at its instant', () => {
  fc.assert(
    fc.property(fc.array(points, { maxLength: 5 }), (all) => {
      const values = ({ atMs, series }: Points) =>
        series.flatMap(({ metric, instance, count, max }) =>
          Array.from(atMs, (at, index) => ({ key: `${metric}${instance}@${at}`, value: max[index] ?? 0 })).filter(
            (_, index) => count[index] !== 0,
          ),
        );
      const largest = new Map<string, number>();
      for (const { key, value } of all.flatMap(values)) largest.set(key, Math.max(value, largest.get(key) ?? value));
      expect(new Map(values(mergeSamples(all)).map(({ key, value }) => [key, value]))).toEqual(largest);
    }),
  );
});
