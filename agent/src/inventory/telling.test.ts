import type { InventoryFact, Lifecycle } from '@kadoban/proto/messages';
import { expect, test } from 'vitest';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { startSchedule } from '../schedule.ts';
import { foundIn } from './found-in.ts';
import { type Found, inventoryTask } from './telling.ts';

const startMs = Date.parse('2026-09-01T00:00:00Z');
const hourMs = 3_600_000;
const os = (value: string): InventoryFact[] => [{ name: 'os', instance: '', value }];

/** What an agent tells and complains of whose looks find these things, one after the other. */
function telling(...finds: Found[]) {
  const clock = new HandClock(startMs);
  const events: Lifecycle[] = [];
  const warnings: unknown[] = [];
  let looks = 0;
  const log = {
    error: expect.fail,
    info: () => {},
    debug: () => {},
    warn: (...said: unknown[]) => warnings.push(said),
  };
  const look = async () => finds[Math.min(looks++, finds.length - 1)] ?? expect.fail('nothing is found');
  const task = inventoryTask({ look, clock, log, observe: (event) => events.push(event) });
  return { clock, events, warnings, schedule: startSchedule([task], 'host', clock) };
}

async function hours(clock: HandClock, count: number): Promise<void> {
  for (let hour = 0; hour < count; hour++) await clock.advance(hourMs);
}

test('the first look is told within seconds, and then only what changed', async () => {
  const { clock, events, schedule } = telling({ facts: os('12') }, { facts: os('12') }, { facts: os('13') });
  await clock.advance(10_000);
  expect(events).toEqual([{ type: 'inventory', atMs: startMs + 5000, facts: os('12') }]);
  await hours(clock, 24 * 5);
  expect(events.map((event) => event.type === 'inventory' && event.facts)).toEqual([os('12'), os('13')]);
  await schedule[Symbol.asyncDispose]();
});

test('a look that fails is complained of, tells nothing, and is made again', async () => {
  const { clock, events, warnings, schedule } = telling({ problem: 'ENOENT' }, { facts: os('12') });
  await clock.advance(10_000);
  expect([events, warnings]).toEqual([[], [[expect.any(String), { error: 'ENOENT' }]]]);
  await hours(clock, 48);
  expect(events).toHaveLength(1);
  await schedule[Symbol.asyncDispose]();
});

const outputs: [name: string, ended: Parameters<typeof foundIn>[0], found: Found][] = [
  ['what it printed', { code: 0, out: JSON.stringify(os('12')), err: '' }, { facts: os('12') }],
  ['nothing, because it was not started', { failed: 'EAGAIN' }, { problem: 'EAGAIN' }],
  ['nothing, because it was ended', { code: undefined, out: '[', err: '' }, { problem: 'exit code none: ' }],
  ['nothing, because it failed', { code: 1, out: '', err: 'why\n' }, { problem: 'exit code 1: why' }],
  ['nothing, because it was cut off', { code: 0, out: '[{"name"', err: '' }, { problem: expect.any(String) }],
];
test.each(outputs)('of a process apart is found %s', (_name, ended, found) => {
  expect(foundIn(ended)).toEqual(found);
});
