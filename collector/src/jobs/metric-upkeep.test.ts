import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { metricArrival } from '../../../test/kit/metric-arrivals.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { startMetricUpkeep } from './metric-upkeep.ts';
import { momentOf } from './moment.ts';

const startMs = Date.UTC(2026, 9, 1);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const retention = { rawDays: 1, minuteDays: 3, hourDays: 5 };

function parts() {
  const clock = new HandClock(startMs);
  const errors: unknown[] = [];
  return {
    clock,
    errors,
    now: { now: () => clock.wallMs(), after: clock.after.bind(clock) },
    onError: (error: unknown) => void errors.push(error),
  };
}

test('what comes in becomes hours and days, and goes when it is too old', async () => {
  const { clock, errors, now, onError } = parts();
  await using store = await storeWithHosts(newStoreFile(), ['g', 'h'], startMs);
  await using _upkeep = startMetricUpkeep(store.metrics, retention, now, onError);
  const measured = Array.from({ length: 90 }, (_, minute) => ({
    atMs: startMs + minute * 60_000,
    metric: 1,
    instance: '',
    value: minute,
  }));
  await appended(store, [metricArrival(1, measured)]);
  const tierAfter = async (ms: number) => {
    await clock.advance(startMs + ms - clock.wallMs());
    const { tier, points } = await store.metrics.read({
      hostId: 'h',
      fromMs: startMs,
      toMs: startMs + dayMs,
      tier: 'raw',
    });
    return points.length === 0 ? 'gone' : tier;
  };
  expect(await store.evidence.latestBlock('h')).toBeDefined();
  expect(await tierAfter(3 * hourMs + 60_000)).toBe('raw');
  expect(await store.evidence.latestBlock('h')).toBeUndefined();
  // A day is closed within the next, and removed within an hour of its time.
  expect(await tierAfter(2 * dayMs - hourMs)).toBe('raw');
  expect(await tierAfter(2 * dayMs + 2 * hourMs)).toBe('minute');
  expect(await tierAfter(4 * dayMs + 2 * hourMs)).toBe('hour');
  expect(await tierAfter(6 * dayMs + 2 * hourMs)).toBe('gone');
  expect(errors).toEqual([]);
});

test('each host has its own moment of the hour, and one whose metrics are damaged holds up no other', async () => {
  const { clock, errors, now, onError } = parts();
  const hostIds = Array.from({ length: 30 }, (_, index) => `host-${index}`);
  const file = newStoreFile();
  await using store = await storeWithHosts(file, hostIds, startMs);
  const arrival = metricArrival(1, [{ atMs: startMs - hourMs, metric: 1, instance: '', value: 1 }]);
  await appended(
    store,
    hostIds.map((hostId) => ({ ...arrival, hostId })),
  );
  using database = new DatabaseSync(file);
  database.exec("update metric_blocks set block = x'ff' where host_id = 'host-7'");
  await using _upkeep = startMetricUpkeep(store.metrics, retention, now, onError);
  const left = () => database.prepare('select host_id from metric_blocks').all();
  const tenths: number[] = [];
  for (let tenth = 0; tenth < 10; tenth++) {
    const before = left().length;
    await clock.advance(hourMs / 10);
    tenths.push(before - left().length);
  }
  await clock.advance(60_000);
  expect(left()).toEqual([{ host_id: 'host-7' }]);
  expect(errors).toEqual([expect.any(RangeError)]);
  expect(Math.max(...tenths)).toBeLessThan(10);
});

test('to stop does not wait for the rest of the work', async () => {
  const { clock, errors, now, onError } = parts();
  await using store = await storeWithHosts(newStoreFile(), ['h'], startMs);
  for (let hour = 1; hour <= 20; hour++) {
    await appended(store, [
      metricArrival(1, [{ atMs: startMs - hour * hourMs, metric: 1, instance: '', value: 1 }], hour),
    ]);
  }
  {
    await using _upkeep = startMetricUpkeep(store.metrics, retention, now, onError);
    // To the tick at which it is due, and no further: every pause between two hours is still to come.
    await clock.advance(Math.ceil(momentOf('h', hourMs) / 60_000) * 60_000);
  }
  expect(await store.evidence.latestBlock('h')).toBeDefined();
  expect(errors).toEqual([]);
});
