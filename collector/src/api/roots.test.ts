import { verify } from 'node:crypto';
import { publicKeyFrom } from '@kadoban/proto/handshake';
import { expect, test } from 'vitest';
import { apiOf } from '../../../test/kit/api-of.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { addMissingRoots } from '../jobs/daily-root.ts';
import { sealAll } from '../store/seal-all.ts';

const atMs = Date.UTC(2026, 9, 1, 12);
const nextMs = Date.UTC(2026, 9, 2, 1);

test('what the API tells of a root is enough to check its signature', async () => {
  await using store = await storeWithHosts(newStoreFile(), ['a'], atMs);
  await sealAll(store.chains, atMs, 'test');
  await addMissingRoots(store.chains, (await store.identity()).signingKey, nextMs);
  await using api = await apiOf(store, () => nextMs);

  const { publicKey, roots } = (await api.get('/api/v1/roots')).json();
  expect(roots).toMatchObject([{ day: '2026-10-01', at: '2026-10-02T01:00:00.000Z' }]);
  const [{ root, previousHash, signature }] = roots;
  const signed = `kadoban-root-v1\n{"atMs":${nextMs},"day":"2026-10-01","previousHash":"${previousHash}","root":"${root}"}`;
  const key = publicKeyFrom(publicKey);
  expect(key && verify(null, Buffer.from(signed), key, Buffer.from(signature, 'base64url'))).toBe(true);

  const detail = (await api.get('/api/v1/roots/2026-10-01')).json();
  expect(detail.heads).toEqual([{ chain: 'a', n: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
});

test('a day without a root is told as such', async () => {
  await using store = await storeWithHosts(newStoreFile(), [], atMs);
  await using api = await apiOf(store, () => nextMs);
  const response = await api.get('/api/v1/roots/2026-10-01');
  expect([response.statusCode, response.json().code]).toEqual([404, 'ROOT_UNKNOWN']);
});
