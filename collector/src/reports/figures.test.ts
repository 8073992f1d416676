import { expect, test } from 'vitest';
import { duration, hms, percent3, percentText, signedHms, wallClock } from './figures.ts';

test.each<[ms: number, text: string]>([
  [0, '0:00:00.000'],
  [999, '0:00:00.999'],
  [3_599_999, '0:59:59.999'],
  [100 * 3_600_000, '100:00:00.000'],
])('%i ms are %s to the millisecond', (ms, text) => {
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

const durations: [ms: number, text: string][] = [
  [0, '0:00:00'],
  [1, '0:00:00.001'],
  [999, '0:00:00.999'],
  [1_999, '0:00:01'],
  [4_867_000, '1:21:07'],
  [2_678_400_000, '744:00:00'],
  [-2_923_200, '−0:48:43'],
  [-1, '−0:00:00.001'],
];

test.each(durations)('%i ms are %s', (ms, text) => {
  expect(hms(ms)).toBe(text);
});

test('what remains has its sign, and nothing has none', () => {
  expect([1_404_200, 0, -2_923_200].map(signedHms)).toEqual(['+0:23:24', '0:00:00', '−0:48:43']);
});

test('a percentage is cut to three decimals, and what was not measured has none', () => {
  expect([percentText('99.999999'), percentText('100.000000'), percentText(null)]).toEqual([
    '99.999%',
    '100.000%',
    null,
  ]);
});
