import { signFarewell } from '@kadoban/proto/farewell';
import { expect, test } from 'vitest';
import { enrolHost, newAgentKeys, startCollector, startMs } from '../../../test/kit/collector.ts';
import { openSession } from '../../../test/kit/wire.ts';

/** A collector with a host that is connected, and what it answers to a farewell. */
async function scene() {
  const collector = await startCollector();
  const { hostId, keys } = await enrolHost(collector, 'web-01');
  const { collectorId } = collector.identity;
  const say = async (payload: object) =>
    (await collector.app.inject({ method: 'POST', url: '/api/agent/v1/farewell', payload })).statusCode;
  const farewell = { hostId, signature: signFarewell(keys.privateKey, { collectorId, hostId }) };
  return { collector, hostId, keys, collectorId, say, farewell };
}

test('a host that says farewell is not watched from then on, and its session ends', async () => {
  const { collector, hostId, keys, say, farewell } = await scene();
  const { wire } = await openSession(collector.streamUrl, { hostId, keys });
  await collector.clock.advance(1000);
  expect(await say(farewell)).toBe(204);
  expect((await wire.ended).code).toBe(4003);
  expect(await collector.store.hosts.find(hostId)).toMatchObject({ decommissionedMs: startMs + 1000, revokedMs: null });
  const [event] = await collector.store.evidence.events(hostId, 1);
  expect(event).toMatchObject({ event: 'host-decommissioned', detail: expect.stringContaining('the host itself') });
});

test('a farewell that is repeated changes nothing, and one after it was taken back counts anew', async () => {
  const { collector, hostId, say, farewell } = await scene();
  await say(farewell);
  await collector.clock.advance(60_000);
  expect(await say(farewell)).toBe(204);
  expect((await collector.store.hosts.find(hostId))?.decommissionedMs).toBe(startMs);
  const by = { author: 'a person', atMs: startMs + 60_000, reason: '' };
  await collector.store.standings.end(hostId, null, by);
  await collector.clock.advance(1000);
  await say(farewell);
  expect((await collector.store.hosts.find(hostId))?.decommissionedMs).toBe(startMs + 61_000);
});

test('nobody says farewell for another host', async () => {
  const { collector, hostId, keys, collectorId, say, farewell } = await scene();
  const other = newAgentKeys();
  const wrong = [
    { ...farewell, signature: signFarewell(other.privateKey, { collectorId, hostId }) },
    { ...farewell, signature: signFarewell(keys.privateKey, { collectorId: 'another', hostId }) },
    { ...farewell, hostId: 'nobody' },
  ];
  for (const payload of wrong) expect(await say(payload)).toBe(401);
  expect(await say({ hostId })).toBe(400);
  expect((await collector.store.hosts.find(hostId))?.decommissionedMs).toBe(null);
});
