import { expect, test } from 'vitest';
import type { Day } from '../../src/api/contract/day.ts';
import { dayStep, weeksOf } from './weeks-of.ts';

/** October 2026 begins on a Thursday. */
const october = Array.from({ length: 31 }, (_, index) => {
  return { day: `2026-10-${String(index + 1).padStart(2, '0')}` } as Day;
});
const dates = (weeks: (Day | null)[][]) =>
  weeks.map((week) => week.map((day) => (day ? Number(day.day.slice(-2)) : 0)));

test('a month is rows of seven days, from Sunday or from Monday', () => {
  expect(dates(weeksOf(october, 0))[0]).toEqual([0, 0, 0, 0, 1, 2, 3]);
  expect(dates(weeksOf(october, 1))[0]).toEqual([0, 0, 0, 1, 2, 3, 4]);
  expect(dates(weeksOf(october, 1)).at(-1)).toEqual([26, 27, 28, 29, 30, 31, 0]);
  expect(weeksOf([], 0)).toEqual([]);
});

test.each([
  ['ArrowRight', '2026-10-14', '2026-10-15'],
  ['ArrowLeft', '2026-10-14', '2026-10-13'],
  ['ArrowDown', '2026-10-14', '2026-10-21'],
  ['ArrowUp', '2026-10-14', '2026-10-07'],
  ['Home', '2026-10-14', '2026-10-01'],
  ['End', '2026-10-14', '2026-10-31'],
  ['ArrowUp', '2026-10-03', null],
  ['ArrowRight', '2026-10-31', null],
  ['Enter', '2026-10-14', null],
])('%s leads from %s to %s', (key, from, to) => {
  expect(dayStep(october, from, key)).toBe(to);
});
