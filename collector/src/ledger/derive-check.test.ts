import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beforeLooks, deriveCheck, looksInOrder, openChanges, resumeCheck } from './derive-check.ts';
import type { Look } from './evidence.ts';

const look: fc.Arbitrary<Look> = fc.record({
  atMs: fc.integer({ min: 0, max: 200 }).map((step) => step * 1000),
  status: fc.constantFrom('up', 'up', 'up', 'degraded', 'down', 'down', 'unknown'),
});
const rule = fc.record({
  fromMs: fc.integer({ min: 0, max: 200_000 }),
  failures: fc.integer({ min: 1, max: 3 }),
  recoveries: fc.integer({ min: 1, max: 3 }),
  holdMs: fc.integer({ min: 0, max: 8000 }),
});

test('a derivation that was interrupted anywhere, its state kept as JSON, goes on and ends as if it had not been', () => {
  const rules = fc.array(rule, { minLength: 1, maxLength: 3 });
  const cuts = fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(look, { maxLength: 60 }), rules, cuts, (looks, rules, cuts) => {
      const ends = [...cuts, 200_000].toSorted((a, b) => a - b);
      let state = beforeLooks;
      const settled = ends.flatMap((endMs, index) => {
        const part = looks.filter(({ atMs }) => atMs > (ends[index - 1] ?? -1) && atMs <= endMs);
        const next = resumeCheck(state, looksInOrder(part, endMs), rules);
        state = JSON.parse(JSON.stringify(next.state));
        return next.settled;
      });
      expect([...settled, ...openChanges(state, 250_000)]).toEqual(deriveCheck({ looks, rules }, 250_000));
      expect({ state, settled }).toEqual(resumeCheck(beforeLooks, looksInOrder(looks, 200_000), rules));
    }),
    { numRuns: 1000 },
  );
});
