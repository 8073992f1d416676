import fc from 'fast-check';
import { expect, test } from 'vitest';
import { floorDecimal, floorNumber } from './percent.ts';

const cases: [decimal: string, digits: number, expected: string][] = [
  ['99.999999', 3, '99.999'],
  ['100.000000', 3, '100.000'],
  ['99.9996', 3, '99.999'],
  ['0.000999', 3, '0.000'],
  ['98', 1, '98.0'],
  ['98.76', 0, '98'],
];

test.each(cases)('%s cut to %i decimals is %s', (decimal, digits, expected) => {
  expect(floorDecimal(decimal, digits)).toBe(expected);
});

test('a measured number is never printed larger than it is', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 0, max: 4 }), (value, digits) => {
      expect(Number(floorNumber(value, digits))).toBeLessThanOrEqual(value);
    }),
  );
});

test('only exactly 100 prints as 100', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (millionths) => {
      const decimal = `${Math.floor(millionths / 1e6)}.${String(millionths % 1e6).padStart(6, '0')}`;
      expect(floorDecimal(decimal, 3) === '100.000').toBe(millionths === 100_000_000);
    }),
  );
});

test('tiny numbers that print with an exponent are 0', () => {
  expect(floorNumber(1e-9, 1)).toBe('0.0');
});
