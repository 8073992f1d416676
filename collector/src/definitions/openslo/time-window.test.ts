import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromOpenSloWindow, toOpenSloWindow } from './time-window.ts';

const window = fc.oneof(
  fc.record({
    calendar: fc.constantFrom('day', 'month'),
    timeZone: fc.constantFrom('Asia/Tokyo', 'Europe/Berlin'),
  }),
  fc.record(
    {
      calendar: fc.constantFrom('quarter', 'year'),
      timeZone: fc.constant('UTC'),
      startMonth: fc.integer({ min: 2, max: 12 }),
    },
    { requiredKeys: ['calendar', 'timeZone'] },
  ),
  fc.record({ rolling: fc.constantFrom('30d', '24h', '90m') }),
);

test('what OpenSLO can say comes back as it was', () => {
  fc.assert(
    fc.property(window, (one) => {
      const there = toOpenSloWindow(one);
      if (typeof there === 'string') throw new Error(there);
      expect(fromOpenSloWindow(there)).toEqual(one);
    }),
  );
});

const spellings: [duration: string, isRolling: boolean, expected: object][] = [
  ['3M', false, { calendar: 'quarter', timeZone: 'UTC', startMonth: 4 }],
  ['12M', false, { calendar: 'year', timeZone: 'UTC', startMonth: 4 }],
  ['4w', true, { rolling: '28d' }],
];
test.each(spellings)('%s (rolling: %s) is understood', (duration, isRolling, expected) => {
  const calendar = { startTime: '2026-04-01 00:00:00', timeZone: 'UTC' };
  expect(fromOpenSloWindow({ duration, isRolling, calendar })).toEqual(expected);
});

test('seconds are whole minutes or nothing', () => {
  expect(toOpenSloWindow({ rolling: '120s' })).toEqual({ duration: '2m', isRolling: true });
  expect(toOpenSloWindow({ rolling: '90s' })).toContain('not in whole minutes');
  expect(fromOpenSloWindow({ duration: '1M', isRolling: true })).toContain('no fixed length');
});
