import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availabilityOf } from './availability.ts';
import { burnOf, lookbackOf } from './burn.ts';
import type { Change, Status } from './change.ts';
import { type Definitions, type Policy, plainPolicy, type Slo } from './definitions.ts';
import { evaluatorOf } from './evaluate.ts';

/** KADOBAN_RUNS asks for the ten thousand. */
const numRuns = Number(process.env.KADOBAN_RUNS ?? 200);
const timeout = 180_000 + numRuns * 10;

const dayMs = 86_400_000;
const window = { fromMs: 0, toMs: dayMs };

function slo(target: string, policy: Partial<Policy> = {}): Slo {
  return {
    id: 's',
    target,
    objective: { units: 999n, scale: 10n },
    window: { kind: 'explicit', ...window },
    serviceHours: null,
    policy: { ...plainPolicy, ...policy },
  };
}

function definitionsWith(changes: readonly (readonly Change[])[], atLeast: number): Definitions {
  const ids = changes.map((_, index) => `host:${index}`);
  return {
    asOfMs: dayMs,
    targets: new Map(
      ids.map((id, index) => [
        id,
        { id, partOf: null, monitoredFromMs: null, monitoredToMs: null, changes: changes[index] ?? [] },
      ]),
    ),
    services: new Map([['service:x', [{ fromMs: 0, value: { atLeast, of: ids } }]]]),
    calendars: new Map(),
    maintenance: [],
    adjustments: [],
  };
}

function frozen<T>(value: T): T {
  for (const inner of Object.values(value as object)) if (typeof inner === 'object' && inner !== null) frozen(inner);
  return Object.freeze(value);
}

test('a cap is spent within agreed time only, in order of time', () => {
  const hourMs = 3_600_000;
  const allDay = { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 10 * 60, toMinute: 20 * 60 };
  const hours = { timeZone: 'UTC', weekly: [allDay], holidays: null, closed: [], open: [] };
  const base = definitionsWith([[{ atMs: -1, status: 'down' }]], 1);
  const evaluate = evaluatorOf({
    ...base,
    calendars: new Map([['hours', [{ fromMs: 0, value: hours }]]]),
    maintenance: [14, 8].map((hour) => ({
      targets: ['host:0'],
      fromMs: hour * hourMs,
      toMs: (hour + 4) * hourMs,
      announcedAtMs: null,
      approvedBy: 'cab',
      cancelledAtMs: null,
    })),
  });
  const capped = { count: 'exclude', minimumNotice: null, capPerWindowMs: 3 * hourMs } as const;
  // From 8 to 12 only the two hours after 10 cost anything, so one is left at 14.
  const { excludedMs, outages } = evaluate(
    { ...slo('host:0', { maintenance: capped }), serviceHours: 'hours' },
    window,
    null,
  );
  expect(excludedMs).toBe(3 * hourMs);
  expect(outages[0]?.countedMs).toBe(7 * hourMs);
});

test('evaluating changes nothing and remembers nothing', () => {
  const changes: Change[] = frozen([
    { atMs: 50, status: 'down', earliestMs: 40 },
    { atMs: 10, status: 'up' },
  ]);
  const evaluate = evaluatorOf(frozen(definitionsWith([changes, [{ atMs: 0, status: 'up' }]], 2)));
  const first = evaluate(slo('service:x'), window, null);
  evaluate(slo('host:0', { degraded: 'down', ignoreShorterThanMs: dayMs }), { fromMs: 0, toMs: 100 }, null);
  expect(evaluate(slo('service:x'), window, null)).toEqual(first);
});

test('a plain target has the same availability with and without a contract', { timeout }, () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ at: fc.integer({ min: -10, max: 110 }), bound: fc.nat(9) }), { maxLength: 9 }),
      (list) => {
        const changes: Change[] = list.map(({ at, bound }, index) => ({
          atMs: (at * dayMs) / 100,
          status: (['up', 'down', 'degraded', 'unknown'] as const)[index % 4] as Status,
          ...(bound > 5 && { earliestMs: (at * dayMs) / 100 - bound }),
        }));
        const monitoring = { asOfMs: dayMs, monitoredFromMs: null, monitoredToMs: null };
        const evaluation = evaluatorOf(definitionsWith([changes], 1))(slo('host:0'), window, null);
        expect(evaluation).toMatchObject(availabilityOf(changes, window, monitoring));
      },
    ),
    { numRuns },
  );
});

describe('the truth lies between the best and the worst case', { timeout }, () => {
  /** What happened from the end of the stretch before on, when that really began, and how badly it was seen. */
  const stretch = fc.record({
    status: fc.constantFrom<Status>('up', 'up', 'down', 'degraded'),
    lengthMs: fc.integer({ min: 2_000, max: dayMs / 4 }),
    isSeen: fc.boolean(),
    early: fc.integer({ min: 0, max: 1_000 }),
    late: fc.integer({ min: 0, max: 999 }),
    seenAt: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const history = fc.array(stretch, { minLength: 1, maxLength: 12 });
  interface Truth {
    readonly fromMs: number;
    readonly status: Status;
  }

  function lived(
    stretches: readonly (typeof stretch extends fc.Arbitrary<infer T> ? T : never)[],
    canBeBlind: boolean,
  ) {
    const truth: Truth[] = [{ fromMs: Number.NEGATIVE_INFINITY, status: 'up' }];
    const changes: Change[] = [{ atMs: -dayMs, status: 'up' }];
    let fromMs = 0;
    let wasSeen = true;
    for (const { status, lengthMs, isSeen, early, late, seenAt } of stretches) {
      truth.push({ fromMs, status });
      const sees = isSeen || !canBeBlind;
      if (sees && wasSeen) {
        const atMs = Math.round(fromMs - early + (early + late) * seenAt);
        changes.push({ atMs, status, earliestMs: fromMs - early, latestMs: fromMs + late });
      } else changes.push({ atMs: fromMs, status: sees ? status : 'unknown' });
      wasSeen = sees;
      fromMs += lengthMs;
    }
    return { truth, changes };
  }

  function trueDownMs(truths: readonly (readonly Truth[])[], atLeast: number, policy: Policy): number {
    const edges = [...new Set([0, dayMs, ...truths.flat().map(({ fromMs }) => fromMs)])].filter(
      (ms) => ms >= 0 && ms <= dayMs,
    );
    edges.sort((a, b) => a - b);
    return edges.slice(1).reduce((sum, toMs, index) => {
      const fromMs = edges[index] as number;
      const now = truths.map((truth) => truth.findLast((one) => one.fromMs <= fromMs)?.status);
      const count = (...which: Status[]) => now.filter((status) => which.includes(status as Status)).length;
      const isDown = policy.degraded === 'down' ? count('up') < atLeast : count('up', 'degraded') < atLeast;
      return isDown ? sum + toMs - fromMs : sum;
    }, 0);
  }

  const world = fc.record({
    histories: fc.array(history, { minLength: 1, maxLength: 3 }),
    degraded: fc.constantFrom('up', 'down'),
    need: fc.nat(2),
  });

  test('for services of targets whose changes were seen early, late or not at all', () => {
    fc.assert(
      fc.property(world, ({ histories, degraded, need }) => {
        const policy = { ...plainPolicy, degraded: degraded as 'up' | 'down' };
        // A degraded service with a blind member may in truth be up: with `degraded: down` only what is seen is compared.
        const lives = histories.map((stretches) => lived(stretches, degraded === 'up' || histories.length === 1));
        const atLeast = 1 + (need % histories.length);
        const definitions = definitionsWith(
          lives.map(({ changes }) => changes),
          atLeast,
        );
        const { best, worst } = evaluatorOf(definitions)(slo('service:x', policy), window, null);
        const truthMs = trueDownMs(
          lives.map(({ truth }) => truth),
          atLeast,
          policy,
        );
        expect(best?.badMs).toBeLessThanOrEqual(truthMs);
        expect(worst?.badMs).toBeGreaterThanOrEqual(truthMs);
      }),
      { numRuns },
    );
  });
});

test('burning reads the same figures as the number, and never counts unknown time as burned', () => {
  const changes: Change[] = [
    { atMs: 0, status: 'up' },
    { atMs: dayMs - 60_000, status: 'down' },
    { atMs: dayMs - 30_000, status: 'unknown' },
  ];
  const evaluate = evaluatorOf(definitionsWith([changes], 1));
  const lookback = lookbackOf(evaluate, slo('host:0', { unknown: 'down' }), dayMs);
  expect(lookback(3_600_000)).toEqual({ downMs: 30_000, knownMs: 3_570_000 });
  const question = { objective: slo('host:0').objective, period: window, asOfMs: dayMs, dataFromMs: 0, lookback };
  expect(burnOf(question).rules[0]?.long.rate).toBe('8.40');
});
