import { describe, expect, test } from 'vitest';
import type { Change, Interval, Status } from './change.ts';
import { plainPolicy } from './definitions.ts';
import { type Evaluation, evaluatorOf } from './evaluate.ts';

/** Times are minutes here; the window is an hour. */
type Bounded = readonly [at: number, status: Status, bounds?: { earliest?: number; latest?: number }];
type Adjusted = readonly [from: number, to: number, status: 'up' | 'down' | 'unknown' | 'excluded'];
interface Options {
  readonly adjusted?: readonly Adjusted[];
  readonly asOf?: number;
  readonly ignoreShorterThan?: number;
  readonly degraded?: 'up' | 'down';
}

const minuteMs = 60_000;
const hour: Interval = { fromMs: 0, toMs: 60 * minuteMs };

function changeOf([at, status, { earliest, latest } = {}]: Bounded): Change {
  return {
    atMs: at * minuteMs,
    status,
    ...(earliest !== undefined && { earliestMs: earliest * minuteMs }),
    ...(latest !== undefined && { latestMs: latest * minuteMs }),
  };
}

/** The minutes that are bad at worst, at the point estimate, and at best. */
function minutes(targets: readonly (readonly Bounded[])[], options: Options = {}): (number | null)[] {
  const { adjusted = [], asOf = 1_000, ignoreShorterThan = 0, degraded = 'up' } = options;
  const ids = targets.map((_, index) => `host:${index}`);
  const evaluate = evaluatorOf({
    asOfMs: asOf * minuteMs,
    targets: new Map(
      ids.map((id, index) => [
        id,
        { id, partOf: null, monitoredFromMs: null, monitoredToMs: null, changes: (targets[index] ?? []).map(changeOf) },
      ]),
    ),
    services: new Map([['service:any', [{ fromMs: 0, value: { atLeast: 1, of: ids } }]]]),
    calendars: new Map(),
    maintenance: [],
    adjustments: adjusted.map(([from, to, status]) => ({
      target: 'host:0',
      fromMs: from * minuteMs,
      toMs: to * minuteMs,
      status,
      approvedBy: 'kanri',
    })),
  });
  const slo = {
    id: 's',
    target: targets.length === 1 ? 'host:0' : 'service:any',
    objective: { units: 99n, scale: 1n },
    window: { kind: 'explicit', ...hour },
    serviceHours: null,
    policy: { ...plainPolicy, degraded, ignoreShorterThanMs: ignoreShorterThan * minuteMs },
  } as const;
  const { worst, primary, best }: Evaluation = evaluate(slo, hour, null);
  return [worst, primary, best].map((ratio) => ratio && ratio.badMs / minuteMs);
}

const up: Bounded = [-10, 'up'];

describe('stretching and shrinking', () => {
  test.each<[name: string, changes: readonly Bounded[], options: Options, expected: number[]]>([
    ['an edge without bounds is certain', [up, [20, 'down'], [30, 'up']], {}, [10, 10, 10]],
    [
      'both edges stretch and shrink',
      [up, [20, 'down', { earliest: 15, latest: 22 }], [30, 'up', { earliest: 27, latest: 34 }]],
      {},
      [19, 10, 5],
    ],
    [
      'a run that may not have been vanishes from the best case',
      [up, [20, 'down', { latest: 30 }], [30, 'up']],
      {},
      [10, 10, 0],
    ],
    [
      'a repeated change in the middle bounds nothing',
      [up, [20, 'down'], [25, 'down', { earliest: 15, latest: 28 }], [30, 'up']],
      {},
      [10, 10, 10],
    ],
    ['a change at asOf bounds nothing', [up, [20, 'down'], [30, 'up', { earliest: 22 }]], { asOf: 30 }, [10, 10, 10]],
    [
      'a down run within a degraded one shrinks to degraded',
      [up, [10, 'degraded'], [20, 'down', { latest: 25 }], [30, 'up']],
      { degraded: 'down' },
      [20, 20, 20],
    ],
    [
      'a down run by itself shrinks to up, also where degraded counts as down',
      [up, [20, 'down', { latest: 25 }], [30, 'up']],
      { degraded: 'down' },
      [10, 10, 5],
    ],
  ])('%s', (_, changes, options, expected) => {
    expect(minutes([changes], options)).toEqual(expected);
  });
});

describe('adjustments and bounds', () => {
  const early: readonly Bounded[] = [up, [20, 'down', { earliest: 10 }], [30, 'up', { latest: 40 }]];
  test.each<[name: string, changes: readonly Bounded[], adjusted: readonly Adjusted[], expected: number[]]>([
    ['a change where an adjustment ends has no stretch', early, [[15, 20, 'up']], [20, 10, 10]],
    ['a change where an adjustment begins has no stretch', early, [[20, 25, 'down']], [20, 10, 10]],
    ['a run ending where an adjustment begins has no stretch', early, [[30, 31, 'up']], [20, 10, 10]],
    ['a run ending where an adjustment ended has no stretch', early, [[25, 30, 'down']], [20, 10, 10]],
    ['an adjustment apart from the edge is only left out of the stretch', early, [[12, 14, 'up']], [28, 10, 10]],
    ['excluded time says nothing about edges', early, [[15, 20, 'excluded']], [25, 10, 10]],
    [
      'shrinking goes by the unadjusted changes',
      [up, [20, 'down', { latest: 28 }], [30, 'up']],
      [[20, 24, 'up']],
      [6, 6, 2],
    ],
    ['time adjusted to down is down in every reading', [up], [[20, 30, 'down']], [10, 10, 10]],
  ])('%s', (_, changes, adjusted, expected) => {
    expect(minutes([changes], { adjusted })).toEqual(expected);
  });
});

describe('ignoring short outages', () => {
  test('an ignored run takes its stretch along', () => {
    expect(minutes([[up, [20, 'down', { earliest: 10 }], [24, 'up']]], { ignoreShorterThan: 5 })).toEqual([0, 0, 0]);
  });

  test('the length is the whole one, also before the window and after it', () => {
    expect(minutes([[up, [-4, 'down'], [1, 'up'], [59, 'down'], [63, 'up']]], { ignoreShorterThan: 5 })).toEqual([
      1, 1, 1,
    ]);
  });

  test('what only the stretches of members make down stays in the worst case, beside ignored runs', () => {
    const a: readonly Bounded[] = [up, [2, 'down'], [4, 'up'], [10, 'down'], [20, 'up', { latest: 40 }]];
    const b: readonly Bounded[] = [up, [2, 'down'], [4, 'up'], [41, 'down', { earliest: 21 }], [50, 'up']];
    expect(minutes([a, b], { ignoreShorterThan: 5 })).toEqual([19, 0, 0]);
  });
});
