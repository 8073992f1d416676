import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { startCollector, startMs, type TestCollector } from '../../../test/kit/collector.ts';
import { newApiKey } from '../people/new-api-key.ts';

/** The stream of events, over a real connection, as it comes in. */
async function listenTo(collector: TestCollector, lastEventId?: string, key?: string) {
  const headers = {
    authorization: `Bearer ${key ?? (await collector.key())}`,
    ...(lastEventId && { 'last-event-id': lastEventId }),
  };
  const request = get(`${collector.url}/api/v1/events`, { headers });
  onTestFinished(() => void request.destroy());
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.setEncoding('utf8');
  const next = async () => String((await once(response, 'data'))[0]);
  return { request, response, next, first: await next() };
}

test('the stream says what is new, the changes of a second together', async () => {
  const collector = await startCollector();
  const { response, first, next } = await listenTo(collector);
  expect(response.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  const { epoch } = collector.live.changes;
  expect(first).toBe(`id: ${epoch}-0\nevent: everything\ndata: {}\n\n`);
  const told = next();
  for (const hostId of ['a', 'b', 'a']) collector.live.changed(hostId);
  await collector.clock.advance(1000);
  expect(await told).toBe(`id: ${epoch}-3\nevent: changed\ndata: {"hosts":["a","b"],"topics":[]}\n\n`);
  const later = next();
  collector.live.changed('c');
  await collector.clock.advance(1000);
  expect(await later).toBe(`id: ${epoch}-4\nevent: changed\ndata: {"hosts":["c"],"topics":[]}\n\n`);
});

test('a page that comes back is told what it missed, and everything after a start of the collector', async () => {
  const collector = await startCollector();
  const { epoch } = collector.live.changes;
  for (const hostId of ['a', 'b', 'a']) collector.live.changed(hostId);
  const { first } = await listenTo(collector, `${epoch}-1`);
  expect(first).toBe(`id: ${epoch}-3\nevent: changed\ndata: {"hosts":["a","b"],"topics":[]}\n\n`);
  const { first: whole } = await listenTo(collector, '00000000-1');
  expect(whole).toContain('event: everything');
});

test('a viewer hears that something is new, and not of which machine', async () => {
  const collector = await startCollector();
  const { key, secret } = newApiKey({ name: 'customer', role: 'viewer', services: ['shop'] }, startMs);
  await collector.store.keys.add(key);
  const { epoch } = collector.live.changes;
  for (const hostId of ['machine-a', 'machine-b']) collector.live.changed(hostId);
  const { first, next } = await listenTo(collector, `${epoch}-1`, secret);
  expect(first).toContain('data: {"hosts":["one"],"topics":[]}');
  const told = next();
  collector.live.changed('machine-c');
  await collector.clock.advance(1000);
  expect(await told).toContain('data: {"hosts":["one"],"topics":[]}');
});

test('whoever may come in is asked for again when that changed, and is told what he missed meanwhile', async () => {
  const collector = await startCollector();
  const { response } = await listenTo(collector);
  const { epoch } = collector.live.changes;
  const ended = once(response, 'end');
  collector.live.changed('a');
  collector.live.changes.note('topics', 'people');
  await ended;
  const { first } = await listenTo(collector, `${epoch}-0`);
  expect(first).toBe(`id: ${epoch}-2\nevent: changed\ndata: {"hosts":["a"],"topics":["people"]}\n\n`);
});

test('what people change is told by its topic; what is refused is no change', async () => {
  const collector = await startCollector();
  const { next } = await listenTo(collector);
  const told = next();
  const headers = { authorization: `Bearer ${await collector.key()}` };
  const send = (body: unknown) =>
    fetch(`${collector.url}/api/v1/tokens`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await send({ nonsense: true })).status).toBe(400);
  expect((await send({})).status).toBeLessThan(300);
  await expect.poll(() => collector.live.changes.latest).toBe(1);
  await collector.clock.advance(1000);
  expect(await told).toContain('"topics":["tokens"]');
});

test('a quiet stream says that it is still there', async () => {
  const collector = await startCollector();
  const { next } = await listenTo(collector);
  const comment = next();
  await collector.clock.advance(15_000);
  expect(await comment).toBe(': still here\n\n');
});

test('the stream ends now and then, so that the page passes the door again', async () => {
  const collector = await startCollector();
  const { response } = await listenTo(collector);
  response.resume();
  const ended = once(response, 'end');
  await collector.clock.advance(15 * 60_000);
  await ended;
});

test('a page that leaves leaves nothing behind', async () => {
  const collector = await startCollector();
  const before = collector.clock.pending;
  const { request } = await listenTo(collector);
  collector.live.changed('a');
  expect(collector.clock.pending).toBe(before + 3);
  request.destroy();
  await expect.poll(() => collector.clock.pending).toBe(before);
});

test('a stopping collector waits for no page', async () => {
  const collector = await startCollector();
  const { response } = await listenTo(collector);
  const closed = new Promise((resolve) => response.on('close', resolve).on('error', () => undefined));
  response.resume();
  await collector.stop();
  await closed;
});
