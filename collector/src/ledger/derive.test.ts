import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CheckWorld,
  checkAt,
  type HostText,
  type HostWorld,
  hostAt,
  type LookText,
} from '../../../test/kit/derive-oracle.ts';
import type { Change } from './change.ts';
import { deriveCheck } from './derive-check.ts';
import { deriveHost } from './derive-host.ts';

/** KADOBAN_RUNS asks for the ten thousand. */
const numRuns = Number(process.env.KADOBAN_RUNS ?? 1_000);
const timeout = 180_000 + numRuns * 10;

/** Seconds of two minutes: short enough for everything to meet everything. */
const second = fc.integer({ min: 0, max: 120 }).map((n) => n * 1_000);
const boot = fc.constantFrom('b1', 'b2', 'b3');
const record = fc.record({ boot, at: second });

const host: fc.Arbitrary<HostText> = fc.record({
  samples: fc.uniqueArray(
    fc.record({
      at: second,
      boot: fc.constantFrom('b1', 'b1', 'b1', 'b2', 'b3'),
      monoMs: fc.option(second, { nil: undefined }),
    }),
    { maxLength: 8, selector: ({ at }) => at },
  ),
  boots: fc.uniqueArray(record, { maxLength: 3, selector: (one) => one.boot }),
  shutdowns: fc.array(record, { maxLength: 3 }),
  probes: fc.uniqueArray(fc.record({ at: second, reachable: fc.boolean() }), {
    maxLength: 4,
    selector: ({ at }) => at,
  }),
});

const open = fc.option(second, { nil: null });
const hostWorld: fc.Arbitrary<HostWorld> = fc.record({
  asOf: second,
  holdMs: fc.constantFrom(0, 5_000, 10_000, 30_000),
  collectorUp: fc.array(
    fc.tuple(open, open).filter(([from, to]) => from === null || to === null || from < to),
    { maxLength: 3 },
  ),
});

function derivedHost(evidence: HostText, { asOf, holdMs, collectorUp }: HostWorld): Change[] {
  const stamped = <T extends { at: number }>({ at, ...rest }: T) => ({ ...rest, atMs: at });
  return deriveHost(
    {
      samples: evidence.samples.map(({ at, boot: of, monoMs }) => ({
        atMs: at,
        boot: of,
        ...(monoMs !== undefined && { monoMs }),
      })),
      boots: evidence.boots.map(stamped),
      shutdowns: evidence.shutdowns.map(stamped),
      probes: evidence.probes.map(stamped),
    },
    { asOfMs: asOf, holdMs, collectorUp: collectorUp.map(([fromMs, toMs]) => ({ fromMs, toMs })) },
  );
}

const look: fc.Arbitrary<LookText> = fc.record({
  at: second,
  status: fc.constantFrom('up', 'up', 'down', 'down', 'degraded', 'unknown'),
});
const checkWorld: fc.Arbitrary<CheckWorld> = fc.record({
  asOf: second,
  failures: fc.integer({ min: 1, max: 3 }),
  recoveries: fc.integer({ min: 1, max: 3 }),
  holdMs: fc.constantFrom(4_000, 10_000, 40_000),
});

function derivedCheck(looks: readonly LookText[], { asOf, ...rule }: CheckWorld): Change[] {
  return deriveCheck(
    { looks: looks.map(({ at, status }) => ({ atMs: at, status })), rules: [{ fromMs: 0, ...rule }] },
    asOf,
  );
}

/** Every status and reason that the changes give the instants before `asOf`, which is where the answer matters. */
function expectAnswers(changes: readonly Change[], asOf: number, answer: (at: number) => unknown): void {
  for (let at = 0; at < asOf; at += 500) {
    const last = changes.findLast(({ atMs }) => atMs <= at);
    expect({ at, ...(last && { status: last.status, reason: last.reason }) }).toEqual({
      at,
      ...(answer(at) as object | undefined),
    });
  }
}

function expectSound(changes: readonly Change[], asOf: number): void {
  for (const [index, { atMs, status, reason, earliestMs, latestMs }] of changes.entries()) {
    const before = changes[index - 1];
    expect(atMs).toBeLessThanOrEqual(asOf);
    expect(atMs).toBeGreaterThan(before?.atMs ?? Number.NEGATIVE_INFINITY);
    expect([status, reason]).not.toEqual([before?.status, before?.reason]);
    expect(earliestMs ?? atMs - 1).toBeLessThan(atMs);
    expect(latestMs ?? atMs + 1).toBeGreaterThan(atMs);
  }
}

test('what a host was at any instant is what all the evidence says of that instant', { timeout }, () => {
  fc.assert(
    fc.property(host, hostWorld, (evidence, world) => {
      const changes = derivedHost(evidence, world);
      expectSound(changes, world.asOf);
      expectAnswers(changes, world.asOf, (at) => hostAt(evidence, world, at));
    }),
    { numRuns },
  );
});

test('what a check was at any instant is what all the looks say of that instant', { timeout }, () => {
  fc.assert(
    fc.property(fc.array(look, { maxLength: 20 }), checkWorld, (looks, world) => {
      const changes = derivedCheck(looks, world);
      expectSound(changes, world.asOf);
      expectAnswers(changes, world.asOf, (at) => checkAt(looks, world, at));
    }),
    { numRuns },
  );
});

/** The list in another order, some of it twice. */
function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc
    .tuple(fc.shuffledSubarray([...list], { minLength: list.length }), fc.subarray([...list]))
    .map((parts) => parts.flat());
}

test('order and repetition of evidence change nothing', { timeout }, () => {
  const again = host.chain((evidence) =>
    fc
      .record({
        samples: shuffled(evidence.samples),
        boots: shuffled(evidence.boots),
        shutdowns: shuffled(evidence.shutdowns),
        probes: shuffled(evidence.probes),
      })
      .map((other) => [evidence, other] as const),
  );
  fc.assert(
    fc.property(again, hostWorld, ([evidence, other], world) => {
      expect(derivedHost(other, world)).toEqual(derivedHost(evidence, world));
    }),
    { numRuns },
  );
  const looks = fc
    .array(look, { maxLength: 20 })
    .chain((list) => shuffled(list).map((other) => [list, other] as const));
  fc.assert(
    fc.property(looks, checkWorld, ([list, other], world) => {
      expect(derivedCheck(other, world)).toEqual(derivedCheck(list, world));
    }),
    { numRuns },
  );
});

test('a look is judged by the rule in force when it was made', () => {
  const looks = [0, 60, 120, 180, 240, 300].map(
    (s) => ({ atMs: s * 1_000, status: s === 60 || s === 240 ? 'down' : 'up' }) as const,
  );
  const rule = { recoveries: 1, holdMs: 90_000 };
  const strict = { ...rule, fromMs: 0, failures: 1 };
  const patient = { ...rule, fromMs: 200_000, failures: 2 };
  expect(deriveCheck({ looks, rules: [patient, strict] }, 310_000).map(({ atMs, status }) => [atMs, status])).toEqual([
    [0, 'up'],
    [60_000, 'down'],
    [120_000, 'up'],
  ]);
});

test('a sample that was seen again without its clock does not hide that the host was frozen', () => {
  const samples = [
    { atMs: 0, boot: 'b1', monoMs: 0 },
    { atMs: 60_000, boot: 'b1', monoMs: 1_000 },
    { atMs: 60_000, boot: 'b1' },
  ];
  const options = { asOfMs: 60_000, holdMs: 10_000, collectorUp: [] };
  expect(deriveHost({ samples, boots: [], shutdowns: [], probes: [] }, options)).toEqual([
    { atMs: 0, status: 'down', reason: 'suspended', latestMs: 1_000 },
    { atMs: 60_000, status: 'up', earliestMs: 59_000 },
  ]);
});
