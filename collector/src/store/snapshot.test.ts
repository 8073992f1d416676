import { expect, test } from 'vitest';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';

const up = { kind: 'slo', id: 's', body: {}, effectiveFromMs: null, atMs: 0, author: 'x', reason: '' } as const;

test('a snapshot sees nothing that is written while it is read, and is read no second time within itself', async () => {
  await using store = await storeWithHosts(newStoreFile(), ['a'], 0);
  const [before, inner, written] = await store.snapshot(async (snapshot) => {
    await snapshot.hosts.list();
    const entries = await store.definitions.append([{ ...up, expectedVersion: null }]);
    return [await snapshot.definitions.entries(), await snapshot.snapshot((one) => one.definitions.entries()), entries];
  });
  expect([before, inner]).toEqual([[], []]);
  expect(await store.definitions.entries()).toEqual(written);
});
