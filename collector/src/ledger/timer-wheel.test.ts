import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TimerWheel } from './timer-wheel.ts';

const slotMs = 10;
const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e');
// Within a slot, some slots on, more than a turn of 1024 slots on, and already past.
const distanceMs = fc.oneof(
  fc.integer({ min: -50, max: 50 }),
  fc.integer({ min: 0, max: 2000 }),
  fc.integer({ min: 0, max: 40_000 }),
);
const step = fc.oneof(
  fc.record({ type: fc.constant('schedule' as const), id: ids, distanceMs }),
  fc.record({ type: fc.constant('cancel' as const), id: ids }),
  fc.record({ type: fc.constant('advance' as const), distanceMs }),
);

test('it gives what a list gives that is sorted anew each time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), fc.array(step, { maxLength: 60 }), (startMs, steps) => {
      const wheel = new TimerWheel(startMs, slotMs);
      let list: { id: string; dueMs: number }[] = [];
      let nowMs = startMs;
      for (const one of steps) {
        if (one.type !== 'advance') list = list.filter(({ id }) => id !== one.id);
        if (one.type === 'cancel') wheel.cancel(one.id);
        if (one.type === 'schedule') {
          const dueMs = Math.max(0, nowMs + one.distanceMs);
          wheel.schedule(one.id, dueMs);
          list.push({ id: one.id, dueMs });
        }
        if (one.type === 'advance') {
          const toMs = nowMs + one.distanceMs;
          nowMs = Math.max(nowMs, toMs);
          const due = list.filter(({ dueMs }) => dueMs <= nowMs).toSorted((a, b) => a.dueMs - b.dueMs);
          list = list.filter(({ dueMs }) => dueMs > nowMs);
          expect(wheel.advance(toMs)).toEqual(due.map(({ id }) => id));
        }
        expect(wheel.size).toBe(list.length);
      }
    }),
    { numRuns: 1000 },
  );
});

test('nothing is lost in a pause of many turns', () => {
  const wheel = new TimerWheel(0, slotMs);
  wheel.schedule('near', 5);
  wheel.schedule('far', 30_000);
  wheel.schedule('farther', 500_001);
  expect(wheel.advance(500_000)).toEqual(['near', 'far']);
  expect(wheel.advance(500_001)).toEqual(['farther']);
});
