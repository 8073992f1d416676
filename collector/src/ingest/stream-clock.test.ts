import { expect, test } from 'vitest';
import { enrolHost, startCollector, startMs, type TestCollector } from '../../../test/kit/collector.ts';
import { challenged, dial, helloOf, lifeBatch, openSession, type Wire } from '../../../test/kit/wire.ts';
import { clockProvenAfterMs } from '../own-clock.ts';
import { settleAll } from '../store/settle-all.ts';
import { lookEveryMs } from './limits.ts';

const hourMs = 3_600_000;
const everything = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };

/** Sends a batch of signs of life and waits until it can be read. */
async function sent(collector: TestCollector, wire: Wire, firstSeq: number, atMs: readonly number[]): Promise<void> {
  wire.send(lifeBatch(firstSeq, atMs));
  expect(await wire.next()).toMatchObject({ type: 'ack' });
  await settleAll(collector.store.evidence);
}

/** A minute in which the agent sends a sample after each look at it, and `atLast` follows the first ack that is told after the last look. */
async function minutePasses(collector: TestCollector, wire: Wire, firstSeq: number, atLast: () => Promise<void>) {
  for (const seq of [firstSeq, firstSeq + 1, firstSeq + 2, firstSeq + 3]) {
    await collector.clock.advance(lookEveryMs);
    await sent(collector, wire, seq, [collector.clock.wallMs()]);
  }
  await atLast();
}

const samplesOf = async ({ store, clock }: TestCollector, hostId: string) =>
  (await store.evidence.host(hostId, clock.wallMs())).samples.map(({ atMs }) => atMs - startMs);

test('an agent is asked for its clock every minute, and what it tells is shown and kept', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { wire } = await openSession(collector.streamUrl, agent, { wallAheadMs: 0 });
  await sent(collector, wire, 1, [startMs - 10_000]);
  expect(await collector.store.hosts.find(agent.hostId)).toMatchObject({ clockOffsetMs: 0 });
  for (const [minute, aheadMs] of [hourMs, -hourMs].entries()) {
    await minutePasses(collector, wire, 2 + 5 * minute, async () => {
      const asked = await wire.next();
      if (asked.type !== 'clockAsk') expect.fail(asked.type);
      wire.send({ type: 'clockTold', ask: asked.ask, wallMs: collector.clock.wallMs(), wallAheadMs: aheadMs });
    });
    await sent(collector, wire, 6 + 5 * minute, [collector.clock.wallMs() + 1]);
    expect(await collector.store.hosts.find(agent.hostId)).toMatchObject({ clockOffsetMs: aheadMs });
  }
  const { worst } = collector.store.clocks;
  expect(await worst(agent.hostId, everything)).toBe(hourMs);
  expect(await worst(agent.hostId, { fromMs: startMs + 60_001, toMs: startMs + 60_002 })).toBe(hourMs);
  expect(await worst(agent.hostId, { fromMs: 0, toMs: startMs + 60_000 })).toBe(0);
  expect(await worst(agent.hostId, { fromMs: 0, toMs: startMs })).toBeNull();
  expect(await samplesOf(collector, agent.hostId)).toEqual([-10_000, 120_000]);
});

test('what a clock was found to be counts before it is applied', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { wire } = await openSession(collector.streamUrl, agent, { wallAheadMs: hourMs });
  wire.send(lifeBatch(1, [startMs - 10_000]));
  expect(await wire.next()).toMatchObject({ type: 'ack' });
  expect(await collector.store.clocks.worst(agent.hostId, everything)).toBe(hourMs);
});

test('a hello that was long on its way shifts nothing, and the agent is asked at once', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const wire = await dial(collector.streamUrl);
  const hello = helloOf(await challenged(wire), agent, { wallAheadMs: 0 });
  await collector.clock.advance(5000);
  wire.send(hello);
  expect(await wire.next()).toMatchObject({ type: 'welcome' });
  expect(await wire.next()).toMatchObject({ type: 'clockAsk' });
  await sent(collector, wire, 1, [startMs]);
  expect(await samplesOf(collector, agent.hostId)).toEqual([0]);
});

test('a clock that is wrong from the start of the host is corrected, also in what waited to be sent', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const aheadMs = 2 * hourMs;
  const bent = { wallMs: startMs - aheadMs, wallAheadMs: aheadMs };
  const { wire } = await openSession(collector.streamUrl, agent, bent);
  await sent(collector, wire, 1, [startMs - aheadMs - 60_000, startMs - aheadMs]);
  expect(await samplesOf(collector, agent.hostId)).toEqual([-60_000, 0]);
  expect(await collector.store.hosts.find(agent.hostId)).toMatchObject({ clockOffsetMs: 0 });
});

test('what an earlier start of the agent left behind goes by its own clock', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const first = await openSession(collector.streamUrl, agent, { wallMs: startMs - hourMs, wallAheadMs: 0 });
  await sent(collector, first.wire, 1, [startMs - hourMs]);
  await collector.clock.advance(60_000);
  const bent = { epoch: 2, boot: 'boot-2', wallMs: startMs + 60_000, wallAheadMs: 0 };
  const { wire } = await openSession(collector.streamUrl, agent, bent);
  await sent(collector, wire, 2, [startMs - hourMs + 30_000]);
  expect(await samplesOf(collector, agent.hostId)).toEqual([0, 30_000]);
});

test('an agent that goes by the wall clock is not asked', async () => {
  const collector = await startCollector();
  const { wire } = await openSession(collector.streamUrl, await enrolHost(collector));
  for (const minute of [0, 1]) await minutePasses(collector, wire, 1 + 4 * minute, async () => {});
});

test('an answer to a question that nobody asked changes nothing', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { wire } = await openSession(collector.streamUrl, agent, { wallAheadMs: 0 });
  wire.send({ type: 'clockTold', ask: 9, wallMs: startMs - hourMs, wallAheadMs: 0 });
  await sent(collector, wire, 1, [startMs]);
  expect(await samplesOf(collector, agent.hostId)).toEqual([0]);
});

test('while our own clock is behind what was recorded by it nothing is taken, and then all that was kept', async () => {
  const collector = await startCollector();
  const { clock, streamUrl } = collector;
  const agent = await enrolHost(collector);
  const { wire } = await openSession(streamUrl, agent);
  clock.stall(clockProvenAfterMs);
  await sent(collector, wire, 1, [clock.wallMs()]);
  clock.setWall(clock.wallMs() - hourMs);
  wire.send(lifeBatch(2, [clock.wallMs() + 1000]));
  expect(await wire.ended).toMatchObject({ code: 4013, reason: expect.stringContaining('the clock was set') });
  await expect(openSession(streamUrl, agent)).rejects.toThrow('503');
  clock.stall(75_000);
  clock.setWall(clock.wallMs() + hourMs);
  const again = await openSession(streamUrl, agent);
  await sent(collector, again.wire, 2, [clock.wallMs() - 60_000, clock.wallMs()]);
  const [provenMs, nowMs] = [clockProvenAfterMs, clockProvenAfterMs + 75_000];
  expect(await samplesOf(collector, agent.hostId)).toEqual([provenMs, nowMs]);
});
