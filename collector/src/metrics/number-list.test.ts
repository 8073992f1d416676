import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listRoom, numberList } from './number-list.ts';

function textOf(values: readonly number[], divisor: number): string {
  const text = String.fromCharCode(...numberList(Float64Array.from(values), divisor, listRoom(values.length).text));
  return `[${text.replace(/,$/, '')}]`;
}

const cases: [values: number[], divisor: number, text: string][] = [
  [[], 1, '[]'],
  [[0, -0, 7, -7], 1, '[0,0,7,-7]'],
  [[1, 10, 100, 1000, -5], 100, '[0.01,0.1,1,10,-0.05]'],
  [[Number.NaN, 3, Number.NaN], 10, '[null,0.3,null]'],
  [[99_999_999, 100_000_000, 100_000_001], 1, '[99999999,100000000,100000001]'],
  [[1_000_000_000_050, 2 ** 53 - 1], 10_000, '[100000000.005,900719925474.0991]'],
  [[1, 4], 4, '[0.25,1]'],
  [[1e300, 2 ** 60], 10, '[1e+299,115292150460684700]'],
];

test.each(cases)('%j divided by %d is %s', (values, divisor, text) => {
  expect(textOf(values, divisor)).toBe(text);
});

test('what is read from the text are the very numbers, whatever their size', () => {
  const value = fc.oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.integer({ min: -200, max: 200 }),
    fc.constant(Number.NaN),
  );
  const divisor = fc.constantFrom(1, 10, 100, 1000, 10_000, 1e8, 1e10, 3, 1024);
  fc.assert(
    fc.property(fc.array(value, { maxLength: 30 }), divisor, (values, divisor) => {
      const text = textOf(values, divisor);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(values.map((one) => one / divisor))));
    }),
    { numRuns: 1000 },
  );
});

test('no number is longer than the room for it', () => {
  const longest = [-(2 ** 53 - 1), -Number.MAX_VALUE, -Math.PI * 1e-300, 5e-324];
  for (const value of longest) {
    const list = Array.from({ length: 10 }, () => value);
    for (const divisor of [1, 3, 1e10, 1e20]) {
      expect(JSON.parse(textOf(list, divisor))).toEqual(JSON.parse(JSON.stringify(list.map((one) => one / divisor))));
    }
  }
});
