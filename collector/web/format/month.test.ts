import { expect, test } from 'vitest';
import { isMonth, monthAt, monthWindow, shiftMonth } from './month.ts';
import { createZone } from './zone.ts';

const at = (text: string): number => Date.parse(text);

test('months step over the end of the year', () => {
  expect(shiftMonth('2026-12', 1)).toBe('2027-01');
  expect(shiftMonth('2026-01', -1)).toBe('2025-12');
});

test('the month is the one of the zone, not of UTC', () => {
  expect(monthAt(at('2026-10-31T15:00:00Z'), createZone('Asia/Tokyo'))).toBe('2026-11');
  expect(monthAt(at('2026-10-31T15:00:00Z'), createZone('UTC'))).toBe('2026-10');
});

test('a month with a change of the clocks is an hour longer or shorter', () => {
  const hours = (month: string, zone: string): number => {
    const { fromMs, toMs } = monthWindow(month, createZone(zone));
    return (toMs - fromMs) / 3_600_000;
  };
  expect(hours('2026-11', 'Asia/Tokyo')).toBe(720);
  expect(hours('2026-03', 'Europe/Berlin')).toBe(743);
  expect(hours('2026-10', 'Europe/Berlin')).toBe(745);
});

test('only a real month is a month', () => {
  expect(['2026-11', '2026-13', '2026-1', '26-11', ''].map(isMonth)).toEqual([true, false, false, false, false]);
});
