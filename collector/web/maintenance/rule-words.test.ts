import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTranslate } from '../i18n/translate.ts';
import { durationMinutes, durationText, type Recurs, recurrenceWords } from './rule-words.ts';

const night: Recurs = { rrule: '', timeZone: 'Asia/Tokyo', start: '2026-01-11T02:00', duration: 'PT2H' };
const words = (changes: Partial<Recurs>): string[] =>
  (['ja', 'en'] as const).map((language) =>
    recurrenceWords({ ...night, ...changes }, createTranslate(language), language),
  );

const rules: [changes: Partial<Recurs>, ja: string, en: string][] = [
  [
    { rrule: 'FREQ=MONTHLY;BYDAY=2SU' },
    '毎月第2日曜日 02:00–04:00（Asia/Tokyo）',
    'second Sunday of each month, 02:00–04:00 (Asia/Tokyo)',
  ],
  [
    { rrule: 'FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=3' },
    '3か月ごと、最終金曜日 02:00–04:00（Asia/Tokyo）',
    'last Friday of every 3rd month, 02:00–04:00 (Asia/Tokyo)',
  ],
  [
    { rrule: 'FREQ=MONTHLY;BYDAY=1WE,3WE' },
    '毎月第1、第3水曜日 02:00–04:00（Asia/Tokyo）',
    'first and third Wednesday of each month, 02:00–04:00 (Asia/Tokyo)',
  ],
  [{ rrule: 'FREQ=DAILY' }, '毎日 02:00–04:00（Asia/Tokyo）', 'every day, 02:00–04:00 (Asia/Tokyo)'],
  [
    { rrule: 'FREQ=WEEKLY;BYDAY=TU,TH;INTERVAL=2' },
    '2週間ごと、火曜日、木曜日 02:00–04:00（Asia/Tokyo）',
    'every 2nd week on Tuesday and Thursday, 02:00–04:00 (Asia/Tokyo)',
  ],
  [
    { rrule: 'FREQ=MONTHLY;BYMONTHDAY=-1', start: '2026-01-31T22:00', duration: 'PT4H' },
    '毎月末日 22:00–翌02:00（Asia/Tokyo）',
    'last day of each month, 22:00–02:00 the next day (Asia/Tokyo)',
  ],
  [
    { rrule: 'FREQ=MONTHLY;BYMONTHDAY=22', start: '2026-01-22T22:00' },
    '毎月22日 22:00–24:00（Asia/Tokyo）',
    '22nd of each month, 22:00–24:00 (Asia/Tokyo)',
  ],
  [
    { rrule: 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31', until: '2030-03-31', duration: 'PT36H' },
    '毎年3月31日 02:00 から36時間（Asia/Tokyo）、2030-03-31 まで',
    '31 March each year, from 02:00 for 36 hours (Asia/Tokyo), until 2030-03-31',
  ],
  [
    { rrule: 'FREQ=DAILY;COUNT=12', except: ['2026-01-12'] },
    '毎日 02:00–04:00（Asia/Tokyo）、全12回、2026-01-12 を除く',
    'every day, 02:00–04:00 (Asia/Tokyo), 12 times, except 2026-01-12',
  ],
  [
    { rrule: 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1' },
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1 02:00–04:00（Asia/Tokyo）',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1, 02:00–04:00 (Asia/Tokyo)',
  ],
];

test.each(rules)('%j is a sentence in both languages', (changes, ja, en) => {
  expect(words(changes)).toEqual([ja, en]);
});

test('a length that is written is read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), (minutes) => {
      expect(durationMinutes(durationText(minutes))).toBe(minutes);
    }),
  );
});
