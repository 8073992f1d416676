import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lookBy, mistakesOf } from '../../../test/kit/look-by.ts';
import { systemd, unitOutcome } from './systemd.ts';

const units: [said: string, allowInactive: boolean, status: string, reason: string | undefined][] = [
  ['loaded active running success', false, 'up', undefined],
  ['loaded active exited success', false, 'up', undefined],
  ['loaded reloading reload success', false, 'up', undefined],
  ['loaded activating start success', false, 'degraded', 'unit-activating'],
  ['loaded activating start success', true, 'up', undefined],
  ['loaded activating auto-restart exit-code', false, 'down', 'unit-inactive'],
  ['loaded activating auto-restart exit-code', true, 'down', 'unit-inactive'],
  ['loaded inactive dead success', false, 'down', 'unit-inactive'],
  ['loaded inactive dead success', true, 'up', undefined],
  ['loaded inactive dead exit-code', true, 'down', 'unit-inactive'],
  ['loaded deactivating stop-sigterm success', false, 'down', 'unit-inactive'],
  ['loaded failed failed exit-code', false, 'down', 'unit-failed'],
  ['loaded failed failed exit-code', true, 'down', 'unit-failed'],
  ['not-found inactive dead success', true, 'down', 'unit-not-loaded'],
  ['masked inactive dead success', true, 'down', 'unit-not-loaded'],
];

test.each(units)('%s (allowInactive %s) is %s (%s)', (said, allowInactive, status, reason) => {
  const [load, active, sub, result] = said.split(' ');
  const properties = `LoadState=${load}\nActiveState=${active}\nSubState=${sub}\nResult=${result}\n`;
  const outcome = unitOutcome(properties, { allowInactive });
  expect([outcome.status, outcome.reason]).toEqual([status, reason]);
});

test('units without a result, such as sockets, are judged without it', () => {
  expect(unitOutcome('LoadState=loaded\nActiveState=active\nSubState=listening\n', { allowInactive: false })).toEqual({
    status: 'up',
    output: 'active (listening)',
  });
});

test('an answer without states says nothing about the unit', () => {
  expect(unitOutcome('', { allowInactive: false })).toMatchObject({ status: 'unknown', reason: 'systemd-unavailable' });
});

test('what is no name of a unit is refused', () => {
  expect(mistakesOf(systemd, { unit: '--root=/tmp' })).toHaveLength(1);
  expect(mistakesOf(systemd, { unit: 'a.service b.service' })).toHaveLength(1);
  expect(mistakesOf(systemd, { unit: 'getty@tty1.service' })).toEqual([]);
});

const runsSystemd = existsSync('/run/systemd/system');

test('where systemd does not run, nothing is known; where it does, its own unit is up', async () => {
  const outcome = await lookBy(systemd, { unit: 'sysinit.target' });
  expect(outcome.status).toBe(runsSystemd ? 'up' : 'unknown');
});
