import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { addHost, backends, type TestBackend } from '../../../test/kit/backends.ts';
import { type Measured, metricArrival, noiseHour } from '../../../test/kit/metric-arrivals.ts';
import { toldSteps } from '../../../test/kit/steps.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { dayMs, hourMs, minuteMs, type Tier, tierFor } from '../metrics/tiers.ts';
import { widen } from '../metrics/widen.ts';
import { settleAll } from './settle-all.ts';
import type { Store } from './store.ts';

const baseMs = Date.UTC(2026, 9, 1);
const days = 3;
const window = { fromMs: baseMs, toMs: baseMs + days * dayMs };

async function opened(backend: TestBackend, dir = tempDir()) {
  const store = await backend.open(dir);
  onTestFinished(() => store[Symbol.asyncDispose]());
  if (!(await store.hosts.find('h'))) await addHost(store, { hostId: 'h' });
  return store;
}

/** What the host's metrics are, in steps. */
async function read(store: Store, stepMs: number, { fromMs, toMs } = window) {
  const query = { hostId: 'h', fromMs, toMs, tier: tierFor(stepMs) };
  const { tier, points } = await store.metrics.read(query);
  return { tier, ...toldSteps(widen(points, { fromMs, toMs }, stepMs)) };
}

/** Steps that have values, in words that can be compared. */
async function told(store: Store, stepMs: number, within = window) {
  const { atMs, series } = await read(store, stepMs, within);
  return series.flatMap(({ metric, instance, average, min, max }) =>
    atMs.flatMap((at, index) => {
      if (average[index] === null) return [];
      const [low, high] = [min[index], max[index]];
      return [{ metric, instance, at, average: average[index], min: low, max: high }];
    }),
  );
}

/** The same from the measured values, one by one. */
function slowly(measured: readonly Measured[], stepMs: number, { fromMs, toMs } = window) {
  const within = measured.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  const bySeries = Map.groupBy(within, ({ metric, instance }) => `${instance} ${metric}`);
  return [...bySeries.keys()].toSorted().flatMap((key) => {
    const steps = Map.groupBy(bySeries.get(key) ?? [], ({ atMs }) => Math.floor(atMs / stepMs) * stepMs);
    return [...steps]
      .toSorted(([a], [b]) => a - b)
      .map(([at, all]) => {
        const values = all.map(({ value }) => value);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const { metric = 0, instance = '' } = all[0] ?? {};
        const average = Math.round(mean * 100) / 100;
        return { metric, instance, at, average, min: Math.min(...values), max: Math.max(...values) };
      });
  });
}

async function closeAll(store: Store, nowMs: number): Promise<void> {
  while (await store.metrics.closeHour('h', nowMs));
  while (await store.metrics.closeDay('h', nowMs));
}

/** A value each minute of some hours, seven metrics wide. */
function busy(fromMs: number, minutes: number): Measured[] {
  return Array.from({ length: minutes }, (_, index) => index).flatMap((index) =>
    [1, 2, 3, 4, 5, 6, 7].map((metric) => ({
      atMs: fromMs + index * minuteMs,
      metric,
      instance: '',
      value: ((index * metric * 7919) % 10_007) * 1000,
    })),
  );
}

function bytesIn(dir: string): number {
  return readdirSync(dir).reduce((bytes, name) => bytes + statSync(join(dir, name)).size, 0);
}

/** Batches whose samples may lie hours apart; instants are of one batch alone. */
const batches: fc.Arbitrary<Measured[][]> = fc
  .uniqueArray(fc.integer({ min: 0, max: days * dayMs - 1 }), { minLength: 1, maxLength: 30 })
  .chain((offsets) => {
    const values = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 60, maxLength: 60 });
    return fc.tuple(
      fc.constant(offsets),
      values,
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 30, maxLength: 30 }),
    );
  })
  .map(([offsets, values, sizes]) => {
    const ends = sizes.map((_, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0));
    return ends
      .map((end, index) => offsets.slice(end - (sizes[index] ?? 0), end))
      .filter((batch) => batch.length > 0)
      .map((batch, index) =>
        batch.flatMap((offset) => {
          const [atMs, value] = [baseMs + offset, values[offset % 60] ?? 0];
          const one = { atMs, metric: 1, instance: '', value };
          return index % 2 === 0 ? [one, { atMs, metric: 20, instance: '/', value: 7 - value }] : [one];
        }),
      );
  });

const steps = [7000, minuteMs, 5 * minuteMs, hourMs, dayMs];

describe.each(backends)('metrics on $name', (backend) => {
  test('late or in time, before and after hours and days were closed, in every tier: the answer is that of the values', async () => {
    const closings = fc.array(fc.integer({ min: -1, max: days * 24 + 24 }), { minLength: 30, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(batches, closings, async (all, closings) => {
        await using store = await backend.open(tempDir());
        await addHost(store, { hostId: 'h' });
        for (const [index, batch] of all.entries()) {
          await appended(store, [metricArrival(1, batch, index + 1)]);
          const hours = closings[index] ?? -1;
          if (hours >= 0) await closeAll(store, baseMs + hours * hourMs);
          const stepMs = steps[index % steps.length] ?? hourMs;
          expect(await told(store, stepMs)).toEqual(slowly(all.slice(0, index + 1).flat(), stepMs));
        }
        await closeAll(store, window.toMs + dayMs);
        for (const stepMs of steps) expect(await told(store, stepMs)).toEqual(slowly(all.flat(), stepMs));
      }),
      { numRuns: 25 },
    );
  });

  test('the tier is the coarsest of which the steps are made, whatever it had to be read from', async () => {
    const store = await opened(backend);
    const measured = busy(baseMs, 100);
    await appended(store, [metricArrival(1, measured)]);
    const tiersOf = async () => Promise.all(steps.map(async (stepMs) => (await read(store, stepMs)).tier));
    const expected: Tier[] = ['raw', 'minute', 'minute', 'hour', 'hour'];
    expect(await tiersOf()).toEqual(expected);
    await closeAll(store, window.toMs);
    expect(await tiersOf()).toEqual(expected);
  });

  test('an hour is closed once it has ended, and a day', async () => {
    const store = await opened(backend);
    await appended(store, [metricArrival(1, busy(baseMs + 23 * hourMs, 90))]);
    expect(await store.metrics.closeHour('h', baseMs + dayMs - 1)).toBe(false);
    expect(await store.metrics.closeHour('h', baseMs + dayMs)).toBe(true);
    expect(await store.metrics.closeHour('h', baseMs + dayMs)).toBe(false);
    expect(await store.metrics.closeDay('h', baseMs + dayMs - 1)).toBe(false);
    expect(await store.metrics.closeDay('h', baseMs + dayMs)).toBe(true);
    expect(await store.metrics.closeDay('h', baseMs + dayMs)).toBe(false);
    expect(await store.evidence.latestBlock('h')).toMatchObject({ atMs: expect.arrayContaining([baseMs + dayMs]) });
  });

  test('where samples were removed minutes answer, and hours where those were; what comes late is added to them', async () => {
    const store = await opened(backend);
    const measured = Array.from({ length: days }, (_, day) => busy(baseMs + day * dayMs, 90)).flat();
    for (let day = 0; day < days; day++) {
      const ofDay = measured.slice((measured.length / days) * day, (measured.length / days) * (day + 1));
      await appended(store, [metricArrival(1, ofDay, day + 1)]);
    }
    await closeAll(store, window.toMs);
    const evidence = await store.evidence.host('h', window.toMs);
    expect(await store.metrics.removeDay('h', 'raw', baseMs + 3 * dayMs - 1)).toBe(true);
    expect(await store.metrics.removeDay('h', 'raw', baseMs + 3 * dayMs - 1)).toBe(true);
    expect(await store.metrics.removeDay('h', 'raw', baseMs + 3 * dayMs - 1)).toBe(false);
    expect((await read(store, 7000)).tier).toBe('minute');
    expect(await told(store, minuteMs)).toEqual(slowly(measured, minuteMs));
    expect(await store.metrics.removeDay('h', 'minute', baseMs + dayMs)).toBe(true);
    expect(await store.metrics.removeDay('h', 'minute', baseMs + dayMs)).toBe(false);
    expect((await read(store, minuteMs)).tier).toBe('hour');

    const late = [0, 1, 2].map((day) => ({ atMs: baseMs + day * dayMs + 5, metric: 1, instance: '', value: -5e6 }));
    await appended(
      store,
      late.map((one, day) => metricArrival(1, [one], 10 + day)),
    );
    await closeAll(store, window.toMs);
    expect(await told(store, hourMs)).toEqual(slowly([...measured, ...late], hourMs));
    const kept = { fromMs: baseMs + dayMs, toMs: window.toMs };
    expect(await told(store, minuteMs, kept)).toEqual(slowly([...measured, ...late], minuteMs, kept));
    expect((await read(store, 7000, { fromMs: baseMs + 2 * dayMs, toMs: window.toMs })).tier).toBe('raw');

    expect(await store.metrics.removeDay('h', 'hour', window.toMs)).toBe(true);
    expect(await store.evidence.host('h', window.toMs)).toMatchObject({ boots: evidence.boots });
    expect((await store.evidence.host('h', window.toMs)).samples).toEqual(
      expect.arrayContaining([...evidence.samples]),
    );
  });

  test('an hour of instances that are never the same twice does not fill the memory; what was too much is told', async () => {
    const store = await opened(backend);
    const arrivals = Array.from({ length: 1100 }, (_, index) =>
      metricArrival(index + 1, [{ atMs: baseMs + index, metric: 20, instance: `/${index}`, value: index }]),
    );
    await appended(store, arrivals);
    await closeAll(store, window.toMs);
    // 1,000 series at 1,000 instants are all that is put together.
    const { series } = await read(store, hourMs);
    expect(series.map(({ max }) => max[0] ?? null).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      Array.from({ length: 1000 }, (_, index) => index),
    );
    const events = await store.evidence.events('h', 10);
    expect(events.filter(({ event }) => event === 'metrics-dropped')).toEqual([
      { atMs: baseMs, event: 'metrics-dropped', detail: 'series' },
    ]);
    expect((await store.evidence.host('h', window.toMs)).samples).toMatchObject([
      { atMs: baseMs },
      { atMs: baseMs + 1099 },
    ]);
  });

  test('an hour of more blocks than are merged at once is closed in turns, and nothing is missing', async () => {
    const store = await opened(backend);
    // Neighbours are of other series, so that they do not become one block when they are applied.
    const measured = Array.from({ length: 4000 }, (_, index) => {
      return { atMs: baseMs + index * 900, metric: 20, instance: `/${index % 2}`, value: index };
    });
    await appended(
      store,
      measured.map((one, index) => metricArrival(index + 1, [one])),
    );
    expect(await store.metrics.closeHour('h', window.toMs)).toBe(true);
    expect(await told(store, minuteMs)).toEqual(slowly(measured, minuteMs));
    expect(await store.metrics.closeHour('h', window.toMs)).toBe(true);
    expect(await store.metrics.closeHour('h', window.toMs)).toBe(false);
    expect(await told(store, minuteMs)).toEqual(slowly(measured, minuteMs));
  });

  test('samples are not removed before there are hours of them', async () => {
    const store = await opened(backend);
    await appended(store, [metricArrival(1, busy(baseMs, 90))]);
    while (await store.metrics.closeHour('h', window.toMs));
    expect(await store.metrics.removeDay('h', 'raw', window.toMs)).toBe(false);
    await closeAll(store, window.toMs);
    expect(await store.metrics.removeDay('h', 'raw', window.toMs)).toBe(true);
  });

  test('the space of what was removed is given back to the disk', async () => {
    const dir = tempDir();
    const endMs = baseMs + 4 * dayMs;
    const withStore = async (work: (store: Store) => Promise<void>) => {
      await using store = await backend.open(dir);
      await work(store);
    };
    await withStore(async (store) => {
      await addHost(store, { hostId: 'h' });
      for (let hour = 0; hour < 96; hour++) {
        await appended(store, [metricArrival(1, noiseHour(baseMs + hour * hourMs), hour + 1)]);
        await store.metrics.closeHour('h', endMs);
      }
      await closeAll(store, endMs);
    });
    const bytesBefore = bytesIn(dir);
    await withStore(async (store) => {
      for (const tier of ['raw', 'minute', 'hour'] as const) {
        while (await store.metrics.removeDay('h', tier, endMs));
      }
      while (await store.metrics.giveBackSpace());
    });
    expect(bytesBefore).toBeGreaterThan(6e6);
    expect(bytesIn(dir)).toBeLessThan(bytesBefore / 2);
  });

  test('killed again and again at any instruction, nothing acknowledged is lost and nothing doubled', async () => {
    const dir = tempDir();
    const keeper = join(import.meta.dirname, '../../../test/kit/metric-keeper.ts');
    let lastSeq = 0;
    for (const count of [170, 61, 97, 40]) {
      const child = spawn(process.execPath, [keeper, backend.name, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
      onTestFinished(() => void child.kill('SIGKILL'));
      const gone = once(child, 'exit');
      const until = lastSeq + count;
      for await (const line of createInterface({ input: child.stdout })) {
        lastSeq = Number(line);
        if (lastSeq >= until) child.kill('SIGKILL');
      }
      expect(await gone).toEqual([null, 'SIGKILL']);
    }
    const store = await opened(backend, dir);
    // What was logged and not applied when it was killed is numbered, too.
    await settleAll(store.evidence);
    const [epoch] = await store.evidence.epochs('h', 1);
    const seq = epoch?.seq ?? 0;
    expect(seq).toBeGreaterThanOrEqual(lastSeq);
    for (const tier of ['raw', 'minute', 'hour'] as const) {
      const query = { hostId: 'h', fromMs: 0, toMs: 1000 * dayMs, tier };
      const { points } = await store.metrics.read(query);
      const sum = (all: ArrayLike<number>) => Array.from(all).reduce((sum, one) => sum + one, 0);
      const series = points.flatMap((one) => one.series);
      expect(series.reduce((samples, { count }) => samples + sum(count), 0)).toBe(seq);
      expect(series.reduce((total, one) => total + sum(one.sum), 0)).toBe((seq * (seq + 1)) / 2);
    }
  });
});
