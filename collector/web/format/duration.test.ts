import { expect, test } from 'vitest';
import { createTranslate } from '../i18n/translate.ts';
import { exactDuration, formatAgo, formatDuration, formatInterval, formatOffset } from './duration.ts';

const ja = createTranslate('ja');
const en = createTranslate('en');
const minute = 60_000;
const hour = 60 * minute;

const durations: [ms: number, japanese: string, english: string][] = [
  [0, '0秒', '0 s'],
  [7, '7ミリ秒', '7 ms'],
  [999, '999ミリ秒', '999 ms'],
  [59_999, '59秒', '59 s'],
  [minute, '1分00秒', '1 min 00 s'],
  [hour + 2 * minute + 5000, '1時間02分', '1 h 02 min'],
  [24 * hour - 1, '23時間59分', '23 h 59 min'],
  [26 * hour, '1日02時間', '1 d 02 h'],
];

test.each(durations)('%i ms is %s, %s', (ms, japanese, english) => {
  expect(formatDuration(ms, ja)).toBe(japanese);
  expect(formatDuration(ms, en)).toBe(english);
});

test('a chosen length is written in the largest unit that divides it', () => {
  expect([90_000, 5 * minute, 2 * hour, 1500].map((ms) => formatInterval(ms, en))).toEqual([
    '90 s',
    '5 min',
    '2 h',
    '1.5 s',
  ]);
});

test('the hover has every millisecond', () => {
  expect(exactDuration(26 * hour + 62_007, ja)).toBe('正確には 26:01:02.007（93662007 ミリ秒）');
  expect(exactDuration(7, en)).toBe('exactly 0:00:00.007 (7 ms)');
});

test('how long ago is one unit, cut off, and never in the future', () => {
  expect(formatAgo(-5000, en)).toBe('just now');
  expect(formatAgo(8_900, ja)).toBe('8秒前');
  expect(formatAgo(2 * hour - 1, en)).toBe('1 h ago');
  expect(formatAgo(50 * hour, ja)).toBe('2日前');
});

test('an offset has a sign and a unit', () => {
  expect([0, 12, -250, 3299, -90_000].map(formatOffset)).toEqual(['±0 ms', '+12 ms', '−250 ms', '+3.2 s', '−1 min']);
});
