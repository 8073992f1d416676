import { onTestFinished } from 'vitest';
import { apiOf } from './api-of.ts';
import { newStoreFile, storeWithHosts } from './store-with-hosts.ts';

/** Says that there was none before. */
export const fresh = { 'if-none-match': '*' };

/** A promise about the host that `definitionsApi` has. */
export const slo = { target: 'host:a', objective: '99.9', window: { calendar: 'month', timeZone: 'Asia/Tokyo' } };

/** Maintenance that is planned and waits for its approval. */
export const patch = {
  targets: ['host:a'],
  from: '2026-10-20T02:00:00+09:00',
  to: '2026-10-20T04:00:00+09:00',
  announcedAt: '2026-10-01T00:00:00Z',
  approvedBy: null,
};

/** An hour of the past that somebody says was up. */
export const adjustment = { target: 'host:a', from: '2026-10-01T00:00:00Z', to: '2026-10-01T01:00:00Z', status: 'up' };

/** The API over a store with hosts `a` and `b` and nothing defined, on 10 October 2026, with a clock to move. */
export async function definitionsApi(filed: readonly string[] = []) {
  const nowMs = Temporal.Instant.from('2026-10-10T00:00:00Z').epochMilliseconds;
  const clock = { nowMs };
  const store = await storeWithHosts(newStoreFile(), ['a', 'b'], nowMs - 1000);
  const asked = await apiOf(store, () => clock.nowMs, filed);
  onTestFinished(async () => {
    await asked[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });
  return { ...asked, clock, store };
}
