import { expect, test } from 'vitest';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import type { HostEntry } from '../store/chain-store.ts';
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

test('an end does not wait for what takes too long, and seals the collector’s own chain first', async () => {
  const clock = new HandClock(Date.UTC(2026, 9, 1));
  const sealed: string[] = [];
  const left = [...Array.from({ length: 10 }, (_, index) => `a-${index}`), collectorChain, 'z'];
  const chains = {
    unsealed: async () => left,
    async seal({ chain }: { readonly chain: string }) {
      if (sealed.includes(chain)) return undefined;
      sealed.push(chain);
      await clock.advance(1000);
      return {} as HostEntry;
    },
  };
  const parts = { now: () => clock.wallMs(), after: clock.after.bind(clock) };
  await startSealing(chains, parts, (error) => expect.unreachable(String(error)))[Symbol.asyncDispose]();
  expect(sealed).toEqual([collectorChain, 'a-0']);
});
