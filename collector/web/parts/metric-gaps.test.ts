import { expect, test } from 'vitest';
import { withGaps } from './metric-gaps.ts';

const series = [
  { name: 'load.1m', unit: 'load', instance: '', average: [1, 2, 3, 4], min: [0, 1, 2, 3], max: [5, 6, 7, 8] },
];

test('a hole in time gets an empty point, so that the line breaks', () => {
  expect(withGaps({ atMs: [0, 10, 100, 110], stepMs: 10, series })).toEqual({
    atMs: [0, 10, 20, 100, 110],
    series: [{ ...series[0], average: [1, 2, null, 3, 4], min: [0, 1, null, 2, 3], max: [5, 6, null, 7, 8] }],
  });
});

test('a step that is a little late is no hole', () => {
  expect(withGaps({ atMs: [0, 10, 34, 44], stepMs: 10, series })).toEqual({ atMs: [0, 10, 34, 44], series });
});
