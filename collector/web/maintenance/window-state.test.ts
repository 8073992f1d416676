import { expect, test } from 'vitest';
import { isOfNow, remindedMs, windowState } from './window-state.ts';

const at = (clock: string): number => Date.parse(`2026-10-18T${clock}:00Z`);
const time = (clock: string): string => `2026-10-18T${clock}:00Z`;
const plan = {
  ...{ from: time('02:00'), to: time('04:00'), approvedBy: 'cab' },
  ...{ cancelledAt: null, startedAt: null, endedAt: null },
};

const cases: [name: string, changes: Partial<Parameters<typeof windowState>[0]>, now: string, state: string][] = [
  ['a plan waits for its approval', { approvedBy: null }, '01:00', 'requested'],
  ['an approved one waits for its time', {}, '01:59', 'approved'],
  ['its time has come', {}, '02:00', 'due'],
  ['its work goes on', { startedAt: time('02:05') }, '03:59', 'running'],
  ['its time is over and its work is not', { startedAt: time('02:05') }, '04:00', 'overrun'],
  [
    'its work is over',
    { startedAt: time('02:05'), endedAt: time('03:00'), cancelledAt: time('03:00') },
    '03:30',
    'over',
  ],
  ['its time went by', {}, '04:00', 'over'],
  ['it was called off', { cancelledAt: time('00:00') }, '02:30', 'cancelled'],
  ['nobody approved of work that goes on', { approvedBy: null, startedAt: time('02:00') }, '03:00', 'running'],
];

test.each(cases)('%s', (_name, changes, now, state) => {
  expect(windowState({ ...plan, ...changes }, at(now))).toBe(state);
});

test('nobody is reminded for ever', () => {
  const late = { ...plan, startedAt: time('02:00') };
  expect(isOfNow(late, at('04:00') + remindedMs - 1)).toBe(true);
  expect(isOfNow(late, at('04:00') + remindedMs)).toBe(false);
  expect(isOfNow(plan, at('01:00'))).toBe(false);
});
