import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnWidths } from './column-widths.ts';

const need = (minimal: number, natural: number, roomy = natural) => ({ minimal, natural, roomy });

const cases: [name: string, needs: ReturnType<typeof need>[], width: number, widths: number[]][] = [
  ['what is over is shared', [need(5, 10), need(5, 30)], 80, [30, 50]],
  ['heads are wrapped before what stands below them', [need(20, 60, 60), need(40, 40, 80)], 120, [60, 60]],
  ['then those that can give up do', [need(20, 100), need(40, 40, 80)], 100, [60, 40]],
  ['without room all shrink alike', [need(40, 100), need(40, 50)], 40, [20, 20]],
];

test.each(cases)('%s', (_, needs, width, widths) => {
  expect(columnWidths(needs, width)).toEqual(widths);
});

test('columns are exactly as wide as the table, and none is nothing', () => {
  const size = fc.integer({ min: 1, max: 500 });
  const anyNeed = fc.tuple(size, size, size).map((sizes) => {
    const [minimal = 1, natural = 1, roomy = 1] = sizes.toSorted((a, b) => a - b);
    return need(minimal, natural, roomy);
  });
  fc.assert(
    fc.property(
      fc.array(anyNeed, { minLength: 1, maxLength: 16 }),
      fc.integer({ min: 50, max: 800 }),
      (needs, width) => {
        const widths = columnWidths(needs, width);
        expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(width, 6);
        expect(Math.min(...widths)).toBeGreaterThan(0);
      },
    ),
  );
});
