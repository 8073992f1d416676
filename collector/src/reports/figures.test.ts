import { expect, test } from 'vitest';
import { duration, percent3, wallClock } from './figures.ts';

test.each<[ms: number, text: string]>([
  [0, '0:00:00.000'],
  [999, '0:00:00.999'],
  [3_599_999, '0:59:59.999'],
  [100 * 3_600_000, '100:00:00.000'],
])('%i ms are %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test('percentages are cut at three decimals', () => {
  expect([percent3('99.999999'), percent3('0.000000'), percent3(null)]).toEqual(['99.999', '0.000', null]);
});

test('the hour that comes twice is told apart by its offset', () => {
  const berlin = (instant: string) => wallClock(instant, 'Europe/Berlin');
  expect(berlin('2026-10-25T00:30:00.000Z')).toBe('2026-10-25 02:30:00.000+02:00');
  expect(berlin('2026-10-25T01:30:00.000Z')).toBe('2026-10-25 02:30:00.000+01:00');
});
