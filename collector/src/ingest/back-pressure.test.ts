import { inFlightMax } from '@kadoban/proto/limits';
import { expect, test } from 'vitest';
import { enrolHost, startCollector, startMs } from '../../../test/kit/collector.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';
import { pingEveryMs, pressedPauseMs } from './limits.ts';
import { pressureOf } from './pressure.ts';

const slow = { type: 'throttle', pauseMs: pressedPauseMs, inFlightMax: 1 };
const normal = { type: 'throttle', pauseMs: 0, inFlightMax };

async function started() {
  const pressure = pressureOf({ highBytes: 100, lowBytes: 50 });
  const collector = await startCollector({ pressure });
  return { collector, pressure, agent: await enrolHost(collector) };
}

test('while the disk is behind agents are asked to slow down and are not read; then all goes on', async () => {
  const { collector, pressure, agent } = await started();
  const { wire } = await openSession(collector.streamUrl, agent);
  pressure.add(100);
  expect(await wire.next()).toEqual(slow);
  wire.send(lifeBatch(1, [startMs]));
  // Another session of the collector is served meanwhile, which shows that it had time to read the batch.
  const other = await openSession(collector.streamUrl, await enrolHost(collector, 'other'));
  expect(await other.wire.next()).toEqual(slow);
  expect(collector.tally.counts().batches).toBe(0);
  pressure.remove(50);
  expect(await wire.next()).toEqual(normal);
  expect(await wire.next()).toEqual({ type: 'ack', epoch: 1, seq: 1 });
  expect(await other.wire.next()).toEqual(normal);
});

test('an agent that is not read is not taken for dead, and hears that the collector lives', async () => {
  const { collector, pressure, agent } = await started();
  const { wire } = await openSession(collector.streamUrl, agent);
  let pings = 0;
  wire.socket.on('ping', () => pings++);
  pressure.add(100);
  await wire.next();
  for (let each = 0; each < 4; each++) await collector.clock.advance(pingEveryMs);
  pressure.remove(100);
  expect(await wire.next()).toEqual(normal);
  expect(pings).toBe(4);
});

test('a session that ends while it is not read ends with its code', async () => {
  const { collector, pressure, agent } = await started();
  const { wire: older } = await openSession(collector.streamUrl, agent);
  pressure.add(100);
  await openSession(collector.streamUrl, agent);
  expect(await older.ended).toMatchObject({ code: 4009 });
});
