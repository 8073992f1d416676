import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toldSteps } from '../../../test/kit/steps.ts';
import type { Interval } from '../ledger/change.ts';
import { type Points, pointsOfBlock } from './points.ts';
import { widen } from './widen.ts';

function block(atMs: readonly number[], values: readonly number[], metric = 1, name = ''): Points {
  return pointsOfBlock({ atMs, instances: [{ name, metrics: [metric], values: [values] }] });
}

function stepsOf(points: readonly Points[], window: Interval, stepMs: number, scale = 1) {
  return toldSteps(widen(points, window, stepMs), scale);
}

test('steps are aligned to the epoch; averages, minima and maxima are of the samples within', () => {
  const steps = stepsOf([block([100, 150, 200], [10, 20, 70])], { fromMs: 100, toMs: 300 }, 100);
  expect(steps).toEqual({
    atMs: [100, 200],
    series: [{ metric: 1, instance: '', average: [15, 70], min: [10, 70], max: [20, 70] }],
  });
});

test('a window that begins within a step leaves out what was before it', () => {
  const steps = stepsOf([block([100, 150], [10, 20])], { fromMs: 120, toMs: 200 }, 100);
  expect(steps).toEqual({ atMs: [100], series: [{ metric: 1, instance: '', average: [20], min: [20], max: [20] }] });
});

test('values are divided by the scale of their metric, averages a hundredth finer', () => {
  const { series } = stepsOf([block([0, 1, 2], [10, 20, 20])], { fromMs: 0, toMs: 100 }, 100, 10);
  expect(series).toEqual([{ metric: 1, instance: '', average: [1.667], min: [1], max: [2] }]);
});

test('the window ends before its last instant', () => {
  expect(stepsOf([block([200], [10])], { fromMs: 100, toMs: 200 }, 100).series[0]?.average).toEqual([null]);
});

test('a gap stays a gap, also for a metric that is negative', () => {
  const steps = stepsOf([block([0, 250], [-5, -7])], { fromMs: 0, toMs: 300 }, 100);
  expect(steps.series[0]).toEqual({
    metric: 1,
    instance: '',
    average: [-5, null, -7],
    min: [-5, null, -7],
    max: [-5, null, -7],
  });
});

test('metrics and instances are kept apart, and blocks of one series are put together', () => {
  const steps = stepsOf(
    [block([0], [1], 20, '/'), block([10], [3], 20, '/'), block([0], [5], 21, '/'), block([0], [7], 20, '/var')],
    { fromMs: 0, toMs: 100 },
    100,
  );
  expect(steps.series.map(({ metric, instance, average }) => [metric, instance, average])).toEqual([
    [20, '/', [2]],
    [21, '/', [5]],
    [20, '/var', [7]],
  ]);
});

test('every sample of the window lies in the step that begins at or before it, and in no other', () => {
  const times = fc.uniqueArray(fc.nat(1000), { maxLength: 50 });
  fc.assert(
    fc.property(times, fc.nat(900), fc.integer({ min: 1, max: 300 }), (atMs, fromMs, stepMs) => {
      const window = { fromMs, toMs: fromMs + 100 };
      const { atMs: begins, series } = stepsOf([block(atMs, atMs)], window, stepMs);
      const inside = atMs.filter((at) => at >= window.fromMs && at < window.toMs);
      const expected = begins.map((begin) => inside.filter((at) => at >= begin && at < begin + stepMs));
      expect(series[0]?.max).toEqual(expected.map((of) => (of.length === 0 ? null : Math.max(...of))));
      expect(expected.flat()).toHaveLength(inside.length);
    }),
  );
});
