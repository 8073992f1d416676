import { expect, test } from 'vitest';
import { makeCertificate } from '../../../test/kit/certificate.ts';
import { enrolHost, startCollector, startMs } from '../../../test/kit/collector.ts';
import { challenged, dial, helloOf, lifeBatch } from '../../../test/kit/wire.ts';

const tls = makeCertificate(['localhost'], startMs - 86_400_000, startMs + 10 * 365 * 86_400_000);

test('over TLS both sides sign the exporter of their connection', async () => {
  const collector = await startCollector({ tls });
  const agent = await enrolHost(collector);
  const wire = await dial(collector.streamUrl);
  const challenge = await challenged(wire);
  expect(challenge.channelBound).toBe(true);
  wire.send(helloOf(challenge, agent, { tlsExporter: wire.exporter() }));
  expect(await wire.next()).toMatchObject({ type: 'welcome' });
  wire.send(lifeBatch(1, [startMs]));
  expect(await wire.next()).toEqual({ type: 'ack', epoch: 1, seq: 1 });
});

test('a hello that was made for another TLS connection is refused', async () => {
  const collector = await startCollector({ tls });
  const agent = await enrolHost(collector);
  const [between, wire] = [await dial(collector.streamUrl), await dial(collector.streamUrl)];
  // Somebody in the middle has a connection of his own to each side, and passes the challenge on.
  wire.send(helloOf(await challenged(wire), agent, { tlsExporter: between.exporter() }));
  expect(await wire.ended).toEqual({ code: 4001, reason: 'AGENT_UNAUTHORISED' });
});

test('a hello without the binding is refused where the collector ends TLS itself', async () => {
  const collector = await startCollector({ tls });
  const agent = await enrolHost(collector);
  const wire = await dial(collector.streamUrl);
  wire.send(helloOf(await challenged(wire), agent));
  expect(await wire.ended).toEqual({ code: 4001, reason: 'AGENT_UNAUTHORISED' });
});

test('behind a proxy that ends TLS the connection is not bound', async () => {
  const collector = await startCollector({ tls, trustProxy: true });
  const agent = await enrolHost(collector);
  const wire = await dial(collector.streamUrl);
  const challenge = await challenged(wire);
  expect(challenge.channelBound).toBe(false);
  wire.send(helloOf(challenge, agent));
  expect(await wire.next()).toMatchObject({ type: 'welcome' });
});
