import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from './account.ts';
import { courseOf, forecastOf } from './budget-course.ts';
import type { Interval } from './change.ts';
import { calendarDays } from './days.ts';
import { plainPolicy } from './definitions.ts';
import { intersection, lengthMs, union } from './intervals.ts';

const dayMs = 86_400_000;
const span = (fromMs: number, toMs: number): Interval => ({ fromMs, toMs });

/** Ten days round the clock, of which `asOfMs` have happened. */
function accountWith(asOfMs: number, parts: Partial<Pick<Account, 'down' | 'unknown' | 'wholeBase'>>): Account {
  const wholeBase = parts.wholeBase ?? [span(0, 10 * dayMs)];
  const base = intersection(wholeBase, [span(0, asOfMs)]);
  const none: Interval[] = [];
  return {
    ...{ agreed: base, byAdjustment: none, byMaintenance: none, base, down: none, unknown: none, wholeBase },
    ...{ maintained: none, withinCap: none, planned: none },
    ...parts,
  };
}

const forecast = (account: Account, budgetMs: number, asOfMs: number) =>
  forecastOf(account, plainPolicy, budgetMs, asOfMs);

test('a budget that nothing was spent of lasts', () => {
  const account = accountWith(2 * dayMs, {});
  const whole = { exhaustedAtMs: null, isExhausted: false, remainingAtEndMs: 1000 };
  expect(forecast(account, 1000, 2 * dayMs)).toEqual(whole);
  expect(forecast(accountWith(0, {}), 1000, 0)).toEqual(whole);
});

test('half of it gone after a fifth of the time is all gone after two', () => {
  const account = accountWith(2 * dayMs, { down: [span(0, 500)] });
  expect(forecast(account, 1000, 2 * dayMs)).toEqual({
    exhaustedAtMs: 4 * dayMs,
    isExhausted: false,
    remainingAtEndMs: -1500,
  });
});

test('only time that counts uses it up: a budget of office hours lasts through the night', () => {
  const hours = [0, 1, 2, 3].map((day) => span(day * dayMs, day * dayMs + 1000));
  const account = accountWith(dayMs, { wholeBase: hours, down: [span(0, 60)] });
  expect(forecast(account, 100, dayMs)).toMatchObject({ exhaustedAtMs: dayMs + 666, isExhausted: false });
});

test('a budget that is used up says since when', () => {
  const account = accountWith(5 * dayMs, { down: [span(0, 700), span(2 * dayMs, 2 * dayMs + 700)] });
  expect(forecast(account, 1000, 5 * dayMs)).toMatchObject({ exhaustedAtMs: 2 * dayMs + 300, isExhausted: true });
  expect(forecast(account, 0, 5 * dayMs)).toMatchObject({ exhaustedAtMs: 0, isExhausted: true });
});

test('exactly the whole budget is not too much, and any more is', () => {
  const account = accountWith(10 * dayMs, { down: [span(0, 1000)] });
  expect(forecast(account, 1000, 10 * dayMs)).toMatchObject({ exhaustedAtMs: null, isExhausted: false });
  expect(forecast(account, 999, 10 * dayMs)).toMatchObject({ exhaustedAtMs: 999, isExhausted: true });
});

test('unknown time spends it where the contract counts it as down', () => {
  const account = accountWith(10 * dayMs, { unknown: [span(0, 600)], down: [span(600, 1200)] });
  expect(forecast(account, 1000, 10 * dayMs).isExhausted).toBe(false);
  const strict = forecastOf(account, { ...plainPolicy, unknown: 'down' }, 1000, 10 * dayMs);
  expect(strict).toMatchObject({ isExhausted: true, exhaustedAtMs: 1000, remainingAtEndMs: -200 });
});

test('a course falls from the whole budget to what the month leaves, its ideal to nothing', () => {
  const run = fc
    .tuple(fc.nat(10 * dayMs - 1), fc.integer({ min: 1, max: dayMs }))
    .map(([fromMs, ms]) => span(fromMs, fromMs + ms));
  fc.assert(
    fc.property(fc.array(run, { maxLength: 20 }), fc.nat(dayMs), fc.nat(10 * dayMs), (runs, budgetMs, asOfMs) => {
      const down = intersection(union(runs), [span(0, asOfMs)]);
      const days = calendarDays(span(0, 10 * dayMs), 'UTC');
      const course = courseOf(accountWith(asOfMs, { down }), plainPolicy, budgetMs, days, asOfMs);
      expect(course[0]).toEqual({ atMs: 0, idealMs: budgetMs, remainingMs: budgetMs });
      expect(course.at(-1)).toMatchObject({ atMs: 10 * dayMs, idealMs: 0 });
      const known = course.filter(({ remainingMs }) => remainingMs !== null);
      expect(known.at(-1)).toMatchObject({ atMs: asOfMs, remainingMs: budgetMs - lengthMs(down) });
      for (const [index, { atMs, idealMs }] of course.entries()) {
        const before = course[index - 1];
        if (before) expect([before.atMs < atMs, before.idealMs >= idealMs]).toEqual([true, true]);
      }
    }),
  );
});
