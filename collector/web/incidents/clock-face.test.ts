import { expect, test } from 'vitest';
import { type ClockFace, clockFace, stoppedAt } from './clock-face.ts';

const asOfMs = Date.parse('2026-10-14T08:00:00Z');
const minuteMs = 60_000;
const clock = {
  elapsedMs: 5 * minuteMs,
  isStopped: false,
  targetMs: 10 * minuteMs,
  remainingMs: 5 * minuteMs,
  due: null,
  isMet: null,
};
const closesAt = (at: string) => ({ isOpen: true, changesAt: at });

type Case = [
  name: string,
  told: Partial<typeof clock> & object,
  hours: Parameters<typeof clockFace>[1],
  laterMs: number,
  face: ClockFace,
];
const cases: Case[] = [
  [
    'counts down',
    {},
    null,
    2 * minuteMs,
    { state: 'counting', isPaused: false, elapsedMs: 7 * minuteMs, remainingMs: 3 * minuteMs },
  ],
  [
    'is not late at the very target',
    {},
    null,
    5 * minuteMs,
    { state: 'counting', isPaused: false, elapsedMs: 10 * minuteMs, remainingMs: 0 },
  ],
  [
    'is late after it',
    {},
    null,
    6 * minuteMs,
    { state: 'late', isPaused: false, elapsedMs: 11 * minuteMs, remainingMs: -minuteMs },
  ],
  [
    'stands still out of hours',
    {},
    { isOpen: false, changesAt: '2026-10-15T00:00:00Z' },
    60 * minuteMs,
    { state: 'counting', isPaused: true, elapsedMs: 5 * minuteMs, remainingMs: 5 * minuteMs },
  ],
  [
    'goes on to the end of the hours',
    {},
    closesAt('2026-10-14T08:02:00Z'),
    60 * minuteMs,
    { state: 'counting', isPaused: false, elapsedMs: 7 * minuteMs, remainingMs: 3 * minuteMs },
  ],
  [
    'that was stopped stays',
    { isStopped: true, isMet: true as never },
    null,
    60 * minuteMs,
    { state: 'met', isPaused: false, elapsedMs: 5 * minuteMs, remainingMs: 5 * minuteMs },
  ],
  [
    'that was stopped too late is missed',
    { isStopped: true, isMet: false as never, elapsedMs: 12 * minuteMs },
    null,
    0,
    { state: 'missed', isPaused: false, elapsedMs: 12 * minuteMs, remainingMs: -2 * minuteMs },
  ],
  [
    'without a target only runs',
    { targetMs: null as never },
    null,
    minuteMs,
    { state: 'running', isPaused: false, elapsedMs: 6 * minuteMs, remainingMs: null },
  ],
  [
    'of a browser that is behind does not run back',
    {},
    null,
    -minuteMs,
    { state: 'counting', isPaused: false, elapsedMs: 5 * minuteMs, remainingMs: 5 * minuteMs },
  ],
];

test.each(cases)('a clock %s', (_, told, hours, laterMs, face) => {
  expect(clockFace({ ...clock, ...told }, hours, asOfMs, asOfMs + laterMs)).toEqual(face);
});

test('the clock since the detection stops when service was back, by the ledger first, or when it became part of another one', () => {
  const [restoredAt, closedAt, mergedInto] = ['2026-10-14T08:05:00Z', '2026-10-14T09:00:00Z', 'INC-20261014-01'];
  const stops = (more: object, overruled: { restoredAt: string | null } | null = null) =>
    stoppedAt({ incident: { title: '', source: 'manual', state: 'closed', detectedAt: '', ...more }, overruled });
  expect(stops({})).toBeNull();
  expect(stops({ restoredAt, closedAt })).toEqual({ by: 'restored', at: restoredAt });
  expect(stops({ restoredAt }, { restoredAt: null })).toBeNull();
  expect(stops({ restoredAt }, { restoredAt: closedAt })).toEqual({ by: 'restored', at: closedAt });
  expect(stops({ closedAt, mergedInto })).toEqual({ by: 'merged', at: closedAt });
});
