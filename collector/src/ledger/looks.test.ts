import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Look } from './evidence.ts';
import { chunkMs, decodeLooks, encodeLooks, mergeLooks } from './looks.ts';

const fromMs = 1_790_000_000_000 - (1_790_000_000_000 % chunkMs);

const look = fc.record({
  atMs: fc.integer({ min: fromMs, max: fromMs + chunkMs - 1 }),
  status: fc.constantFrom('up', 'degraded', 'down', 'unknown'),
}) satisfies fc.Arbitrary<Look>;

test('a chunk is read as it was written', () => {
  fc.assert(
    fc.property(fc.array(look), (looks) => {
      const merged = mergeLooks([], looks);
      expect(decodeLooks(encodeLooks(merged, fromMs), fromMs)).toEqual(merged);
    }),
  );
});

test('looks that come one by one, twice and in any order make the chunk of all of them at once', () => {
  fc.assert(
    fc.property(
      fc.array(look, { maxLength: 30 }).chain((looks) => fc.tuple(fc.constant(looks), shuffled([...looks, ...looks]))),
      ([looks, arrivals]) => {
        let stored = new Uint8Array();
        for (const one of arrivals) {
          stored = Uint8Array.from(encodeLooks(mergeLooks(decodeLooks(stored, fromMs), [one]), fromMs));
        }
        expect(stored).toEqual(encodeLooks(mergeLooks([], looks), fromMs));
      },
    ),
  );
});

test('an hour of looks every ten seconds takes three bytes a look', () => {
  const looks = Array.from({ length: 360 }, (_, index): Look => ({ atMs: fromMs + index * 10_000, status: 'up' }));
  expect(encodeLooks(looks, fromMs).length).toBeLessThanOrEqual(3 * looks.length);
});

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}
