import type { AlignedData } from 'uplot';
import type { Chart } from './chart-series.ts';

/** The columns to draw: as measured, or in a stack each on top of the ones before it. */
export function plotData({ series, stacked }: Chart, atMs: readonly number[]): AlignedData {
  const drawn = series.map(({ average }) => [...average]);
  if (stacked) {
    for (const [index, column] of drawn.entries()) {
      const below = drawn[index - 1];
      if (below === undefined) continue;
      for (const [row, value] of column.entries()) {
        const base = below[row] ?? null;
        column[row] = value === null || base === null ? null : value + base;
      }
    }
  }
  return [[...atMs], ...drawn];
}
