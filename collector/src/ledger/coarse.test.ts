import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Status } from './change.ts';
import { coarse, type StatusSpan } from './coarse.ts';

const span = (fromMs: number, toMs: number, status: Status): StatusSpan => ({ fromMs, toMs, status });

test('what is closer than a step is one stretch, what is further apart stays apart', () => {
  const spans = [span(0, 5, 'down'), span(12, 13, 'down'), span(40, 50, 'down')];
  expect(coarse(spans, 10)).toEqual([span(0, 13, 'down'), span(40, 50, 'down')]);
  expect(coarse(spans, 1)).toEqual(spans);
});

test('a short trouble within a long one of another kind is still told', () => {
  const spans = [span(0, 100, 'unknown'), span(100, 101, 'down'), span(101, 200, 'unknown')];
  expect(coarse(spans, 50)).toEqual([span(0, 200, 'unknown'), span(100, 101, 'down')]);
});

const pieces = fc.array(
  fc.record({
    lengthMs: fc.integer({ min: 1, max: 40 }),
    status: fc.constantFrom<Status>('down', 'unknown', 'degraded'),
  }),
);

test('however it flaps, nothing that was seen is lost, and there are not more than a drawing has room for', () => {
  fc.assert(
    fc.property(pieces, fc.integer({ min: 1, max: 100 }), (made, stepMs) => {
      let atMs = 0;
      const spans = made.map(({ lengthMs, status }) => {
        const fromMs = atMs;
        atMs += lengthMs;
        return span(fromMs, atMs, status);
      });
      const joined = coarse(spans, stepMs);
      for (const one of spans) {
        const covering = joined.some(
          ({ fromMs, toMs, status }) => status === one.status && fromMs <= one.fromMs && one.toMs <= toMs,
        );
        expect(covering).toBe(true);
      }
      expect(joined.length).toBeLessThanOrEqual(3 * (Math.ceil(atMs / stepMs) + 1));
    }),
  );
});
