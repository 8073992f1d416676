import { expect, test } from 'vitest';
import type { Chart } from './chart-series.ts';
import { plotData } from './plot-data.ts';

const chart = (stacked: boolean): Chart => ({
  id: 'cpu',
  unit: 'percent',
  stacked,
  top: null,
  hidden: 0,
  series: [
    { label: 'user', average: [1, null, 3], max: [] },
    { label: 'system', average: [10, 20, 30], max: [] },
  ],
});

test('a stack adds up, and has a hole where any part of it was not measured', () => {
  expect(plotData(chart(true), [0, 1, 2])).toEqual([
    [0, 1, 2],
    [1, null, 3],
    [11, null, 33],
  ]);
});

test('lines are as measured', () => {
  expect(plotData(chart(false), [0, 1, 2])).toEqual([
    [0, 1, 2],
    [1, null, 3],
    [10, 20, 30],
  ]);
});
