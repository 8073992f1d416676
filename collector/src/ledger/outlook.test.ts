import { expect, test } from 'vitest';
import type { Evaluation } from './evaluate.ts';
import { outlookOf } from './outlook.ts';

const lasts = { exhaustedAtMs: null, isExhausted: false, remainingAtEndMs: 0 };
const ends = { exhaustedAtMs: 900, isExhausted: false, remainingAtEndMs: -1 };

const cases: [
  name: string,
  more: Partial<Evaluation>,
  forecast: typeof lasts | typeof ends,
  asOfMs: number,
  outlook: string | null,
][] = [
  ['a month that is over has its verdict', { verdict: 'missed', budgetRemainingMs: 50 }, lasts, 1000, 'missed'],
  ['so has one that nobody knows enough about', { verdict: 'undetermined' }, lasts, 1000, 'undetermined'],
  ['a promise whose budget lasts is on course', {}, lasts, 500, 'on-course'],
  ['also while a bad first day reads as missed', { verdict: 'missed', budgetRemainingMs: 60 }, lasts, 500, 'on-course'],
  ['one whose budget would not last is at risk', {}, ends, 500, 'at-risk'],
  ['so is one with less than a fifth of it', { budgetRemainingMs: 19 }, lasts, 500, 'at-risk'],
  ['a fifth is enough', { budgetRemainingMs: 20 }, lasts, 500, 'on-course'],
  [
    'so is one that its unknown time may have broken',
    { worst: { badMs: 101, ofMs: 999, percent: '' } },
    lasts,
    500,
    'at-risk',
  ],
  ['one that it cannot have broken is not', { worst: { badMs: 100, ofMs: 999, percent: '' } }, lasts, 500, 'on-course'],
  ['more down time than the whole month allows is missed', { budgetRemainingMs: -1 }, ends, 500, 'missed'],
  ['while nothing counts there is nothing to say', { primary: null, verdict: null }, lasts, 500, null],
];

test.each(cases)('%s', (_name, more, forecast, asOfMs, outlook) => {
  const primary = { badMs: 0, ofMs: 1, percent: '100.000000' };
  const evaluation = {
    toMs: 1000,
    primary,
    worst: null,
    verdict: 'met',
    budgetMs: 100,
    budgetRemainingMs: 100,
    ...more,
  };
  expect(outlookOf(evaluation as Evaluation, forecast, false, asOfMs)).toBe(outlook);
});

test('a budget that burns is at risk however much is left of it, while there is any time to come', () => {
  const primary = { badMs: 0, ofMs: 1, percent: '100.000000' };
  const evaluation = { toMs: 1000, primary, worst: null, verdict: 'met', budgetMs: 100, budgetRemainingMs: 100 };
  expect(outlookOf(evaluation as Evaluation, lasts, true, 500)).toBe('at-risk');
  expect(outlookOf(evaluation as Evaluation, lasts, true, 1000)).toBe('met');
});
