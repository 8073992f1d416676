import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dropNoteMs, MetricAllowance } from './metric-allowance.ts';
import { hourMs } from './tiers.ts';

const hourBytes = 8 * 1024 * 1024;
const weekBytes = 168 * hourBytes;

test('a spool of a week is taken at once, and nothing beyond', () => {
  const allowance = new MetricAllowance();
  expect(allowance.take('h', weekBytes, 0)).toBe(true);
  expect(allowance.take('h', 1, 0)).toBe(false);
});

test('there is room again as time goes by', () => {
  const allowance = new MetricAllowance();
  allowance.take('h', weekBytes, 0);
  expect(allowance.take('h', hourBytes + 1, hourMs)).toBe(false);
  expect(allowance.take('h', hourBytes, hourMs)).toBe(true);
  expect(allowance.take('h', 1, hourMs)).toBe(false);
});

test('a clock that is set back makes no room', () => {
  const allowance = new MetricAllowance();
  allowance.take('h', weekBytes, hourMs);
  expect(allowance.take('h', 1, 0)).toBe(false);
});

test('one host takes nothing from another', () => {
  const allowance = new MetricAllowance();
  allowance.take('h', weekBytes, 0);
  expect(allowance.take('other', weekBytes, 0)).toBe(true);
});

test('what an hour may take is always kept, and of what is boundless no more than that in the long run', () => {
  const sends = fc.array(fc.record({ bytes: fc.nat(1e9), afterMs: fc.nat(hourMs) }), { maxLength: 100 });
  fc.assert(
    fc.property(sends, fc.boolean(), (all, isModest) => {
      const allowance = new MetricAllowance();
      let [atMs, kept, asked] = [0, 0, 0];
      for (const send of all) {
        atMs += send.afterMs;
        const bytes = isModest ? Math.floor((send.afterMs / hourMs) * hourBytes) : send.bytes;
        asked += bytes;
        if (allowance.take('h', bytes, atMs)) kept += bytes;
      }
      // A byte is left for the rounding of the times.
      expect(kept).toBeLessThanOrEqual(weekBytes + (atMs / hourMs) * hourBytes + 1);
      if (isModest) expect(kept).toBe(asked);
    }),
  );
});

test('all that is dropped within an hour is noted once', () => {
  expect([0, hourMs - 1, hourMs].map(dropNoteMs)).toEqual([0, 0, hourMs]);
});
