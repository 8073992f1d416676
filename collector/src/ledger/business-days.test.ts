import { expect, test } from 'vitest';
import { businessDay } from './business-days.ts';
import type { Calendar } from './definitions.ts';

const weekdays = [{ days: [1, 2, 3, 4, 5], fromMinute: 540, toMinute: 1080 }];
const office: Calendar = {
  timeZone: 'Asia/Tokyo',
  weekly: weekdays,
  holidays: 'JP',
  closed: ['2026-12-01'],
  open: ['2026-11-01'],
};
const since = (fromMs: number, value: Calendar) => ({ fromMs, value });

test.each([
  // 2026-11-01 is a Sunday, and 3 November a holiday.
  ['without a calendar', null, '2026-11', 1, '2026-11-02'],
  ['an open Sunday is one', [since(0, office)], '2026-11', 1, '2026-11-01'],
  ['a holiday is none', [since(0, { ...office, open: [] })], '2026-11', 2, '2026-11-04'],
  ['a closed day is none', [since(0, office)], '2026-12', 1, '2026-12-02'],
  ['the last one where there are fewer', null, '2026-11', 28, '2026-11-30'],
  [
    'each day by the version in force then',
    [since(0, office), since(Date.parse('2026-11-10T00:00:00+09:00'), { ...office, weekly: [], open: [] })],
    '2026-11',
    20,
    '2026-11-09',
  ],
] as const)('%s', (_, calendar, month, n, day) => {
  expect(businessDay(calendar, month, n)?.toString()).toBe(day);
});

test('a month without any business day has none', () => {
  expect(businessDay([since(0, { ...office, weekly: [], open: [] })], '2026-11', 1)).toBeUndefined();
});
