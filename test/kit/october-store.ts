import { onTestFinished } from 'vitest';
import type { Store } from '../../collector/src/store/store.ts';
import { apiOf } from './api-of.ts';
import { appended } from './appended.ts';
import { newStoreFile, storeWithHosts } from './store-with-hosts.ts';

const ms = (time: string) => Temporal.Instant.from(time).epochMilliseconds;
const beginMs = ms('2026-10-01T00:00:00+09:00');
/** From when the monotonic clocks of all machines count. */
const originMs = ms('2026-01-01T00:00:00Z');

/** When the store is looked at, unless somebody lets time pass. */
export const october20Ms = ms('2026-10-20T09:00:00+09:00');

/** Samples of one boot that arrive at `receivedMs`, whenever they were taken. */
export async function seen(store: Store, hostId: string, boot: string, times: readonly string[], receivedMs: number) {
  const atMs = times.map(ms);
  const samples = [{ boot, atMs, monoMs: atMs.map((one) => one - originMs), instances: [] }];
  // Each arrival is of an agent that was started anew: numbers never collide.
  const epoch = Number(`${hostId.charCodeAt(0)}${atMs[0]}`) % Number.MAX_SAFE_INTEGER;
  await appended(store, [
    { hostId, batch: { epoch, firstSeq: 1, samples, results: [], lifecycle: [] }, receivedMs, clockOffsetMs: 0 },
  ]);
}

const kanri = { effectiveFromMs: null, atMs: beginMs, author: 'kanri', reason: '', expectedVersion: null };

/**
 * October 2026 in Tokyo: hosts `a` and `b`; `a` was down on the 14th from 10:02:10 to 11:02:10, and the service `shop` that needs it. `b` was down for a
 * minute on the 15th, which nobody was promised anything about.
 */
export async function octoberStore(file = newStoreFile()): Promise<Store> {
  const store = await storeWithHosts(file, ['a', 'b'], beginMs);
  await seen(store, 'a', 'a1', ['2026-10-01T00:00:00+09:00', '2026-10-14T10:02:10+09:00'], october20Ms);
  await seen(store, 'a', 'a2', ['2026-10-14T11:02:10+09:00', '2026-10-20T09:00:00+09:00'], october20Ms);
  await seen(store, 'b', 'b1', ['2026-10-01T00:00:00+09:00', '2026-10-15T10:00:00+09:00'], october20Ms);
  await seen(store, 'b', 'b2', ['2026-10-15T10:01:00+09:00', '2026-10-20T09:00:00+09:00'], october20Ms);
  await store.upTimes.stamp('run', beginMs, october20Ms);
  const window = { calendar: 'month', timeZone: 'Asia/Tokyo' };
  const rto = { urgent: { respond: '10m', resolve: '4h' } };
  const customer = { name: '株式会社○○' };
  await store.definitions.append([
    { ...kanri, kind: 'service', id: 'shop', body: { all: ['host:a'], title: '会計A' } },
    { ...kanri, kind: 'slo', id: 'shop', body: { target: 'shop', objective: '99.9', window } },
    {
      ...kanri,
      kind: 'sla',
      id: 'kaikei',
      body: { customer, timeZone: 'Asia/Tokyo', slos: [{ slo: 'shop' }], incidents: { targets: rto } },
    },
  ]);
  return store;
}

/** The API over that store, and a clock to move. */
export async function octoberApi() {
  const clock = { nowMs: october20Ms };
  const store = await octoberStore();
  const api = await apiOf(store, () => clock.nowMs);
  onTestFinished(async () => {
    await api[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });
  return { ...api, store, clock };
}
