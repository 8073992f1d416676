import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definitionLog } from '../../../test/kit/definition-log.ts';
import { inForce } from './in-force.ts';

const from = fc.option(
  fc.integer({ min: 0, max: 50 }).map((day) => day * 86_400_000),
  { nil: null },
);
const histories = fc.array(from, { minLength: 1, maxLength: 8 }).map((effectiveFrom) => {
  const time = (ms: number | null) =>
    ms === null ? {} : { from: Temporal.Instant.fromEpochMilliseconds(ms).toString() };
  return definitionLog(...effectiveFrom.map((ms) => ({ kind: 'slo' as const, id: 'a', body: {}, ...time(ms) })));
});

test('stretches follow each other without a gap, and the last written stands at the end', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const stretches = inForce(history);
      for (const [index, { fromMs, toMs }] of stretches.entries()) {
        expect(fromMs).toBeLessThan(toMs);
        expect(toMs).toBe(stretches[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY);
      }
      expect(stretches.at(-1)?.entry).toBe(history.at(-1));
    }),
  );
});

test('what is written changes nothing before it comes into force', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const last = history.at(-1);
      const startMs = last?.effectiveFromMs ?? Number.NEGATIVE_INFINITY;
      const before = (stretches: ReturnType<typeof inForce>) =>
        stretches.filter(({ fromMs }) => fromMs < startMs).map(({ fromMs, entry }) => [fromMs, entry.version]);
      expect(before(inForce(history))).toEqual(before(inForce(history.slice(0, -1))));
    }),
  );
});
