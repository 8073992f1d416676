import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { arrivalHours, arrivalsFromMs, randomArrivals } from '../../../test/kit/arrivals.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { lifeBatch } from '../../../test/kit/wire.ts';
import { spansOf } from '../ledger/spans.ts';
import { readCheck, readHost, type TargetReading } from './readings.ts';
import type { HostStatus } from './statuses.ts';
import type { Host, Store } from './store.ts';

const minuteMs = 60_000;
const lastOf = (reading: TargetReading) =>
  spansOf(reading.changes, { fromMs: 0, toMs: reading.asOfMs }, reading).at(-1)?.status ?? 'unknown';

/** The same from everything there is. */
async function derived(store: Store, hostId: string, asOfMs: number): Promise<HostStatus> {
  const host = (await store.hosts.find(hostId)) as Host;
  const checks = { up: 0, degraded: 0, down: 0, unknown: 0 };
  for (const check of await store.evidence.checks(hostId)) {
    if (check.watched) checks[lastOf(await readCheck(store, host, check, asOfMs))]++;
  }
  return { status: lastOf(await readHost(store, host, asOfMs)), checks };
}

const probe = fc.record({ minute: fc.integer({ min: 0, max: arrivalHours * 60 + 30 }), reachable: fc.boolean() });

test('what hosts and their checks are now is what all their evidence says', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomArrivals('h'),
      fc.array(probe, { maxLength: 3 }),
      fc.integer({ min: 0, max: 120 }),
      async (arrivals, probes, laterMinutes) => {
        await using store = await storeWithHosts(newStoreFile(), ['h', 'never seen'], arrivalsFromMs);
        for (const arrival of arrivals) await appended(store, [arrival]);
        const looks = probes.map(({ minute, reachable }) => ({
          hostId: 'h',
          atMs: arrivalsFromMs + minute * minuteMs + 1,
          reachable,
        }));
        await store.evidence.addProbes(looks);
        const asOfMs = arrivalsFromMs + (arrivalHours * 60 + 31 + laterMinutes) * minuteMs;
        const statuses = await store.statuses.all(asOfMs);
        const nothing = { status: 'unknown', checks: { up: 0, degraded: 0, down: 0, unknown: 0 } };
        expect(statuses.get('h') ?? nothing).toEqual(await derived(store, 'h', asOfMs));
        expect(statuses.has('never seen')).toBe(false);
      },
    ),
    { numRuns: 40 },
  );
});

test('who is watched no longer is unknown, and who was only seen is up for as long as a sample holds', async () => {
  const store = await storeWithHosts(newStoreFile(), ['seen', 'revoked', 'over'], 0);
  onTestFinished(() => store[Symbol.asyncDispose]());
  for (const hostId of ['seen', 'revoked', 'over']) {
    await appended(store, [{ hostId, batch: lifeBatch(1, [1000]), receivedMs: 1000, clockOffsetMs: 0 }]);
  }
  await store.hosts.revoke('revoked', { author: 'kanri', atMs: 2000 });
  await store.standings.end('over', 3000, { author: 'kanri', atMs: 2000, reason: '' });
  const at = async (ms: number) =>
    Object.fromEntries([...(await store.statuses.all(ms))].map(([hostId, { status }]) => [hostId, status]));
  expect(await at(2500)).toEqual({ seen: 'up', revoked: 'unknown', over: 'up' });
  expect(await at(31_000)).toEqual({ seen: 'up', revoked: 'unknown', over: 'unknown' });
  expect(await at(31_002)).toEqual({ seen: 'unknown', revoked: 'unknown', over: 'unknown' });
});
