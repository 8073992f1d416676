import { type MetricName, metricKinds } from '@kadoban/proto/metrics';
import { expect, test } from 'vitest';
import { type Gauges, gaugesOf, noGauges } from './gauges.ts';

type Values = Partial<Record<MetricName, number>>;

/** A block of two samples; the first says 1 of everything. */
function blockOf(instances: Readonly<Record<string, Values>>) {
  return {
    atMs: [1000, 2000],
    instances: Object.entries(instances).map(([name, values]) => {
      const kinds = metricKinds.filter((kind) => values[kind.name] !== undefined);
      return {
        name,
        metrics: kinds.map((kind) => kind.id),
        values: kinds.map((kind) => [kind.scale, Math.round((values[kind.name] ?? 0) * kind.scale)]),
      };
    }),
  };
}

const cases: [name: string, instances: Readonly<Record<string, Values>>, expected: Partial<Gauges>][] = [
  ['nothing measured is nothing shown', {}, {}],
  [
    'CPU is user, system and steal, not waiting for disks',
    { '': { 'cpu.user': 10.5, 'cpu.system': 5, 'cpu.steal': 1, 'cpu.iowait': 50 } },
    { cpuPercent: 16.5 },
  ],
  ['CPU without steal is measured all the same', { '': { 'cpu.user': 10, 'cpu.system': 5 } }, { cpuPercent: 15 }],
  ['half of the CPU is no number', { '': { 'cpu.user': 10 } }, { cpuPercent: null }],
  [
    'rounding never makes more than all of the CPU',
    { '': { 'cpu.user': 60, 'cpu.system': 40.01 } },
    { cpuPercent: 100 },
  ],
  ['memory is what is not available', { '': { 'memory.total': 1000, 'memory.available': 250 } }, { memoryPercent: 75 }],
  ['memory of size zero has no share', { '': { 'memory.total': 0, 'memory.available': 0 } }, { memoryPercent: null }],
  [
    'the fullest filesystem counts, by its mount point',
    {
      '/': { 'filesystem.total': 100, 'filesystem.available': 60 },
      '/var': { 'filesystem.total': 100, 'filesystem.available': 5 },
      '/empty': { 'filesystem.total': 0, 'filesystem.available': 0 },
    },
    { diskPercent: 95, diskMount: '/var' },
  ],
];

test.each(cases)('%s', (_, instances, expected) => {
  expect(gaugesOf(blockOf(instances))).toEqual({ ...noGauges, ...expected });
});
