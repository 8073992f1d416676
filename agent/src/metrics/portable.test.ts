import { statfsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { hrtime, platform } from 'node:process';
import { expect, test } from 'vitest';
import { openMetrics } from './open-metrics.ts';
import type { Machine, Sample } from './source.ts';

const machine: Machine = {
  roots: { proc: '/proc', sys: '/sys', root: '/' },
  statfs: (path) => statfs(path),
  statfsAtOnce: (path) => statfsSync(path),
  monotonicMs: () => Number(hrtime.bigint() / 1_000_000n),
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** A busy machine takes seconds to start the programs that systeminformation asks. */
const limitMs = 30_000;

/** Something to measure: some seconds of one CPU, of which the start of systeminformation's programs takes no more than a tenth, however busy all are. */
function burnSeconds(): void {
  const untilMs = machine.monotonicMs() + 3000;
  while (machine.monotonicMs() < untilMs);
}

test.runIf(platform === 'linux')('/proc and systeminformation agree about the machine this runs on', async () => {
  const { signal } = new AbortController();
  const ours = openMetrics('linux', machine);
  const theirs = openMetrics('darwin', machine);
  const both = () => Promise.all([ours.sample(limitMs, signal), theirs.sample(limitMs, signal)]);
  await both();
  burnSeconds();
  const [own, other] = await both();
  expect([...own.errors, ...other.errors]).toEqual([]);

  const of = (sample: Sample, name: string, instance = ''): number =>
    sample.readings.find((reading) => reading.name === name && reading.instance === instance)?.value ?? Number.NaN;
  const apart = (name: string, instance?: string): number =>
    Math.abs(of(own, name, instance) - of(other, name, instance));

  for (const name of ['memory.total', 'swap.total']) expect(of(own, name)).toBe(of(other, name));
  // Other tests run meanwhile: they start and end processes and fill memory.
  expect(apart('memory.available')).toBeLessThan(of(own, 'memory.total') * 0.1);
  expect(apart('processes.total')).toBeLessThan(30);
  expect(apart('uptime')).toBeLessThan(5);
  // The kernel renews the load every 5 s, perhaps between the two looks.
  for (const name of ['load.1m', 'load.5m', 'load.15m']) expect(apart(name)).toBeLessThan(1);
  // Both windows hold the burnt seconds; they begin and end up to 0.3 s apart, 10 points each if the CPUs stand still meanwhile.
  for (const name of ['cpu.user', 'cpu.system', 'cpu.steal']) expect(apart(name)).toBeLessThan(20);
  expect(of(own, 'cpu.user')).toBeGreaterThan(0);

  const filesystems = own.readings.filter(({ name }) => name === 'filesystem.total');
  expect(filesystems).not.toEqual([]);
  for (const { instance, value } of filesystems) {
    expect(of(other, 'filesystem.total', instance)).toBe(value);
    expect(apart('filesystem.available', instance)).toBeLessThan(value * 0.05);
  }
  const cards = other.readings.filter(
    ({ name, instance }) => name === 'network.receive' && !/^(lo|veth)/.test(instance),
  );
  for (const { instance } of cards) expect(of(own, 'network.receive', instance)).toBeGreaterThanOrEqual(0);
});

test('what cannot be counted yet is not told at the first look', async () => {
  const { readings, errors } = await openMetrics('win32', machine).sample(limitMs, new AbortController().signal);
  expect(errors).toEqual([]);
  expect(readings.map(({ name }) => name)).toContain('memory.total');
  expect(readings.filter(({ name }) => /^(cpu|network)/.test(name))).toEqual([]);
});
