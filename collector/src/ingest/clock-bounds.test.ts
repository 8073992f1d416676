import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundsOf, driftMs, isVague, narrowed, offsetOf } from './clock-bounds.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

test('an answer proves that the clock lies between what it would be, had it come at once, and had the question', () => {
  expect(boundsOf({ askedMs: 1000, saidMs: 1500, heardMs: 6000 })).toEqual({ leastMs: -4500, mostMs: 500 });
});

test('an exchange in which our own clock was set back proves nothing', () => {
  expect(boundsOf({ askedMs: 1000, saidMs: 1500, heardMs: 900 })).toBeUndefined();
});

const offsets: [name: string, leastMs: number, mostMs: number, offsetMs: number][] = [
  ['a fast answer gives the middle', 35, 39, 37],
  ['also when it is nearly right', -400, 600, 100],
  ['a hello that was 5 s on its way says nothing against a right clock', -5000, 0, 0],
  ['nor against one that may be right', -5500, -500, -500],
  ['a slow answer of a clock that is surely wrong gives the middle', hourMs - 5000, hourMs, hourMs - 2500],
  ['however wrong', -hourMs - 5000, -hourMs, -hourMs - 2500],
];
test.each(offsets)('%s', (_name, leastMs, mostMs, offsetMs) => {
  expect(offsetOf({ leastMs, mostMs })).toBe(offsetMs);
});

test('a fast answer makes a slow one exact', () => {
  const slow = { leastMs: -5000, mostMs: 0 };
  const both = narrowed(slow, 0, { leastMs: -30, mostMs: 20 });
  expect(both).toEqual({ leastMs: -30, mostMs: 0 });
  expect([isVague(slow), isVague(both ?? slow)]).toEqual([true, false]);
});

test('two answers that cannot both be true of clocks that only drift say so', () => {
  const known = { leastMs: -5, mostMs: 5 };
  expect(narrowed(known, 60_000, { leastMs: 40, mostMs: 50 })).toBeUndefined();
  expect(narrowed(known, dayMs, { leastMs: 40, mostMs: 50 })).toEqual({ leastMs: 40, mostMs: 50 });
});

test('whatever the network does, the truth lies within the bounds, and an hour of fast answers leaves little beside it', () => {
  const delays = fc.record({ waitMs: fc.nat(120_000), thereMs: fc.nat(8000), backMs: fc.nat(8000) });
  const drift = fc.double({ min: -100e-6, max: 100e-6, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: -dayMs, max: dayMs }), drift, fc.array(delays), (aheadMs, rate, exchanges) => {
      const clockAt = (atMs: number) => atMs + aheadMs + rate * atMs;
      let [nowMs, heardMs] = [1_000_000, 1_000_000];
      let bounds = { leastMs: -10 * dayMs, mostMs: 10 * dayMs };
      for (const { waitMs, thereMs, backMs } of exchanges) {
        const askedMs = nowMs + waitMs;
        nowMs = askedMs + thereMs + backMs;
        const told = boundsOf({ askedMs, saidMs: clockAt(askedMs + thereMs), heardMs: nowMs });
        bounds = narrowed(bounds, nowMs - heardMs, told ?? expect.fail()) ?? expect.fail('the truth was excluded');
        heardMs = nowMs;
        const truthMs = clockAt(nowMs) - nowMs;
        // The answer was read a moment ago: so much the clock may have drifted since.
        expect(truthMs).toBeGreaterThanOrEqual(bounds.leastMs - driftMs(thereMs + backMs) - 1e-6);
        expect(truthMs).toBeLessThanOrEqual(bounds.mostMs + driftMs(thereMs + backMs) + 1e-6);
      }
    }),
  );
});
