import { expect, test } from 'vitest';
import { makeCertificate } from '../../../test/kit/certificate.ts';
import { enrolHost, startCollector, startMs } from '../../../test/kit/collector.ts';
import { crowd, refused } from '../../../test/kit/knocks.ts';
import { until } from '../../../test/kit/until.ts';
import { challenged, dial, helloOf, openSession } from '../../../test/kit/wire.ts';
import { admissionLimits, lobbyMs, strangersMax } from './limits.ts';

const tls = makeCertificate(['localhost'], startMs - 86_400_000, startMs + 10 * 365 * 86_400_000);

test('a whole lobby that waits in vain is turned away, each once', async () => {
  const collector = await startCollector({ trustProxy: true });
  const all = await crowd(collector, strangersMax + 1000);
  await collector.clock.advance(lobbyMs);
  // A busy machine takes longer to let them all come than Node, by its own clock, waits for the headers of the first.
  const { 'lobby-late': late, 'request-late': slow = 0, ...others } = refused(collector);
  expect([(late ?? 0) + slow, others]).toEqual([1000, {}]);
  expect(late).toBeGreaterThan(0);
  for (const socket of all) socket.destroy();
  await openSession(collector.streamUrl, await enrolHost(collector));
});

test('over TLS those beyond the rate wait in the lobby, and come in when it is their turn', async () => {
  const collector = await startCollector({ tls });
  const agent = await enrolHost(collector);
  await crowd(collector, admissionLimits.burst);
  const dialled = dial(collector.streamUrl);
  await until('it has come', 5000, async () =>
    collector.tally.counts().connections > admissionLimits.burst ? true : undefined,
  );
  await collector.clock.advance(1000);
  const wire = await dialled;
  wire.send(helloOf(await challenged(wire), agent, { tlsExporter: wire.exporter() }));
  expect(await wire.next()).toMatchObject({ type: 'welcome' });
});
