import { metricKinds } from '@kadoban/proto/metrics';
import { expect, test } from 'vitest';
import { courseOf, gaugeMetrics } from './course.ts';
import type { PointSeries } from './points.ts';

const idOf = (name: string) => metricKinds.find((kind) => kind.name === name)?.id ?? 0;
const scaleOf = (name: string) => metricKinds.find((kind) => kind.name === name)?.scale ?? 1;

/** Sums of points that hold so many samples each. */
function series(name: string, instance: string, count: number[], sum: number[]): PointSeries {
  const scaled = Float64Array.from(sum, (value) => value * scaleOf(name));
  return { metric: idOf(name), instance, count: Float64Array.from(count), min: scaled, max: scaled, sum: scaled };
}

test('each point has the gauges of its averages, and none where nothing was measured', () => {
  const course = courseOf({
    widthMs: 60_000,
    atMs: Float64Array.of(0, 60_000, 120_000),
    series: [
      series('cpu.user', '', [2, 0, 1], [30, 0, 50]),
      series('cpu.system', '', [2, 0, 1], [10, 0, 5]),
      series('memory.total', '', [1, 0, 1], [100, 0, 100]),
      series('memory.available', '', [1, 0, 0], [25, 0, 0]),
      series('filesystem.total', '/', [1, 0, 1], [100, 0, 100]),
      series('filesystem.available', '/', [1, 0, 1], [60, 0, 60]),
      series('filesystem.total', '/var', [1, 0, 1], [100, 0, 100]),
      series('filesystem.available', '/var', [1, 0, 1], [70, 0, 10]),
    ],
  });
  expect(course).toEqual([
    { cpuPercent: 20, memoryPercent: 75, diskPercent: 40, diskMount: '/' },
    { cpuPercent: null, memoryPercent: null, diskPercent: null, diskMount: null },
    { cpuPercent: 55, memoryPercent: null, diskPercent: 90, diskMount: '/var' },
  ]);
});

test('only what gauges are made of is read', () => {
  expect(['cpu.user', 'filesystem.available'].map((name) => gaugeMetrics.has(idOf(name)))).toEqual([true, true]);
  expect(['cpu.iowait', 'network.receive'].map((name) => gaugeMetrics.has(idOf(name)))).toEqual([false, false]);
});
