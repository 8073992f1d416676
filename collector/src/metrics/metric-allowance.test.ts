import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MetricAllowance } from './metric-allowance.ts';
import { hourMs } from './tiers.ts';

const weekValues = 168_000_000;

test('a spool of a week is taken at once, and nothing beyond; that is worth one note', () => {
  const allowance = new MetricAllowance();
  expect(allowance.take('h', weekValues, 0)).toBe('kept');
  expect(allowance.take('h', 1, 0)).toBe('newly dropped');
  expect(allowance.take('h', 1, 0)).toBe('dropped');
});

test('there is room again as time goes by, and what is dropped then is news', () => {
  const allowance = new MetricAllowance();
  allowance.take('h', weekValues, 0);
  expect(allowance.take('h', 1_000_001, hourMs)).toBe('newly dropped');
  expect(allowance.take('h', 1_000_000, hourMs)).toBe('kept');
  expect(allowance.take('h', 1, hourMs)).toBe('newly dropped');
});

test('one host takes nothing from another', () => {
  const allowance = new MetricAllowance();
  allowance.take('h', weekValues, 0);
  expect(allowance.take('other', weekValues, 0)).toBe('kept');
});

test('a busy agent is never held back, and a boundless one to a million values an hour', () => {
  const sends = fc.array(fc.record({ values: fc.nat(3_000_000), afterMs: fc.nat(hourMs) }), { maxLength: 500 });
  fc.assert(
    fc.property(sends, (all) => {
      const allowance = new MetricAllowance();
      let [atMs, kept, asked] = [0, 0, 0];
      for (const { values, afterMs } of all) {
        atMs += afterMs;
        asked += values;
        if (allowance.take('h', values, atMs) === 'kept') kept += values;
      }
      const most = weekValues + (atMs / hourMs) * 1_000_000;
      expect(kept).toBeLessThanOrEqual(most);
      if (asked <= weekValues) expect(kept).toBe(asked);
    }),
  );
});
