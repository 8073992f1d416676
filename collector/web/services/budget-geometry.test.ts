import { expect, test } from 'vitest';
import type { PromiseDetail } from '../../src/api/contract/promise.ts';
import { createZone } from '../format/zone.ts';
import { budgetGeometry } from './budget-geometry.ts';

const at = (day: number): string => new Date(Date.UTC(2026, 9, day)).toISOString();
const minuteMs = 60_000;

/** Ten days with forty minutes to spend, of which ten went on the first two. */
function detail(more: Partial<PromiseDetail['promise']> = {}, lowestMs = 30 * minuteMs) {
  const forecast = { exhaustedAt: at(9), isExhausted: false, remainingAtEndMs: -10 * minuteMs };
  return {
    asOf: at(3),
    course: [
      { at: at(1), idealMs: 40 * minuteMs, remainingMs: 40 * minuteMs },
      { at: at(3), idealMs: 32 * minuteMs, remainingMs: lowestMs },
      { at: at(11), idealMs: 0, remainingMs: null },
    ],
    promise: { from: at(1), to: at(11), budgetMs: 40 * minuteMs, forecast, unknownMs: 0, primary: null, ...more },
  } as unknown as PromiseDetail;
}

const zone = createZone('UTC');

test('the ideal goes from corner to the line of nothing, what was spent ends now, and the forecast crosses where it says', () => {
  const { ideal, actual, forecast, now, zeroY, exhaustedX, plot } = budgetGeometry(detail(), zone, 590);
  expect(plot).toEqual({ left: 76, right: 576, top: 14, bottom: 244 });
  expect(ideal).toBe(`M76.0 14.0L176.0 50.8L576.0 ${zeroY.toFixed(1)}`);
  expect(actual).toBe('M76.0 14.0L176.0 60.0');
  expect(now).toEqual({ x: 176, y: 60 });
  expect(forecast).toBe(`M176.0 60.0L476.0 ${zeroY.toFixed(1)}L576.0 244.0`);
  expect(exhaustedX).toBe(476);
});

test('what is over has no forecast, and what was overspent is drawn to its depth', () => {
  const forecast = { exhaustedAt: at(2), isExhausted: true, remainingAtEndMs: -80 * minuteMs };
  const over = budgetGeometry({ ...detail({ forecast }, -80 * minuteMs), asOf: at(12) }, zone, 590);
  expect([over.forecast, over.now]).toEqual([null, null]);
  expect(over.actual.endsWith('244.0')).toBe(true);
  expect(over.levels.map(({ ms }) => ms / minuteMs)).toEqual([-60, -30, 0, 30]);
});

test('days are labelled as far apart as there is room', () => {
  const gaps = (width: number) => budgetGeometry(detail(), zone, width).days.length;
  expect([gaps(900), gaps(590), gaps(320)]).toEqual([10, 5, 3]);
});

test('of a month that nobody saw anything of there is no line, least of all one that says that nothing was spent', () => {
  const forecast = { exhaustedAt: null, isExhausted: false, remainingAtEndMs: 40 * minuteMs };
  const unseen = budgetGeometry(detail({ forecast, unknownMs: 2 * 86_400_000 }), zone, 590);
  expect([unseen.actual, unseen.forecast, unseen.now]).toEqual(['', null, null]);
  expect(unseen.ideal).not.toBe('');
});
