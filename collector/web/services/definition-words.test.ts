import { expect, test } from 'vitest';
import type { PromiseTerms } from '../../src/api/contract/promise.ts';
import { createTranslate, type Language } from '../i18n/translate.ts';
import { lengthWords } from './aspects.ts';
import { definitionWords } from './definition-words.ts';
import type { SaidCalendar, SaidExpression, SaidSlo } from './terms.ts';

const office: SaidCalendar = {
  timeZone: 'Asia/Tokyo',
  holidays: 'JP',
  weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }],
};
const month: SaidSlo = { target: 'shop', objective: '99.9', window: { calendar: 'month', timeZone: 'Asia/Tokyo' } };
const names = { 'host:a': 'web-01', 'host:b': 'web-02', 'check:a/http': 'web-01 / http', auth: '認証基盤' };

function wordsOf(language: Language, service: SaidExpression | null, calendar: SaidCalendar | null, slo = month) {
  const terms = { slo, service, calendar, version: 1, names } as unknown as PromiseTerms;
  return definitionWords(terms, createTranslate(language));
}

const either: SaidExpression = { any: ['host:a', 'host:b'] };

const sentences: [
  language: Language,
  service: SaidExpression | null,
  calendar: SaidCalendar | null,
  sentence: string,
][] = [
  ['ja', either, office, '営業日9–18時に、2台のうち1台以上が応答していること'],
  ['en', either, office, 'On business days 9–18, at least 1 of 2 hosts responds'],
  ['ja', { all: ['host:a', 'host:b'] }, null, '24時間365日、2台すべてが応答していること'],
  ['en', { all: ['host:a', 'host:b'] }, null, 'Round the clock, all 2 hosts respond'],
  ['ja', { all: ['check:a/http'] }, null, '24時間365日、web-01 / http が応答していること'],
  ['en', { all: ['check:a/http'] }, null, 'Round the clock, web-01 / http responds'],
  [
    'ja',
    { atLeast: 2, of: ['host:a', 'check:a/http', 'auth'] },
    null,
    '24時間365日、3項目のうち2項目以上が正常であること',
  ],
  [
    'en',
    { atLeast: 2, of: ['host:a', 'check:a/http', 'auth'] },
    null,
    'Round the clock, at least 2 of 3 items are well',
  ],
  ['ja', { all: ['auth'] }, office, '営業日9–18時に、認証基盤が提供されていること'],
];

test.each(sentences)('in %s: %j', (language, service, calendar, sentence) => {
  expect(wordsOf(language, service, calendar).sentence).toBe(sentence);
});

test('a promise about a host itself names it', () => {
  expect(wordsOf('ja', null, null, { ...month, target: 'host:a' }).sentence).toBe(
    '24時間365日、web-01 が応答していること',
  );
});

test('a service whose rule is not told is up as a whole', () => {
  const slo = { ...month, target: 'auth' };
  expect(wordsOf('ja', {}, office, slo).sentence).toBe('営業日9–18時に、認証基盤が提供されていること');
});

test('what is nested is told below, each rule in its own words', () => {
  const nested = { all: [{ any: [{ all: ['host:a', 'check:a/http'] }, 'host:b'] }, 'auth'] };
  expect(wordsOf('ja', nested, null).members).toEqual([
    {
      text: '2項目のうち1項目以上が正常であること',
      members: [
        {
          text: '2項目すべてが正常であること',
          members: [
            { text: 'web-01 が応答していること', members: [] },
            { text: 'web-01 / http が応答していること', members: [] },
          ],
        },
        { text: 'web-02 が応答していること', members: [] },
      ],
    },
    { text: '認証基盤が提供されていること', members: [] },
  ]);
});

const hours: [name: string, weekly: SaidCalendar['weekly'], holidays: 'JP' | null, ja: string, en: string][] = [
  [
    'every day',
    [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }],
    null,
    '毎日終日、',
    'On every day, ',
  ],
  [
    'weekdays without holidays',
    [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:30', to: '17:30' }],
    null,
    '平日8:30–17:30に、',
    'On weekdays 8:30–17:30, ',
  ],
  [
    'two ranges',
    [
      { days: ['mon', 'wed'], from: '09:00', to: '12:00' },
      { days: ['sat'], from: '10:00', to: '15:30' },
    ],
    'JP',
    '月・水（祝日を除く）9–12時と土（祝日を除く）10:00–15:30に、',
    'On Mon, Wed (but holidays) 9–12 and Sat (but holidays) 10:00–15:30, ',
  ],
];

test.each(hours)('hours: %s', (_name, weekly, holidays, ja, en) => {
  const calendar = { timeZone: 'Asia/Tokyo', weekly, holidays };
  expect(wordsOf('ja', either, calendar).sentence.startsWith(ja)).toBe(true);
  expect(wordsOf('en', either, calendar).sentence.startsWith(en)).toBe(true);
});

test('exceptions of a calendar are counted', () => {
  const calendar = { ...office, closed: ['2026-12-29', '2026-12-30'], open: ['2026-12-26'] };
  expect(wordsOf('ja', either, calendar).exceptions).toEqual(['休業日 2日を除く', '臨時営業日 1日を含む']);
  expect(wordsOf('en', either, calendar).exceptions).toEqual(['2 closed days are left out', '1 extra day is added']);
});

test('what a promise leaves out is told as what then holds', () => {
  expect(wordsOf('ja', either, null).aspects.map(({ text }) => text)).toEqual([
    '月間稼働率 99.9 % 以上',
    '観測できなかった時間は、対象時間から除く',
    '品質低下は停止に数えない',
    '承認済みの計画停止は、対象時間から除く',
  ]);
});

test('what it says is told with its conditions', () => {
  const slo: SaidSlo = {
    ...month,
    window: { rolling: '30d' },
    unknown: 'down',
    degraded: 'down',
    maintenance: { count: 'exclude', minimumNotice: '72h', capPerWindow: '4h' },
    ...{ ignoreShorterThan: '60s', rto: '4h', resolve: '8h' },
  };
  expect(wordsOf('en', either, null, slo).aspects.map(({ text }) => text)).toEqual([
    'at least 99.9 % over the last 30 days',
    'time when nobody could look counts as down',
    'degraded time counts as down',
    'approved maintenance is left out, if announced 72 h before, up to 4 h in a period',
    'outages shorter than 1 min are not counted',
    '4 h',
    '8 h',
  ]);
});

test('a length that nobody knows stays as it is', () => {
  expect(lengthWords('a while', createTranslate('en'))).toBe('a while');
  expect(lengthWords('5bd', createTranslate('ja'))).toBe('5営業日');
  expect(lengthWords('1bd', createTranslate('en'))).toBe('1 business day');
});
