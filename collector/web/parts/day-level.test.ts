import { expect, test } from 'vitest';
import { dayLevel } from './day-level.ts';

const hourMs = 3_600_000;
const day = (times: { baseMs?: number; downMs?: number; unknownMs?: number }, date = '2026-10-14') => ({
  day: date,
  baseMs: 9 * hourMs,
  downMs: 0,
  unknownMs: 0,
  maintenanceMs: 0,
  excludedMs: 0,
  percent: null,
  ...times,
});

test.each([
  ['a day without down time', day({}), 'up'],
  ['a millisecond of down time', day({ downMs: 1 }), 'dented'],
  ['a twentieth of the day', day({ downMs: 0.45 * hourMs }), 'down'],
  ['nobody looked for half of it', day({ unknownMs: 4.5 * hourMs }), 'unknown'],
  ['nobody looked for less', day({ unknownMs: 4 * hourMs }), 'up'],
  ['down time is told before what is unknown', day({ downMs: 1, unknownMs: 8 * hourMs }), 'dented'],
  ['a holiday', day({ baseMs: 0 }), 'closed'],
  ['tomorrow', day({ baseMs: 0 }, '2026-10-16'), 'future'],
])('%s is %s', (_what, given, level) => {
  expect(dayLevel(given, '2026-10-15')).toBe(level);
});
