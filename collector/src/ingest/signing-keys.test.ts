import { generateKeyPairSync } from 'node:crypto';
import { publicKeyFrom } from '@kadoban/proto/handshake';
import { verifySigningKeys } from '@kadoban/proto/signing-keys';
import { expect, test } from 'vitest';
import { enrolHost, enrolmentOf, newAgentKeys, startCollector, startMs } from '../../../test/kit/collector.ts';
import { until } from '../../../test/kit/until.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';
import { publicHalf } from '../store/signing-keys.ts';
import { publishedKeys } from './published-keys.ts';

async function scene() {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const open = () => openSession(collector.streamUrl, agent, { configRevision: 0 });
  const knowsKey = async () => (await collector.store.standings.find(agent.hostId)).knowsKey;
  return { collector, agent, open, knowsKey };
}

/** The keys that a session told. */
async function toldIn({ keys }: Awaited<ReturnType<typeof openSession>>) {
  if (keys?.type !== 'signingKeys') throw new Error(`a ${keys?.type} instead of the keys`);
  return { ...keys, texts: keys.publicKeys.map((key) => Buffer.from(key).toString('base64url')) };
}

test('who enrols is told the key in use and the next one', async () => {
  const { collector } = await scene();
  const payload = enrolmentOf(newAgentKeys('db'), await collector.token(), 'db');
  const { collectorKeys } = (
    await collector.app.inject({ method: 'POST', url: '/api/agent/v1/enroll', payload })
  ).json();
  const { signingKey, nextSigningKey } = collector.identity;
  expect(collectorKeys).toEqual([publicHalf(signingKey), publicHalf(nextSigningKey)]);
});

test('each session tells both keys, signed by the one in use, and what the agent keeps is kept', async () => {
  const { collector, open, knowsKey } = await scene();
  const session = await open();
  const { texts, signature, publicKeys } = await toldIn(session);
  expect(texts).toEqual(publishedKeys(collector.identity));
  const { collectorId } = collector.identity;
  const [present, next] = texts.map((text) => publicKeyFrom(text));
  expect(present && verifySigningKeys(present, { collectorId, keys: texts }, signature)).toBe(true);
  expect(next && verifySigningKeys(next, { collectorId, keys: texts }, signature)).toBe(false);
  expect(await knowsKey()).toBeNull();
  session.wire.send({ type: 'signingKeysKept', publicKeys });
  await until('it is kept', 5000, async () => (await knowsKey()) === texts[1] || undefined);
  expect((await toldIn(await open())).texts).toEqual(texts);
});

test('keys that were not told are not taken for known', async () => {
  const { open, knowsKey } = await scene();
  const { wire } = await open();
  const { publicKey } = generateKeyPairSync('ed25519');
  const other = Uint8Array.from(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
  wire.send({ type: 'signingKeysKept', publicKeys: [other, other] });
  wire.send(lifeBatch(1, [startMs]));
  expect(await wire.next()).toMatchObject({ type: 'ack' });
  expect(await knowsKey()).toBeNull();
});
