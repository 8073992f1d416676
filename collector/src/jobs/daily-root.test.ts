import { expect, test } from 'vitest';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { isSignedBy, rootHash, rootOf } from '../store/root.ts';
import { sealAll } from '../store/seal-all.ts';
import { publicHalf } from '../store/signing-keys.ts';
import { addMissingRoots } from './daily-root.ts';

const day = (date: number, hour = 12) => Date.UTC(2026, 9, date, hour);

test('each day that is over gets one root over the ends of all chains, signed and linked to the one before', async () => {
  await using store = await storeWithHosts(newStoreFile(), ['b', 'a'], day(1));
  const { signingKey } = await store.identity();
  await sealAll(store.chains, day(1), 'test');
  const slo = { kind: 'slo', id: 's', body: {}, effectiveFromMs: null, author: 'x', reason: '' } as const;
  await store.definitions.append([{ ...slo, atMs: day(2), expectedVersion: null }]);
  await addMissingRoots(store.chains, signingKey, day(2, 0));
  await addMissingRoots(store.chains, signingKey, day(2, 23));
  // The collector was away for three nights.
  await store.upTimes.stamp('run', day(5), day(5));
  await sealAll(store.chains, day(5), 'test');
  await addMissingRoots(store.chains, signingKey, day(5));

  const roots = await store.chains.roots();
  expect(roots.map((root) => root.day)).toEqual(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04']);
  const names = async (date: string) => (await store.chains.root(date))?.heads.map(({ chain }) => chain);
  expect(await names('2026-10-01')).toEqual(['a', 'b']);
  expect(await names('2026-10-04')).toEqual(['a', 'b', 'definitions']);
  for (const [index, root] of roots.entries()) {
    expect(root.previousHash).toBe(rootHash(roots[index - 1]));
    expect(root.root).toBe(rootOf((await store.chains.root(root.day))?.heads ?? []));
    expect(isSignedBy(root, publicHalf(signingKey))).toBe(true);
    expect(isSignedBy({ ...root, atMs: root.atMs + 1 }, publicHalf(signingKey))).toBe(false);
  }
});

test('without any chain there is nothing to sign', async () => {
  await using store = await storeWithHosts(newStoreFile(), ['a'], day(1));
  await addMissingRoots(store.chains, (await store.identity()).signingKey, day(9));
  expect(await store.chains.roots()).toEqual([]);
});
