import { expect, test } from 'vitest';
import { addDays, dayAt, instantOfWall, isDay, mondayOf, startOfDay, wallOf, weeksOfMonth } from './days.ts';
import { createZone } from './zone.ts';

const tokyo = createZone('Asia/Tokyo');
const berlin = createZone('Europe/Berlin');

test('only a day of the calendar is a day', () => {
  expect(['2026-10-18', '2026-02-30', '2026-2-3', 'today', ''].map(isDay)).toEqual([true, false, false, false, false]);
});

test('days step over the ends of months and years, also where the clocks change', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-10-26', -1)).toBe('2026-10-25');
});

test('a week begins on Monday', () => {
  expect(['2026-10-18', '2026-10-19', '2026-10-20'].map(mondayOf)).toEqual(['2026-10-12', '2026-10-19', '2026-10-19']);
});

test('a month is shown by the weeks it lies in, whole', () => {
  const weeks = weeksOfMonth('2026-10');
  expect(weeks.map((week) => [week[0], week.length])).toEqual([
    ...[
      ['2026-09-28', 7],
      ['2026-10-05', 7],
      ['2026-10-12', 7],
      ['2026-10-19', 7],
      ['2026-10-26', 7],
    ],
  ]);
});

test('the day of an instant, and the first instant of a day, are the zone’s', () => {
  expect(dayAt(Date.parse('2026-10-17T15:00:00Z'), tokyo)).toBe('2026-10-18');
  expect(startOfDay('2026-10-18', tokyo)).toBe(Date.parse('2026-10-17T15:00:00Z'));
});

test('a wall clock that is read back shows what was set, in summer and winter', () => {
  for (const wall of ['2026-07-01T02:00', '2026-12-01T02:00']) {
    expect(wallOf(instantOfWall(wall, berlin), berlin)).toBe(wall);
  }
  expect(instantOfWall('when', berlin)).toBeNaN();
});
