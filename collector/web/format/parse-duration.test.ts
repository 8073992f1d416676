import { expect, test } from 'vitest';
import { apiDuration, parseDuration } from './parse-duration.ts';

const minuteMs = 60_000;
const cases: [text: string, ms: number | null][] = [
  ['7時間40分', 460 * minuteMs],
  ['７時間４０分', 460 * minuteMs],
  ['7:40', 460 * minuteMs],
  ['0:07:40', 460_000],
  ['460m', 460 * minuteMs],
  ['12h', 720 * minuteMs],
  ['1d 2h', 26 * 60 * minuteMs],
  ['15 min', 15 * minuteMs],
  ['30秒', 30_000],
  ['0h', 0],
  ['', null],
  ['12', null],
  ['7:75', null],
  ['h', null],
  ['12h about', null],
];
test.each(cases)('%s', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test('the API is told the same length back', () => {
  expect([720, 460, 0].map((minutes) => apiDuration(minutes * minuteMs))).toEqual(['12h', '460m', '0h']);
  expect(apiDuration(90_000)).toBe('90s');
});
