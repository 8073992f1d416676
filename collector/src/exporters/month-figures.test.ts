import { expect, onTestFinished, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { lifeBatch } from '../../../test/kit/wire.ts';
import { MonthFigures } from './month-figures.ts';

const fromMs = Date.UTC(2026, 9, 1);
const october = { fromMs, toMs: Date.UTC(2026, 10, 1), month: '2026-10', timeZone: 'UTC' };
const november = { ...october, fromMs: october.toMs, toMs: Date.UTC(2026, 11, 1), month: '2026-11' };
const minuteMs = 60_000;

/** Hosts that were seen for the first minute of October; to derive one takes all the time that an answer may spend. */
async function scene(hostIds: readonly string[]) {
  const store = await storeWithHosts(newStoreFile(), hostIds, fromMs);
  onTestFinished(() => store[Symbol.asyncDispose]());
  const batch = lifeBatch(1, [fromMs, fromMs + minuteMs]);
  await appended(
    store,
    hostIds.map((hostId) => ({ hostId, batch, receivedMs: fromMs + minuteMs, clockOffsetMs: 0 })),
  );
  let nowMs = 0;
  const figures = new MonthFigures({ store, now: () => (nowMs += 100) });
  const hosts = await store.hosts.list();
  return async (asOfMinute: number, { period = october, without = '' } = {}) => {
    const known = hosts.filter(({ hostId }) => hostId !== without);
    const told = await figures.of(known, period, period.fromMs + asOfMinute * minuteMs);
    return Object.fromEntries(
      [...told].map(([hostId, { unknownMs, asOfMs }]) => [
        hostId,
        [(asOfMs - period.fromMs) / minuteMs, unknownMs / minuteMs],
      ]),
    );
  };
}

test('what an answer may spend is spent on those that had no turn, then on the oldest', async () => {
  const at = await scene(['a', 'b', 'c']);
  expect(await at(10)).toEqual({ a: [10, 9] });
  expect(await at(11)).toEqual({ a: [10, 9], b: [11, 10] });
  expect(await at(12)).toEqual({ a: [10, 9], b: [11, 10], c: [12, 11] });
  expect(await at(13)).toEqual({ a: [13, 12], b: [11, 10], c: [12, 11] });
});

test('a new month begins with nothing, and who is gone is forgotten', async () => {
  const at = await scene(['a', 'b']);
  await at(10);
  await at(11);
  expect(await at(12, { without: 'a' })).toEqual({ b: [12, 11] });
  expect(await at(5, { period: november })).toEqual({ a: [5, 5] });
});
