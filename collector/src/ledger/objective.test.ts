import fc from 'fast-check';
import { expect, test } from 'vitest';
import { budgetOf, meets, parseObjective } from './objective.ts';

const digits = fc.integer({ min: 0, max: 999_999_999_999 }).map((n) => `${n}`.padStart(12, '0'));

test('an objective is met by exactly its share and missed by a millisecond more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99 }), digits, fc.integer({ min: 1, max: 90 }), (whole, fraction, times) => {
      const objective = parseObjective(`${whole}.${fraction}`) ?? { units: 0n, scale: 1n };
      // Divided by the scale this base has a share that is a whole number of milliseconds.
      const ofMs = Number(objective.scale) * 100 * times;
      const badMs = Number((100n * objective.scale - objective.units) * BigInt(times));
      expect(budgetOf(ofMs, objective)).toBe(badMs);
      expect(meets({ badMs, ofMs }, objective)).toBe(true);
      expect(meets({ badMs: badMs + 1, ofMs }, objective)).toBe(false);
    }),
  );
});

test('a budget is floored', () => {
  expect(budgetOf(1_999, { units: 999n, scale: 10n })).toBe(1);
});

test.each(['', '.5', '99.', '1e2', ' 99', '+99', '99.9%', '100.0000001', '99.0000000000001'])(
  '"%s" is no objective',
  (text) => {
    expect(parseObjective(text)).toBeUndefined();
  },
);
