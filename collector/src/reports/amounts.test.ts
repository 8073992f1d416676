import { expect, test } from 'vitest';
import { hms, percentText, signedHms } from './amounts.ts';

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
