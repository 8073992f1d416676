import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Status } from '../../src/api/contract.ts';
import { instantAt, layoutBars, nextTrouble, spanUnder, type TimedSpan, xOf } from './timeline-geometry.ts';

const window = { fromMs: 1000, toMs: 2000 };
const span = (fromMs: number, toMs: number, status: Status): TimedSpan => ({ fromMs, toMs, status });

test('a span is drawn to scale and cut at the edges', () => {
  expect(layoutBars([span(0, 1500, 'up'), span(1500, 9000, 'down')], window, 100)).toEqual([
    { x: 0, width: 50, status: 'up', index: 0 },
    { x: 50, width: 50, status: 'down', index: 1 },
  ]);
});

test('spans outside the window are not drawn', () => {
  expect(layoutBars([span(0, 1000, 'down'), span(2000, 3000, 'down')], window, 100)).toEqual([]);
});

test('the shortest trouble is still seen, also at the right edge', () => {
  const spans = [span(1000, 1500, 'up'), span(1500, 1501, 'down'), span(1501, 1999, 'up'), span(1999, 2000, 'unknown')];
  const narrow = layoutBars(spans, window, 100).filter(({ status }) => status !== 'up');
  expect(narrow).toEqual([
    { x: 98, width: 2, status: 'unknown', index: 3 },
    { x: 50, width: 2, status: 'down', index: 1 },
  ]);
});

test('worse states lie on top', () => {
  const order = layoutBars(
    (['down', 'up', 'unknown', 'degraded'] as const).map((status, i) => span(1000 + i * 250, 1250 + i * 250, status)),
    window,
    100,
  ).map(({ status }) => status);
  expect(order).toEqual(['up', 'unknown', 'degraded', 'down']);
});

const anySpans = fc.array(
  fc.record({
    lengthMs: fc.integer({ min: 1, max: 50 }),
    status: fc.constantFrom<Status>('up', 'down', 'unknown', 'degraded'),
  }),
  { maxLength: 300 },
);

test('however it flaps, bars stay inside, do not outnumber the dots, and no state that occurred is lost', () => {
  fc.assert(
    fc.property(anySpans, (pieces) => {
      let atMs = 0;
      const spans = pieces.map(({ lengthMs, status }) => {
        const fromMs = atMs;
        atMs += lengthMs;
        return span(fromMs, atMs, status);
      });
      const whole = { fromMs: 0, toMs: Math.max(1, atMs) };
      const bars = layoutBars(spans, whole, 60);
      for (const { x, width } of bars) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(60 + 1e-9);
      }
      expect(new Set(bars.map(({ status }) => status))).toEqual(new Set(spans.map(({ status }) => status)));
      expect(bars.filter(({ status }) => status === 'down').length).toBeLessThanOrEqual(60);
    }),
  );
});

test('a pointer beside a thin outage means the outage, on it the worst', () => {
  const bars = layoutBars([span(1000, 1500, 'up'), span(1500, 1501, 'down'), span(1501, 2000, 'up')], window, 100);
  expect([10, 48, 51, 54, 60].map((x) => spanUnder(bars, x))).toEqual([0, 1, 1, 1, 2]);
  expect(spanUnder([], 5)).toBeNull();
});

test('places and instants are each other turned around', () => {
  expect(xOf(1250, window, 400)).toBe(100);
  expect(instantAt(100, window, 400)).toBe(1250);
});

test('the next trouble is found in both directions, or nothing moves', () => {
  const spans = [span(0, 1, 'down'), span(1, 2, 'up'), span(2, 3, 'up'), span(3, 4, 'unknown')];
  expect(nextTrouble(spans, 1, 1)).toBe(3);
  expect(nextTrouble(spans, 1, -1)).toBe(0);
  expect(nextTrouble(spans, 3, 1)).toBe(3);
});
