import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startOf } from '../../../test/kit/oracle-calendar.ts';
import { windowOf } from './windows.ts';

const zones = [
  'UTC',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Africa/Cairo',
  'America/St_Johns',
];

const asOfMs = Date.parse('2026-07-10T12:00:00Z');
const nothing = { period: null, atMs: null };

function calendarWindow(period: string, timeZone: string, startMonth = 1) {
  return windowOf({ kind: 'calendar', timeZone, startMonth }, { period, atMs: null }, asOfMs);
}

test('a period begins at the first instant of its first day and ends at the first instant of the day after its last', () => {
  const form = fc.constantFrom('day', 'month', 'quarter', 'year');
  const year = fc.integer({ min: 1990, max: 2037 });
  const month = fc.integer({ min: 1, max: 12 });
  const day = fc.integer({ min: 1, max: 28 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), form, year, month, day, month, (timeZone, kind, y, m, d, startMonth) => {
      const two = (n: number) => `${n}`.padStart(2, '0');
      const quarter = Math.ceil(m / 3);
      const fiscal = new Temporal.PlainDate(y, startMonth, 1);
      const [period, first, next] = {
        day: () => {
          const date = new Temporal.PlainDate(y, m, d);
          return [`${y}-${two(m)}-${two(d)}`, date, date.add({ days: 1 })] as const;
        },
        month: () => {
          const date = new Temporal.PlainDate(y, m, 1);
          return [`${y}-${two(m)}`, date, date.add({ months: 1 })] as const;
        },
        quarter: () => {
          const date = fiscal.add({ months: 3 * (quarter - 1) });
          return [`${y}-Q${quarter}`, date, date.add({ months: 3 })] as const;
        },
        year: () => [`${y}`, fiscal, fiscal.add({ years: 1 })] as const,
      }[kind]();
      expect(calendarWindow(period, timeZone, startMonth)).toEqual({
        ok: true,
        window: { fromMs: startOf(first, timeZone), toMs: startOf(next, timeZone) },
      });
    }),
    { numRuns: 50 },
  );
});

test('a rolling window ends where it is told to, else at asOf', () => {
  const rule = { kind: 'rolling', lengthMs: 1_000 } as const;
  expect(windowOf(rule, nothing, asOfMs)).toEqual({ ok: true, window: { fromMs: asOfMs - 1_000, toMs: asOfMs } });
  expect(windowOf(rule, { period: null, atMs: 5_000 }, asOfMs)).toEqual({
    ok: true,
    window: { fromMs: 4_000, toMs: 5_000 },
  });
});

describe('what names no window is refused', () => {
  test.each([
    ['2026-13', /not in the calendar/],
    ['2026-02-29', /not in the calendar/],
    ['2026-04-31', /not in the calendar/],
    ['2026-00-10', /not in the calendar/],
    ['2026-Q5', /no period like/],
    ['2026-7', /no period like/],
    ['july', /no period like/],
    ['9999-12', /no period like/],
    ['0001-01', /no period like/],
    ['', /no period like/],
  ])('%s', (period, reason) => {
    expect(calendarWindow(period, 'UTC')).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  test('a day that the zone skipped', () => {
    expect(calendarWindow('2011-12-30', 'Pacific/Apia')).toEqual({ ok: false, reason: expect.stringMatching(/empty/) });
  });

  test('a window longer than a century', () => {
    const window = { kind: 'explicit', fromMs: 0, toMs: Date.parse('2080-01-01T00:00:00Z') } as const;
    expect(windowOf(window, nothing, asOfMs)).toEqual({ ok: false, reason: expect.stringMatching(/century/) });
  });

  test('no period at all, or one for a window that has none', () => {
    const rolling = { kind: 'rolling', lengthMs: 1 } as const;
    const explicit = { kind: 'explicit', fromMs: 0, toMs: 1 } as const;
    const calendar = { kind: 'calendar', timeZone: 'UTC', startMonth: 1 } as const;
    expect(windowOf(calendar, nothing, asOfMs)).toMatchObject({ ok: false });
    expect(windowOf(calendar, { period: '2026', atMs: 1 }, asOfMs)).toMatchObject({ ok: false });
    expect(windowOf(rolling, { period: '2026', atMs: null }, asOfMs)).toMatchObject({ ok: false });
    expect(windowOf(explicit, { period: null, atMs: 1 }, asOfMs)).toMatchObject({ ok: false });
    expect(windowOf({ ...explicit, toMs: 0 }, nothing, asOfMs)).toMatchObject({ ok: false });
  });
});
