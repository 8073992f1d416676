import { expect, test } from 'vitest';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { collectorChain } from '../store/evidence-kinds.ts';
import { sealEveryMs, startSealing } from './seal.ts';

test('what is new is sealed within the hour, each chain at its own moment, and the rest at the end', async () => {
  const clock = new HandClock(Date.UTC(2026, 9, 1));
  const now = () => clock.wallMs();
  const hosts = ['a', 'b', 'c', 'd'];
  await using store = await storeWithHosts(newStoreFile(), hosts, now());
  const errors: unknown[] = [];
  const parts = { now, after: clock.after.bind(clock) };
  {
    await using _sealing = startSealing(store.chains, parts, (error) => errors.push(error));
    await clock.advance(sealEveryMs + 60_000);
    expect(await store.chains.unsealed()).toEqual([]);
    const entries = await Promise.all(hosts.map((host) => store.chains.entries(host, 0, 10)));
    expect(entries.flat().map(({ n, reason }) => [n, reason])).toEqual(hosts.map(() => [1, 'hourly']));
    expect(new Set(entries.flat().map(({ atMs }) => atMs)).size).toBeGreaterThan(1);
    await store.upTimes.stamp('run', now(), now());
  }
  expect(await store.chains.entries(collectorChain, 0, 10)).toMatchObject([{ n: 1, reason: 'stop' }]);
  expect(errors).toEqual([]);
});
