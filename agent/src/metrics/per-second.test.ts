import fc from 'fast-check';
import { expect, test } from 'vitest';
import { perSecond } from './per-second.ts';

const cases: [
  name: string,
  now: object,
  before: object | undefined,
  elapsedMs: number,
  expected: object | undefined,
][] = [
  ['growth is divided by the time', { a: 30, b: 5 }, { a: 10, b: 5 }, 10_000, { a: 2, b: 0 }],
  ['the first sample has no rate', { a: 30, b: 5 }, undefined, 10_000, undefined],
  ['one counter that wrapped silences the device', { a: 4, b: 9 }, { a: 4_294_967_290, b: 5 }, 10_000, undefined],
  ['no time, no rate', { a: 30, b: 5 }, { a: 10, b: 5 }, 0, undefined],
  ['a driver that says -1 is not believed', { a: 2 ** 64, b: 5 }, { a: 10, b: 5 }, 10_000, undefined],
  ['what is no number makes no rate', { a: Number.NaN, b: 5 }, { a: 10, b: 5 }, 10_000, undefined],
];

for (const [name, now, before, elapsedMs, expected] of cases) {
  test(name, () => {
    expect(perSecond(now as Record<string, number>, before as Record<string, number>, elapsedMs)).toEqual(expected);
  });
}

test('no counters whatever give a negative or absurd rate', () => {
  const counter = fc.double({ min: -1e20, max: 1e20 });
  fc.assert(
    fc.property(counter, counter, fc.double({ min: -1e6, max: 1e6 }), (now, before, elapsedMs) => {
      const rate = perSecond({ a: now }, { a: before }, elapsedMs)?.a ?? 0;
      expect(rate).toBeGreaterThanOrEqual(0);
      expect(rate).toBeLessThanOrEqual(1e12);
    }),
  );
});
