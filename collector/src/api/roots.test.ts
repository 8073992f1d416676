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

test('roots of before and after a rotation name their keys, and the handover is enough to check how they follow', async () => {
  await using store = await storeWithHosts(newStoreFile(), ['a'], atMs);
  const signAt = async (nowMs: number) => {
    await sealAll(store.chains, nowMs - 10 * 3_600_000, 'test');
    await addMissingRoots(store.chains, (await store.identity()).signingKey, nowMs);
  };
  await signAt(nextMs);
  await store.rotateSigningKey(nextMs + 1000);
  await signAt(nextMs + 86_400_000);
  await using api = await apiOf(store, () => nextMs);

  const { fingerprint, keys, handovers, roots } = (await api.get('/api/v1/roots')).json();
  const [former, present] = keys;
  expect(keys.map(({ state }: { state: string }) => state)).toEqual(['former', 'present', 'next']);
  expect([former.until, present.from]).toEqual(['2026-10-02T01:00:01.000Z', '2026-10-02T01:00:01.000Z']);
  expect(fingerprint).toBe(present.fingerprint);
  expect(roots.map((root: { signedBy: string }) => root.signedBy)).toEqual([former.fingerprint, fingerprint]);
  const [{ collectorId, atMs: handedMs, lastRoot, oldKey, newKey, signatureByOld, signatureByNew }] = handovers;
  expect([oldKey, newKey, lastRoot]).toEqual([former.publicKey, present.publicKey, '2026-10-01']);
  const signed = `kadoban-handover-v1\n{"atMs":${handedMs},"collectorId":"${collectorId}","lastRoot":"${lastRoot}","newKey":"${newKey}","oldKey":"${oldKey}"}`;
  for (const [text, signature] of [
    [oldKey, signatureByOld],
    [newKey, signatureByNew],
  ]) {
    const key = publicKeyFrom(text);
    expect(key && verify(null, Buffer.from(signed), key, Buffer.from(signature, 'base64url'))).toBe(true);
  }
  const detail = async (day: string) => (await api.get(`/api/v1/roots/${day}`)).json().publicKey;
  expect([await detail('2026-10-01'), await detail('2026-10-02')]).toEqual([oldKey, newKey]);
});

test('a day without a root is told as such', async () => {
  await using store = await storeWithHosts(newStoreFile(), [], atMs);
  await using api = await apiOf(store, () => nextMs);
  const response = await api.get('/api/v1/roots/2026-10-01');
  expect([response.statusCode, response.json().code]).toEqual([404, 'ROOT_UNKNOWN']);
});
