import { expect, onTestFinished, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { clockBehindOf } from '../../../test/kit/clock-behind-of.ts';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { lifeBatch } from '../../../test/kit/wire.ts';
import { clockProvenAfterMs } from '../own-clock.ts';
import { readHost } from '../store/readings.ts';
import type { Host, Store } from '../store/store.ts';
import type { UpTimeStore } from '../store/up-time-store.ts';
import { startUpTime } from './up-time.ts';

const baseMs = 1_790_000_000_000;
const second = 1000;

async function scene() {
  const hand = new HandClock(baseMs);
  const store = await storeWithHosts(newStoreFile(), ['h'], baseMs);
  onTestFinished(() => store[Symbol.asyncDispose]());
  const clock = { now: () => hand.wallMs(), after: (ms: number, run: () => void) => hand.after(ms, run) };
  const clockBehindMs = clockBehindOf(hand);
  const errors: unknown[] = [];
  return {
    hand,
    store,
    errors,
    start: (upTimes: UpTimeStore = store.upTimes) =>
      startUpTime(upTimes, clock, clockBehindMs, (error) => errors.push(error)),
  };
}

/** The stored runs in seconds after the base. */
async function runs(store: Store): Promise<[from: number, to: number][]> {
  return (await store.upTimes.list()).map(({ fromMs, toMs }) => [(fromMs - baseMs) / second, (toMs - baseMs) / second]);
}

/** What is read now of a host whose last sample is from the second `lastAt`. */
async function reading({ hand, store }: Awaited<ReturnType<typeof scene>>, lastAt: number): Promise<string[]> {
  const batch = lifeBatch(1, [baseMs, baseMs + lastAt * second]);
  await appended(store, [{ hostId: 'h', batch, receivedMs: hand.wallMs(), clockOffsetMs: 0 }]);
  const { changes } = await readHost(store, (await store.hosts.find('h')) as Host, hand.wallMs());
  return changes.map(
    ({ atMs, status, reason }) => `${(atMs - baseMs) / second} ${status}${reason ? ` ${reason}` : ''}`,
  );
}

test('a run goes from the start to the end, to the millisecond', async () => {
  const { hand, store, start } = await scene();
  const upTime = await start();
  expect(await runs(store)).toEqual([[0, 0]]);
  await hand.advance(62_300);
  await upTime[Symbol.asyncDispose]();
  expect(await runs(store)).toEqual([[0, 62.3]]);
  expect(hand.pending).toBe(0);
});

test('what a killed collector stamped last stands, and its absence is nobody’s silence', async () => {
  const at = await scene();
  await at.start();
  await at.hand.advance(12_000);
  // Killed: nothing of it runs on.
  const killed = new HandClock(at.hand.wallMs() + 100 * second);
  const clock = { now: () => killed.wallMs(), after: (ms: number, run: () => void) => killed.after(ms, run) };
  await startUpTime(at.store.upTimes, clock, clockBehindOf(killed), () => undefined);
  expect(await runs(at.store)).toEqual([
    [0, 10],
    [112, 112],
  ]);
  await killed.advance(29_000);
  expect(await reading({ ...at, hand: killed }, 8)).toEqual(['0 up', '8 unknown collector']);
  await killed.advance(2 * second);
  expect(await reading({ ...at, hand: killed }, 8)).toEqual(['0 up', '8 unknown collector', '142 unknown silent']);
});

test('a restart within the hold makes nobody silent, and gives agents a new hold to come back', async () => {
  const at = await scene();
  const first = await at.start();
  await at.hand.advance(12_000);
  await first[Symbol.asyncDispose]();
  await at.hand.advance(8000);
  await at.start();
  await at.hand.advance(25_000);
  expect(await runs(at.store)).toEqual([
    [0, 12],
    [20, 45],
  ]);
  expect(await reading(at, 10)).toEqual(['0 up', '10 unknown collector']);
});

test('a machine that slept was not watching', async () => {
  const at = await scene();
  await at.start();
  await at.hand.advance(10_000);
  at.hand.stall(3600 * second);
  await at.hand.advance(10_000);
  expect(await runs(at.store)).toEqual([
    [0, 10],
    [3610, 3620],
  ]);
  expect(await reading(at, 5)).toEqual(['0 up', '5 unknown collector']);
});

test('time that a clock jumped over was not watched', async () => {
  const at = await scene();
  await at.start();
  await at.hand.advance(10_000);
  at.hand.setWall(baseMs + 7200 * second);
  await at.hand.advance(10_000);
  expect(await runs(at.store)).toEqual([
    [0, 10],
    [7205, 7210],
  ]);
});

test('a clock that is set back takes nothing back, and begins anew', async () => {
  const at = await scene();
  await at.start();
  await at.hand.advance(60_000);
  at.hand.setWall(baseMs - 3600 * second);
  await at.hand.advance(20_000);
  expect(await runs(at.store)).toEqual([
    [-3595, -3580],
    [0, 60],
  ]);
});

test('runs that overlap are one time of watching', async () => {
  const at = await scene();
  await at.start();
  await at.hand.advance(60_000);
  at.hand.setWall(baseMs + 30 * second);
  await at.hand.advance(60_000);
  expect(await runs(at.store)).toEqual([
    [0, 60],
    [35, 90],
  ]);
  expect(await reading(at, 10)).toEqual(['0 up', '10 unknown silent']);
});

test('a clock that is behind what was recorded by it stamps nothing until it has passed that', async () => {
  const at = await scene();
  await at.start();
  await at.hand.advance(clockProvenAfterMs + 5 * second);
  at.hand.setWall(at.hand.wallMs() - 60 * second);
  await at.hand.advance(50 * second);
  const recorded = clockProvenAfterMs / second + 5;
  expect(await runs(at.store)).toEqual([[0, recorded]]);
  await at.hand.advance(20 * second);
  expect(await runs(at.store)).toEqual([[0, recorded + 10]]);
});

test('a small correction of the clock is none of this', async () => {
  const at = await scene();
  await at.start();
  await at.hand.advance(10_000);
  at.hand.setWall(at.hand.wallMs() - 8000);
  await at.hand.advance(5000);
  expect(await runs(at.store)).toEqual([[0, 10]]);
  await at.hand.advance(10_000);
  expect(await runs(at.store)).toEqual([[0, 17]]);
});

test('time in which nothing could be stamped was not watched, and the next stamp goes on', async () => {
  const at = await scene();
  let isFull = false;
  await at.start({
    list: at.store.upTimes.list,
    stamp: (...run) => (isFull ? Promise.reject(new Error('disk full')) : at.store.upTimes.stamp(...run)),
  });
  await at.hand.advance(10_000);
  isFull = true;
  await at.hand.advance(30_000);
  isFull = false;
  await at.hand.advance(10_000);
  expect(await runs(at.store)).toEqual([
    [0, 10],
    [45, 50],
  ]);
  expect(at.errors).toHaveLength(6);
});
