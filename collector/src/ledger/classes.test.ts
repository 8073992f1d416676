import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from './account.ts';
import { classOf, stretchesOf } from './classes.ts';
import { plainPolicy } from './definitions.ts';
import { lengthMs } from './intervals.ts';
import type { Timeline } from './timeline.ts';

const nothing = { byMaintenance: [], down: [], unknown: [], wholeBase: [], maintained: [], planned: [] };
const account = (sets: Partial<Account>): Account => {
  return { ...nothing, agreed: [], byAdjustment: [], base: [], withinCap: [], ...sets };
};
const hour = { fromMs: 100, toMs: 200 };

const cases: [name: string, countedMs: number, sets: Partial<Account>, expected: string][] = [
  ['what counts in part is unplanned', 1, { byAdjustment: [hour], withinCap: [hour] }, 'unplanned'],
  ['an adjustment goes before maintenance', 0, { byAdjustment: [hour], withinCap: [hour] }, 'excluded'],
  ['accepted maintenance makes it planned', 0, { withinCap: [{ fromMs: 150, toMs: 160 }] }, 'planned'],
  ['otherwise service was not agreed', 0, { byAdjustment: [{ fromMs: 200, toMs: 300 }] }, 'outside-hours'],
];

test.each(cases)('%s', (_, countedMs, sets, expected) => {
  expect(classOf({ ...hour, downMs: 100, countedMs }, account(sets), 1000)).toBe(expected);
});

const line: Timeline = [
  { fromMs: Number.NEGATIVE_INFINITY, status: 'up' },
  { fromMs: 10, status: 'down', reason: 'timeout' },
  { fromMs: 15, status: 'up' },
  { fromMs: 30, status: 'degraded', reason: 'slow' },
  { fromMs: 50, status: 'up' },
  { fromMs: 80, status: 'unknown', reason: 'silent' },
];

test('low quality, what is too short to count and what nobody saw are told with how much of it lies in the base', () => {
  const base = [{ fromMs: 0, toMs: 90 }];
  const told = stretchesOf(line, { ...plainPolicy, ignoreShorterThanMs: 10 }, account({ base }), 100);
  expect(told).toEqual([
    { class: 'brief', fromMs: 10, toMs: 15, inBaseMs: 5, reason: 'timeout' },
    { class: 'degraded', fromMs: 30, toMs: 50, inBaseMs: 20, reason: 'slow' },
    { class: 'unknown', fromMs: 80, toMs: 100, inBaseMs: 10, reason: 'silent' },
  ]);
});

test('a target that was never seen before is unknown from where time counts', () => {
  const base = [{ fromMs: 20, toMs: 90 }];
  const young: Timeline = [
    { fromMs: Number.NEGATIVE_INFINITY, status: 'unknown', reason: 'not-observed' },
    { fromMs: 40, status: 'up' },
  ];
  expect(stretchesOf(young, plainPolicy, account({ base }), 100)).toEqual([
    { class: 'unknown', fromMs: 20, toMs: 40, inBaseMs: 20, reason: 'not-observed' },
  ]);
});

test('what counts as down is told as an outage alone', () => {
  const base = [{ fromMs: 0, toMs: 100 }];
  const told = stretchesOf(line, { ...plainPolicy, degraded: 'down' }, account({ base }), 100);
  expect(told.map((one) => one.class)).toEqual(['unknown']);
});

test('no more of a stretch lies in the base than there is of either', () => {
  const cut = fc
    .tuple(fc.nat(100), fc.nat(100))
    .map(([a, b]) => [{ fromMs: Math.min(a, b), toMs: Math.max(a, b) + 1 }]);
  fc.assert(
    fc.property(cut, (base) => {
      for (const one of stretchesOf(line, plainPolicy, account({ base }), 100)) {
        expect(one.inBaseMs).toBeGreaterThan(0);
        expect(one.inBaseMs).toBeLessThanOrEqual(Math.min(one.toMs - one.fromMs, lengthMs(base)));
      }
    }),
  );
});
