import { expect, test } from 'vitest';
import { stepTimes } from './step-times.ts';

const series = {
  name: 'load.1m',
  unit: 'load',
  instance: '',
  average: [1, null, 3],
  min: [1, null, 3],
  max: [1, null, 3],
};

test('steps follow each other from the first one on, also where nothing was measured', () => {
  expect(stepTimes({ first: '1970-01-01T00:00:01.000Z', stepMs: 500, series: [series] })).toEqual([1000, 1500, 2000]);
});

test('an answer without series has no steps to draw', () => {
  expect(stepTimes({ first: '1970-01-01T00:00:01.000Z', stepMs: 500, series: [] })).toEqual([]);
});
