import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnWidths } from './column-widths.ts';

const cases: [name: string, needs: [natural: number, minimal: number][], width: number, widths: number[]][] = [
  [
    'what is over is shared',
    [
      [10, 5],
      [30, 5],
    ],
    80,
    [30, 50],
  ],
  [
    'those that can give up do',
    [
      [100, 20],
      [40, 40],
    ],
    100,
    [60, 40],
  ],
  [
    'without room all shrink alike',
    [
      [100, 40],
      [50, 40],
    ],
    40,
    [20, 20],
  ],
];

test.each(cases)('%s', (_, needs, width, widths) => {
  expect(
    columnWidths(
      needs.map(([natural, minimal]) => ({ natural, minimal })),
      width,
    ),
  ).toEqual(widths);
});

test('columns are exactly as wide as the table, and none is nothing', () => {
  const need = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }));
  fc.assert(
    fc.property(fc.array(need, { minLength: 1, maxLength: 16 }), fc.integer({ min: 50, max: 800 }), (pairs, width) => {
      const needs = pairs.map(([a, b]) => ({ natural: Math.max(a, b), minimal: Math.min(a, b) }));
      const widths = columnWidths(needs, width);
      expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(width, 6);
      expect(Math.min(...widths)).toBeGreaterThan(0);
    }),
  );
});
