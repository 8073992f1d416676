import { expect, test } from 'vitest';
import { officeCalendar, usualHours } from './office-calendar.ts';

test('a turn of the year is closed on both of its sides, and the next two as well', () => {
  const { closed } = officeCalendar(usualHours, 'Asia/Tokyo', 2026);
  expect(closed).toHaveLength(18);
  expect(closed?.slice(0, 7)).toEqual([
    ...['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'],
    '2027-12-29',
  ]);
});

test('what was not chosen is not written, and days stand in the order of the week', () => {
  const hours = { ...usualHours, days: ['sat', 'mon'] as const, holidays: false, closure: false };
  expect(officeCalendar(hours, 'UTC', 2026)).toEqual({
    timeZone: 'UTC',
    weekly: [{ days: ['mon', 'sat'], from: '09:00', to: '18:00' }],
  });
});
