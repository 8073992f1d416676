import { expect, test } from 'vitest';
import { dayOf, dayWindow, weekdayOf } from './day.ts';
import { createZone } from './zone.ts';

const tokyo = createZone('Asia/Tokyo');
const berlin = createZone('Europe/Berlin');

test('a day begins at the midnight of its zone', () => {
  const atMs = Date.parse('2026-12-31T15:00:00Z');
  expect(dayOf(atMs, tokyo)).toBe('2027-01-01');
  expect(dayOf(atMs - 1, tokyo)).toBe('2026-12-31');
  expect(dayWindow('2027-01-01', tokyo)).toEqual({ fromMs: atMs, toMs: atMs + 86_400_000 });
});

test('a day on which the clocks change is shorter or longer', () => {
  const hours = (day: string): number => {
    const { fromMs, toMs } = dayWindow(day, berlin);
    return (toMs - fromMs) / 3_600_000;
  };
  expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-10-26')]).toEqual([23, 25, 24]);
});

test('weekdays are counted from Sunday', () => {
  expect(['2026-10-18', '2026-10-14', '2026-10-17'].map(weekdayOf)).toEqual([0, 3, 6]);
});
