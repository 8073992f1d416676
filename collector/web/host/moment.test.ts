import { expect, test } from 'vitest';
import type { Metrics } from '../../src/api/contract.ts';
import { momentOf, spanAt } from './moment.ts';

const series = (name: string, instance: string, average: (number | null)[]): Metrics['series'][number] => ({
  ...{ name, instance, unit: '', average, min: average, max: average },
});
const metrics = {
  first: '2026-10-14T01:00:00.000Z',
  stepMs: 60_000,
  series: [
    series('cpu.user', '', [10, null, 60]),
    series('cpu.system', '', [5, null, 45]),
    series('memory.total', '', [100, 100, 100]),
    series('memory.available', '', [25, null, 10]),
    series('filesystem.total', '/', [100, 100, 100]),
    series('filesystem.available', '/', [60, 60, 60]),
    series('filesystem.total', '/var', [100, 100, 0]),
    series('filesystem.available', '/var', [30, 30, 0]),
  ],
};
const at = (text: string) => Date.parse(`2026-10-14T${text}Z`);

test('a moment is what was measured in its step', () => {
  expect(momentOf(metrics, at('01:00:59'))).toEqual({
    ...{ cpuPercent: 15, memoryPercent: 75, load: null },
    ...{ diskPercent: 70, diskMount: '/var' },
  });
});

test('what was not measured is no number, and rounding makes no more than all of the CPU', () => {
  expect(momentOf(metrics, at('01:01:00'))).toMatchObject({ cpuPercent: null, memoryPercent: null, diskPercent: 70 });
  expect(momentOf(metrics, at('01:02:00'))).toMatchObject({ cpuPercent: 100, diskPercent: 40, diskMount: '/' });
  const none = { cpuPercent: null, memoryPercent: null, load: null, diskPercent: null, diskMount: null };
  expect([momentOf(metrics, at('00:59:59')), momentOf(metrics, at('01:03:00'))]).toEqual([none, none]);
});

test('a span holds its beginning and not its end', () => {
  const spans = [
    { from: '2026-10-14T01:00:00Z', to: '2026-10-14T02:00:00Z', status: 'up' as const },
    { from: '2026-10-14T02:00:00Z', to: '2026-10-14T03:00:00Z', status: 'down' as const },
  ];
  expect([at('01:00:00'), at('02:00:00'), at('03:00:00')].map((ms) => spanAt(spans, ms)?.status)).toEqual([
    'up',
    'down',
    undefined,
  ]);
});
