import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ordinals, type Pattern, parseRule, ruleText, weekdays } from './recurrence-rule.ts';

const start = '2026-01-18';

const interval = fc.integer({ min: 1, max: 12 });
const date = fc.oneof(fc.constant(-1), fc.integer({ min: 1, max: 31 }));
const patterns: fc.Arbitrary<Pattern> = fc.oneof(
  fc.record({ every: fc.constant('day' as const), interval }),
  fc.record({
    every: fc.constant('week' as const),
    interval,
    days: fc.subarray([...weekdays], { minLength: 1 }),
  }),
  fc.record({ every: fc.constant('month-date' as const), interval, date }),
  fc.record({
    every: fc.constant('month-weekday' as const),
    interval,
    nth: fc.subarray([...ordinals], { minLength: 1 }),
    day: fc.constantFrom(...weekdays),
  }),
  fc.record({ every: fc.constant('year' as const), interval, month: fc.integer({ min: 1, max: 12 }), date }),
);

test('whatever the editor writes it reads again', () => {
  const counts = fc.option(fc.integer({ min: 1, max: 99 }));
  fc.assert(
    fc.property(patterns, counts, (pattern, count) => {
      expect(parseRule(ruleText({ pattern, count }), start)).toEqual({ pattern, count });
    }),
  );
});

const left: [rrule: string, pattern: Pattern | null][] = [
  ['FREQ=WEEKLY', { every: 'week', interval: 1, days: ['SU'] }],
  ['FREQ=MONTHLY', { every: 'month-date', interval: 1, date: 18 }],
  ['FREQ=YEARLY', { every: 'year', interval: 1, month: 1, date: 18 }],
  ['FREQ=MONTHLY;BYDAY=+2SU', { every: 'month-weekday', interval: 1, nth: [2], day: 'SU' }],
  ['FREQ=MONTHLY;BYDAY=3WE,1WE', { every: 'month-weekday', interval: 1, nth: [1, 3], day: 'WE' }],
  ['FREQ=MONTHLY;BYDAY=1WE,3TH', null],
  ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1', null],
  ['FREQ=MONTHLY;BYDAY=SU', null],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15', null],
  ['FREQ=WEEKLY;BYDAY=XX', null],
  ['FREQ=HOURLY', null],
  ['FREQ=DAILY;INTERVAL=0', null],
];

test.each(left)('%s is read by its start, or left to who wrote it', (rrule, pattern) => {
  expect(parseRule(rrule, start)?.pattern ?? null).toEqual(pattern);
});
