import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../ledger/json.ts';
import { occurrencesOf, readRecurrence } from './recurrence.ts';

const thirdSunday = {
  rrule: 'FREQ=MONTHLY;BYDAY=3SU',
  timeZone: 'Asia/Tokyo',
  start: '2026-01-18T02:00',
  duration: 'PT2H',
};

function read(recurs: Record<string, unknown>) {
  return readDocument(JSON.stringify(recurs), readRecurrence);
}

function windows(recurs: Record<string, unknown>, until: string): string[] {
  const result = read(recurs);
  if (!result.ok) throw new Error(result.reason);
  const time = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();
  const untilMs = Temporal.Instant.from(until).epochMilliseconds;
  return occurrencesOf(result.value, untilMs).map(({ date, fromMs, toMs }) => `${date} ${time(fromMs)} ${time(toMs)}`);
}

describe('maintenance that recurs', () => {
  test('comes on every third Sunday at two in Tokyo', () => {
    expect(windows(thirdSunday, '2026-04-01T00:00:00Z')).toEqual([
      '2026-01-18 2026-01-17T17:00:00Z 2026-01-17T19:00:00Z',
      '2026-02-15 2026-02-14T17:00:00Z 2026-02-14T19:00:00Z',
      '2026-03-15 2026-03-14T17:00:00Z 2026-03-14T19:00:00Z',
    ]);
  });

  test('keeps its wall clock and its elapsed length where the clock jumps', () => {
    const berlin = { rrule: 'FREQ=WEEKLY', timeZone: 'Europe/Berlin', start: '2026-03-22T02:30', duration: 'PT2H' };
    expect(windows(berlin, '2026-04-06T00:00:00Z')).toEqual([
      '2026-03-22 2026-03-22T01:30:00Z 2026-03-22T03:30:00Z',
      // 02:30 does not exist on this day: Temporal's `compatible` moves it to 03:30 summer time.
      '2026-03-29 2026-03-29T01:30:00Z 2026-03-29T03:30:00Z',
      '2026-04-05 2026-04-05T00:30:00Z 2026-04-05T02:30:00Z',
    ]);
  });

  test('of a repeated hour takes the first', () => {
    const berlin = { rrule: 'FREQ=DAILY', timeZone: 'Europe/Berlin', start: '2026-10-25T02:30', duration: 'PT1H' };
    expect(windows(berlin, '2026-10-26T00:00:00Z')).toEqual(['2026-10-25 2026-10-25T00:30:00Z 2026-10-25T01:30:00Z']);
  });

  test('ends on the date of `until`, and leaves out what `except` names', () => {
    const bounded = { ...thirdSunday, until: '2026-04-19', except: ['2026-03-15'] };
    expect(windows(bounded, '2030-01-01T00:00:00Z').map((line) => line.slice(0, 10))).toEqual([
      '2026-01-18',
      '2026-02-15',
      '2026-04-19',
    ]);
  });

  test('goes on for longer than anybody plans', () => {
    const daily = { ...thirdSunday, rrule: 'FREQ=DAILY', start: '2000-01-01T02:00' };
    expect(windows(daily, '2059-12-31T15:00:00Z')).toHaveLength(60 * 365 + 15);
  });

  const bad: [name: string, change: Record<string, unknown>, path: string, reason: RegExp][] = [
    ['steps below a day', { rrule: 'FREQ=HOURLY' }, '$.rrule', /days or longer/],
    ['a time of day in the rule', { rrule: 'FREQ=DAILY;BYHOUR=3' }, '$.rrule', /days or longer/],
    ['UNTIL in the rule', { rrule: 'FREQ=DAILY;UNTIL=20260301T000000Z' }, '$.rrule', /say UNTIL as until/],
    ['a day of the week that is none', { rrule: 'FREQ=WEEKLY;BYDAY=XX' }, '$.rrule', /cannot be read: .*XX/],
    ['an interval of nothing', { rrule: 'FREQ=DAILY;INTERVAL=0' }, '$.rrule', /cannot be read/],
    ['a day that never comes', { rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, '$.rrule', /never comes/],
    ['an offset as zone', { timeZone: '+09:00' }, '$.timeZone', /time zone like Asia\/Tokyo/],
    ['a start with an offset', { start: '2026-01-18T02:00:00Z' }, '$.start', /wall-clock/],
    ['a start on a day that is none', { start: '2026-02-30T02:00' }, '$.start', /wall-clock/],
    ['a start in another century', { start: '1999-01-18T02:00' }, '$.start', /year 2000/],
    ['no duration', { duration: 'PT0M' }, '$.duration', /such as PT2H/],
    ['a duration in days, which are not elapsed time', { duration: 'P1D' }, '$.duration', /such as PT2H/],
    ['a misspelt key', { rule: 'FREQ=DAILY' }, '$.rule', /unknown key/],
  ];
  test.each(bad)('refuses %s', (_name, change, path, reason) => {
    expect(read({ ...thirdSunday, ...change })).toMatchObject({
      ok: false,
      path,
      reason: expect.stringMatching(reason),
    });
  });

  test('whatever the zone, every window lasts as long as it says, begins on its date, and dates do not repeat', () => {
    const zones = fc.constantFrom('Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu', 'America/Sao_Paulo', 'UTC');
    const rules = fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=MONTHLY;BYMONTHDAY=-1');
    const starts = fc.constantFrom('2011-12-01T23:45', '2018-02-01T00:00', '2026-04-01T02:15');
    fc.assert(
      fc.property(zones, rules, starts, fc.integer({ min: 1, max: 600 }), (timeZone, rrule, start, minutes) => {
        const result = read({ rrule, timeZone, start, duration: `PT${minutes}M` });
        if (!result.ok) throw new Error(result.reason);
        const untilMs = result.value.start.add({ months: 14 }).toZonedDateTime('UTC').epochMilliseconds;
        const found = occurrencesOf(result.value, untilMs);
        expect(found.length).toBeGreaterThan(12);
        for (const { fromMs, toMs } of found) expect(toMs - fromMs).toBe(minutes * 60_000);
        expect(new Set(found.map(({ date }) => date)).size).toBe(found.length);
      }),
    );
  });
});
