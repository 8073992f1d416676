import { expect, test } from 'vitest';
import type { Metrics } from '../../src/api/contract.ts';
import { createTranslate } from '../i18n/translate.ts';
import { type Chart, chartsOf, summaryOf } from './chart-series.ts';

const t = createTranslate('en');

function series(name: string, average: (number | null)[], instance = ''): Metrics['series'][number] {
  return { name, unit: '', instance, average, min: average, max: average };
}

function chart(id: Chart['id'], ...all: Metrics['series']): Chart {
  const found = chartsOf(all, t).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no chart ${id}`);
  return found;
}

test('what was not measured has no series', () => {
  expect(chartsOf([], t).map(({ series: all }) => all)).toEqual([[], [], [], [], [], []]);
});

test('used memory is what is not available; the chart ends at the total', () => {
  const memory = chart('memory', series('memory.total', [null, 100]), series('memory.available', [40, 30]));
  expect(memory.series.map(({ label, average }) => [label, average])).toEqual([['used', [null, 70]]]);
  expect(memory.top).toBe(100);
});

test('use of a file system is per mount point, and an empty one is not full', () => {
  const use = chart(
    'filesystem',
    series('filesystem.total', [200], '/'),
    series('filesystem.available', [50], '/'),
    series('filesystem.total', [0], '/proc/odd'),
    series('filesystem.available', [0], '/proc/odd'),
  );
  expect(use.series.map(({ label, average }) => [label, average])).toEqual([
    ['/', [75]],
    ['/proc/odd', [0]],
  ]);
});

test('the busiest devices come first, both directions together, and the rest is counted', () => {
  const all = ['a', 'b', 'c', 'd'].flatMap((device, index) => [
    series('network.receive', [index], device),
    series('network.transmit', [null], device),
  ]);
  const traffic = chart('network', ...all);
  expect(traffic.series.map(({ label }) => label)).toEqual(['d in', 'd out', 'c in', 'c out', 'b in', 'b out']);
  expect(traffic.hidden).toBe(2);
});

test('the summary is of what was measured only', () => {
  expect(summaryOf({ label: '', average: [null, 1, 3], max: [null, 4, 9] })).toEqual({ average: 2, max: 9 });
  expect(summaryOf({ label: '', average: [null], max: [null] })).toBeNull();
});
