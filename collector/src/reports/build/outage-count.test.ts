import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Counted, countTargets, workloadRows } from './counts.ts';
import { countedMonths, lineOf } from './line.ts';
import { outagesOnce } from './outage-count.ts';
import { readLine } from './read-line.ts';

const hourMs = 3_600_000;
const months = ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];
const sinceMs = Date.parse('2026-07-01T00:00:00Z');
const hours = (Date.parse('2026-12-01T00:00:00Z') - sinceMs) / hourMs;

type Hours = readonly (readonly [from: number, to: number])[];

/** A line that was down in these hours since July, as its report for a month tells it; in others nobody looked. */
function lineDown(down: Hours, month: string, blind: Hours = [], ignoreShorterThan = '0s') {
  const at = (hour: number) => new Date(sinceMs + hour * hourMs).toISOString();
  const document = JSON.stringify({
    format: 'kadoban-evaluation/1',
    asOf: '2026-12-02T00:00:00Z',
    calendars: {},
    targets: [
      {
        ...{ id: 'host:a', monitoredFrom: null, monitoredTo: null },
        changes: [
          { at: '2026-06-01T00:00:00Z', status: 'up' },
          ...down.flatMap(([from, to]) => [
            { at: at(from), status: 'down' },
            { at: at(to), status: 'up' },
          ]),
          ...blind.flatMap(([from, to]) => [
            { at: at(from), status: 'unknown', reason: 'silent' },
            { at: at(to), status: 'up' },
          ]),
        ],
      },
    ],
    ...{ services: [], maintenance: [], adjustments: [] },
    slos: [
      { id: 's', target: 'host:a', objective: '99', window: { calendar: 'month', timeZone: 'UTC' }, ignoreShorterThan },
    ],
    evaluate: months.filter((one) => one <= month).map((period) => ({ slo: 's', period })),
  });
  const input = {
    ...{ id: 's', title: 's', isPromised: true, serviceHours: null, yearly: null, rtoMs: null, clockOffsetMs: null },
    ...{ frozen: [], document },
  };
  return { input, read: readLine(document, '2027-03') };
}

function countOf(down: Parameters<typeof lineDown>[0], month: string, per: 'month' | 'half-year') {
  const { input, read } = lineDown(down, month);
  const counted: Counted = {
    ...{ month, timeZone: 'UTC', fiscalYearStart: 4, incidents: [], watched: { hosts: 0, checks: 0 } },
    outages: [countedMonths(input, read)],
  };
  return {
    target: countTargets([{ title: '', of: 'outages', atMost: 1, per }], counted)[0]?.actual,
    work: workloadRows([{ title: '', of: 'outages', limit: 9 }], counted)[0]?.measured,
    year: lineOf(input, read, '2026-04').yearToDate.outageCount,
  };
}

/** The 31st of August from eleven at night to one, and the same at the end of September. */
const overAugust = [62 * 24 - 1, 62 * 24 + 1] as const;
const overSeptember = [92 * 24 - 1, 92 * 24 + 1] as const;

test.each([
  ['once in its half-year, though two months tell it', [overAugust], '2026-09', 'half-year', 1, '1', 1],
  [
    'once where it began, though the next half-year has a part of it',
    [overSeptember],
    '2026-10',
    'half-year',
    0,
    '1',
    1,
  ],
  ['where it began', [overSeptember], '2026-09', 'half-year', 1, '1', 1],
  ['not in the month after, whose table has it', [overAugust], '2026-09', 'month', 0, '1', 1],
  ['beside another one', [overAugust, [70 * 24, 70 * 24 + 1]], '2026-09', 'half-year', 2, '2', 2],
  ['once, though it took a whole month', [[40 * 24, 100 * 24]], '2026-10', 'half-year', 0, '1', 1],
] as const)('an outage counts %s', (_, down, month, per, target, work, year) => {
  expect(countOf(down, month, per)).toEqual({ target, work, year });
});

test('a month that was reported with fewer outages never takes any away from others', () => {
  const month = (name: string, outageCount: number, beganMs: number[]) => {
    const outages = beganMs.map((fromMs) => ({ fromMs, countedMs: 1 }));
    return { month: name, outageCount, outages, blindToMs: [], observedMs: 0 };
  };
  expect(outagesOnce([month('2026-08', 1, [1]), month('2026-09', 0, [1, 2])])).toBe(1);
});

/** Outages that do not touch each other, anywhere in the history. */
const downHours = fc
  .uniqueArray(fc.integer({ min: 1, max: hours - 1 }), { minLength: 2, maxLength: 12 })
  .map((given): Hours => {
    const sorted = given.toSorted((a, b) => a - b).slice(0, given.length - (given.length % 2));
    return sorted.flatMap((from, index) => (index % 2 === 0 ? [[from, sorted[index + 1] ?? hours] as const] : []));
  });

test('the half-years of a history count every outage once, whatever ends of months lie in them', () => {
  fc.assert(
    fc.property(downHours, (down) => {
      const [first, second] = [countOf(down, '2026-09', 'half-year'), countOf(down, '2026-11', 'half-year')];
      expect((first.target ?? 0) + (second.target ?? 0)).toBe(down.length);
      expect(second.year).toBe(down.length);
    }),
    { numRuns: 40 },
  );
});

function verdictOf(down: Hours, blind: Hours, { atMost = 1, ignoreShorterThan = '0s' } = {}) {
  const { input, read } = lineDown(down, '2026-09', blind, ignoreShorterThan);
  const counted: Counted = {
    ...{ month: '2026-09', timeZone: 'UTC', fiscalYearStart: 4, incidents: [], watched: { hosts: 0, checks: 0 } },
    outages: [countedMonths(input, read)],
  };
  const [target] = countTargets([{ title: '', of: 'outages', atMost, per: 'half-year' }], counted);
  return target && [target.actual, target.hidden ?? 0, target.verdict];
}

const [first, second] = [
  [100, 101],
  [200, 202],
] as const;

test.each<[what: string, down: Hours, blind: Hours, rules: Parameters<typeof verdictOf>[2], expected: unknown]>([
  ['all was seen', [first], [], {}, [1, 0, 'met']],
  ['what nobody saw may break the promise', [first], [second], {}, [1, 1, 'undetermined']],
  ['what nobody saw cannot break it', [first], [second], { atMost: 2 }, [1, 1, 'met']],
  ['it is broken anyway', [first, second], [[300, 301]], {}, [2, 1, 'missed']],
  ['it was too short to hide one that counts', [first], [second], { ignoreShorterThan: '150m' }, [0, 0, 'met']],
  ['a stretch over the end of a month hides one', [], [overAugust], { atMost: 0 }, [0, 1, 'undetermined']],
  ['nothing was seen at all', [], [[0, 92 * 24]], { atMost: 9 }, [0, 1, 'undetermined']],
])('a promise that counts is judged by what nobody saw too: %s', (_, down, blind, rules, expected) => {
  expect(verdictOf(down, blind, rules)).toEqual(expected);
});

test('the longest outage of a year is no shorter than the mean, also over the ends of months', () => {
  const { input, read } = lineDown([[740, 750]], '2026-08');
  expect(lineOf(input, read, '2026-04').yearToDate).toMatchObject({
    ...{ outageCount: 1, longestOutageMs: 10 * hourMs, mttrMs: 10 * hourMs },
  });
  fc.assert(
    fc.property(downHours, (down) => {
      const { input, read } = lineDown(down, '2026-11');
      const { longestOutageMs, mttrMs } = lineOf(input, read, '2026-04').yearToDate;
      expect(longestOutageMs ?? 0).toBeGreaterThanOrEqual(mttrMs ?? 0);
    }),
    { numRuns: 40 },
  );
});
