import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowOf } from '../ledger/windows.ts';
import { type CalendarWindow, currentPeriod } from './current-period.ts';

const cases: [at: string, window: CalendarWindow, period: string | undefined][] = [
  ['2026-10-31T15:00:00Z', { calendar: 'month', timeZone: 'Asia/Tokyo' }, '2026-11'],
  ['2026-10-31T14:59:59Z', { calendar: 'month', timeZone: 'Asia/Tokyo' }, '2026-10'],
  ['2026-10-31T14:59:59Z', { calendar: 'day', timeZone: 'Asia/Tokyo' }, '2026-10-31'],
  ['2026-10-31T12:00:00Z', { calendar: 'quarter', timeZone: 'UTC' }, '2026-Q4'],
  ['2026-10-31T12:00:00Z', { calendar: 'quarter', timeZone: 'UTC', startMonth: 4 }, '2026-Q3'],
  ['2027-03-31T12:00:00Z', { calendar: 'year', timeZone: 'UTC', startMonth: 4 }, '2026'],
  ['2027-03-31T12:00:00Z', { rolling: '30d' }, undefined],
];
test.each(cases)('at %s of %j it is %s', (at, window, period) => {
  expect(currentPeriod(window, Temporal.Instant.from(at).epochMilliseconds)).toBe(period);
});

test('the period that an instant lies in has that instant in its window', () => {
  const window = fc.record({
    calendar: fc.constantFrom('day', 'month', 'quarter', 'year'),
    timeZone: fc.constantFrom('Asia/Tokyo', 'Pacific/Apia', 'Africa/Cairo', 'America/Sao_Paulo'),
    startMonth: fc.integer({ min: 1, max: 12 }),
  });
  fc.assert(
    fc.property(window, fc.integer({ min: 0, max: 2_000_000_000 }), (one, seconds) => {
      const atMs = seconds * 1000;
      const period = currentPeriod(one, atMs) ?? null;
      const { timeZone, startMonth } = one;
      const found = windowOf({ kind: 'calendar', timeZone, startMonth }, { period, atMs: null }, atMs);
      if (!found.ok) throw new Error(found.reason);
      expect(found.window.fromMs).toBeLessThanOrEqual(atMs);
      expect(found.window.toMs).toBeGreaterThan(atMs);
    }),
  );
});
