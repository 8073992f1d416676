import { inFlightMax } from '@kadoban/proto/limits';
import { expect, test } from 'vitest';
import { enrolHost, startCollector, startMs } from '../../../test/kit/collector.ts';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';
import { lookEveryMs, pressedPauseMs } from './limits.ts';
import { pressureOf } from './pressure.ts';

const slow = { type: 'throttle', pauseMs: pressedPauseMs, inFlightMax: 1 };
const normal = { type: 'throttle', pauseMs: 0, inFlightMax };

async function started(commitsByHand = false) {
  const pressure = pressureOf({ highBytes: 100, lowBytes: 50 }, new HandClock());
  const collector = await startCollector({ pressure, commitsByHand });
  return { collector, pressure, agent: await enrolHost(collector) };
}

test('while the disk is behind nobody is read; then all goes on', async () => {
  const { collector, pressure, agent } = await started();
  const { wire } = await openSession(collector.streamUrl, agent);
  pressure.add(100);
  wire.send(lifeBatch(1, [startMs]));
  // Other sessions of the collector are opened meanwhile, which shows that it had time to read the batch.
  await openSession(collector.streamUrl, await enrolHost(collector, 'other'));
  expect(collector.tally.counts()).toMatchObject({ batches: 0, throttles: 1 });
  pressure.remove(50);
  expect(await wire.next()).toEqual({ type: 'ack', epoch: 1, seq: 1 });
});

test('who has sent what waits for the disk is asked to slow down, and then told that it may go on', async () => {
  const { collector, pressure, agent } = await started(true);
  const { wire } = await openSession(collector.streamUrl, agent);
  wire.send(lifeBatch(1, [startMs]));
  await openSession(collector.streamUrl, await enrolHost(collector, 'other'));
  pressure.add(100);
  expect(await wire.next()).toEqual(slow);
  pressure.remove(50);
  expect(await wire.next()).toEqual(normal);
  await collector.clock.advance(1);
  expect(await wire.next()).toEqual({ type: 'ack', epoch: 1, seq: 1 });
});

test('an agent that is not read is not taken for dead, and hears that the collector lives', async () => {
  const { collector, pressure, agent } = await started();
  const { wire } = await openSession(collector.streamUrl, agent);
  let pings = 0;
  wire.socket.on('ping', () => pings++);
  pressure.add(100);
  for (let each = 0; each < 4; each++) await collector.clock.advance(lookEveryMs);
  pressure.remove(100);
  wire.send(lifeBatch(1, [startMs]));
  expect(await wire.next()).toEqual({ type: 'ack', epoch: 1, seq: 1 });
  expect(pings).toBe(4);
});

test('a session that ends while it is not read ends with its code', async () => {
  const { collector, pressure, agent } = await started();
  const { wire: older } = await openSession(collector.streamUrl, agent);
  pressure.add(100);
  await openSession(collector.streamUrl, agent);
  expect(await older.ended).toMatchObject({ code: 4009 });
});
