import { describe, expect, test } from 'vitest';
import { deriveFile } from './derivation-file.ts';
import { evaluateFile } from './evaluation-file.ts';

const day = { from: '2026-07-10T00:00:00Z', to: '2026-07-11T00:00:00Z' };
const target = (id: string) => ({
  id,
  monitoredFrom: null,
  monitoredTo: null,
  changes: [{ at: '2026-01-01T00:00:00Z', status: 'up' }],
});
const maintenance = {
  id: 'M',
  targets: ['host:a'],
  ...day,
  announcedAt: null,
  approvedAt: null,
  approvedBy: null,
  cancelledAt: null,
};
const adjustment = { id: 'A', target: 'host:a', ...day, status: 'up', reason: 'r', approvedBy: null };
const calendar = { timeZone: 'Asia/Tokyo', weekly: [{ days: ['mon'], from: '09:00', to: '18:00' }] };
const slo = { id: 's', target: 'host:a', objective: '99.9', window: day };

const good = {
  format: 'kadoban-evaluation/1',
  asOf: '2027-06-01T00:00:00Z',
  calendars: { office: calendar },
  targets: [target('host:a'), { ...target('check:a/http'), partOf: 'host:a' }],
  services: [{ id: 'service:x', all: ['host:a', { any: ['check:a/http'] }] }],
  maintenance: [maintenance],
  adjustments: [adjustment],
  slos: [slo],
  evaluate: [{ slo: 's' }],
};

test('the good file of these tests is good', () => {
  expect(evaluateFile(JSON.stringify(good))).toMatchObject({ ok: true });
});

const withSlo = (change: object) => ({ slos: [{ ...slo, ...change }] });
const withChange = (change: object) => ({
  targets: [{ ...target('host:a'), changes: [{ ...target('').changes[0], ...change }] }],
});
const withCalendar = (change: object) => ({ calendars: { office: { ...calendar, ...change } } });
const withRange = (change: object) => withCalendar({ weekly: [{ ...calendar.weekly[0], ...change }] });
const withServices = (...services: object[]) => ({ services });
const monthly = withSlo({ window: { calendar: 'month', timeZone: 'UTC' } });

describe('a bad evaluation file is refused with the path and the reason of its first mistake', () => {
  test.each<[name: string, change: object, path: string, reason: RegExp]>([
    ['another format', { format: 'kadoban-evaluation/2' }, '$.format', /one of kadoban-evaluation\/1/],
    ['an unknown key', { slo: [] }, '$.slo', /unknown key; known are format/],
    ['an unknown key far inside', withChange({ sattus: 'up' }), '$.targets[0].changes[0].sattus', /unknown key/],
    ['a missing key', { evaluate: undefined }, '$.evaluate', /missing; must be a list/],
    ['a wrong type', { targets: {} }, '$.targets', /must be a list/],
    ['a time without a zone', { asOf: '2027-06-01T00:00:00' }, '$.asOf', /must be a time like/],
    ['a time that is a number', { asOf: 0 }, '$.asOf', /must be a string, is 0/],
    [
      'a day that is not in the calendar',
      withChange({ at: '2026-02-30T00:00:00Z' }),
      '$.targets[0].changes[0].at',
      /no such time/,
    ],
    ['a leap second', withChange({ at: '2016-12-31T23:59:60Z' }), '$.targets[0].changes[0].at', /must be a time like/],
    [
      'a time finer than we count',
      withChange({ at: '2026-01-01T00:00:00.0001Z' }),
      '$.targets[0].changes[0].at',
      /must be a time/,
    ],
    ['a status nobody knows', withChange({ status: 'UP' }), '$.targets[0].changes[0].status', /one of up, degraded/],
    [
      'bounds around something else',
      withChange({ earliest: '2026-01-02T00:00:00Z' }),
      '$.targets[0].changes[0].earliest',
      /later than at/,
    ],
    [
      'the latest before the point',
      withChange({ latest: '2025-01-02T00:00:00Z' }),
      '$.targets[0].changes[0].latest',
      /earlier than at/,
    ],
    ['one id twice', { targets: [target('host:a'), target('host:a')] }, '$.targets[1].id', /host:a is here twice/],
    ['an id that is empty', { targets: [target('')] }, '$.targets[0].id', /must not be empty/],
    [
      'a part of nothing',
      { targets: [{ ...target('host:a'), partOf: 'host:z' }] },
      '$.targets[0].partOf',
      /no target host:z/,
    ],
    [
      'a part of itself',
      { targets: [{ ...target('host:a'), partOf: 'host:a' }] },
      '$.targets[0].partOf',
      /part of itself/,
    ],
    [
      'monitoring that ends before it begins',
      { targets: [{ ...target('host:a'), monitoredFrom: day.to, monitoredTo: day.from }] },
      '$.targets[0].monitoredTo',
      /ends before it begins/,
    ],
    ['an empty service', withServices({ id: 'service:x', all: [] }), '$.services[0].all', /must not be empty/],
    ['a service of nothing', withServices({ id: 'service:x' }), '$.services[0]', /one of: all; any; atLeast/],
    [
      'a service of two minds',
      withServices({ id: 'service:x', all: ['host:a'], any: ['host:a'] }),
      '$.services[0]',
      /one of: all/,
    ],
    ['atLeast without of', withServices({ id: 'service:x', atLeast: 1 }), '$.services[0]', /one of: all/],
    [
      'all with atLeast',
      withServices({ id: 'service:x', atLeast: 1, all: ['host:a'] }),
      '$.services[0]',
      /one of: all/,
    ],
    [
      'more than there are',
      withServices({ id: 'service:x', atLeast: 2, of: ['host:a'] }),
      '$.services[0].atLeast',
      /from 1 to 1, is 2/,
    ],
    [
      'at least none',
      withServices({ id: 'service:x', atLeast: 0, of: ['host:a'] }),
      '$.services[0].atLeast',
      /from 1 to 1, is 0/,
    ],
    [
      'half of them',
      withServices({ id: 'service:x', atLeast: 0.5, of: ['host:a'] }),
      '$.services[0].atLeast',
      /whole number/,
    ],
    [
      'an unknown member',
      withServices({ id: 'service:x', all: ['host:z'] }),
      '$.services[0].all[0]',
      /no target or service host:z/,
    ],
    [
      'an unknown member inside',
      withServices({ id: 'service:x', all: [{ any: ['host:z'] }] }),
      '$.services[0].all[0].any[0]',
      /no target or service host:z/,
    ],
    [
      'a service that is a target',
      withServices({ id: 'host:a', all: ['host:a'] }),
      '$.services[0].id',
      /a target already/,
    ],
    [
      'a service of itself',
      withServices({ id: 'service:x', all: ['service:x'] }),
      '$.services[0]',
      /depends on itself/,
    ],
    [
      'a cycle of two',
      withServices({ id: 'service:x', all: ['service:y'] }, { id: 'service:y', any: [{ all: ['service:x'] }] }),
      '$.services[0]',
      /depends on itself/,
    ],
    [
      'two versions at one time',
      withServices({ id: 'service:x', all: ['host:a'] }, { id: 'service:x', any: ['host:a'] }),
      '$.services[1].effectiveFrom',
      /twice/,
    ],
    [
      'maintenance of nothing',
      { maintenance: [{ ...maintenance, targets: [] }] },
      '$.maintenance[0].targets',
      /must not be empty/,
    ],
    [
      'maintenance of the unknown',
      { maintenance: [{ ...maintenance, targets: ['z'] }] },
      '$.maintenance[0].targets[0]',
      /no target/,
    ],
    [
      'maintenance without length',
      { maintenance: [{ ...maintenance, to: day.from }] },
      '$.maintenance[0].to',
      /later than from/,
    ],
    [
      'an adjustment of the unknown',
      { adjustments: [{ ...adjustment, target: 'z' }] },
      '$.adjustments[0].target',
      /no target/,
    ],
    [
      'an inverted adjustment',
      { adjustments: [{ ...adjustment, from: day.to, to: day.from }] },
      '$.adjustments[0].to',
      /later/,
    ],
    [
      'an adjustment to degraded',
      { adjustments: [{ ...adjustment, status: 'degraded' }] },
      '$.adjustments[0].status',
      /one of up/,
    ],
    ['an SLO of the unknown', withSlo({ target: 'host:z' }), '$.slos[0].target', /no target or service host:z/],
    ['an objective that is a number', withSlo({ objective: 99.9 }), '$.slos[0].objective', /must be a string, is 99.9/],
    ['an objective beyond 100', withSlo({ objective: '100.1' }), '$.slos[0].objective', /decimal percentage/],
    ['an objective in another tongue', withSlo({ objective: '99,9' }), '$.slos[0].objective', /decimal percentage/],
    ['a negative objective', withSlo({ objective: '-1' }), '$.slos[0].objective', /decimal percentage/],
    [
      'an empty window',
      withSlo({ window: { from: day.from, to: day.from } }),
      '$.slos[0].window',
      /empty or ends before/,
    ],
    [
      'an inverted window',
      withSlo({ window: { from: day.to, to: day.from } }),
      '$.slos[0].window',
      /empty or ends before/,
    ],
    [
      'two windows at once',
      withSlo({ window: { ...day, rolling: '30d' } }),
      '$.slos[0].window.from',
      /unknown key; known are rolling/,
    ],
    ['a rolling window of nothing', withSlo({ window: { rolling: '0d' } }), '$.slos[0].window.rolling', /empty/],
    [
      'a duration without a unit',
      withSlo({ window: { rolling: '30' } }),
      '$.slos[0].window.rolling',
      /duration like 30d/,
    ],
    [
      'a calendar of weeks',
      withSlo({ window: { calendar: 'week', timeZone: 'UTC' } }),
      '$.slos[0].window.calendar',
      /one of day/,
    ],
    [
      'a zone on the moon',
      withSlo({ window: { calendar: 'day', timeZone: 'Moon/Base' } }),
      '$.slos[0].window.timeZone',
      /time zone like/,
    ],
    [
      'an offset for a zone',
      withSlo({ window: { calendar: 'day', timeZone: '+09:00' } }),
      '$.slos[0].window.timeZone',
      /time zone like/,
    ],
    [
      'a thirteenth month',
      withSlo({ window: { calendar: 'year', timeZone: 'UTC', startMonth: 13 } }),
      '$.slos[0].window.startMonth',
      /from 1 to 12/,
    ],
    ['hours of the unknown', withSlo({ serviceHours: 'night' }), '$.slos[0].serviceHours', /no calendar night/],
    ['a policy nobody knows', withSlo({ unknown: 'ignore' }), '$.slos[0].unknown', /one of exclude, down, up/],
    ['a negative duration', withSlo({ ignoreShorterThan: '-5m' }), '$.slos[0].ignoreShorterThan', /duration/],
    [
      'an unknown maintenance policy',
      withSlo({ maintenance: { cap: '3h' } }),
      '$.slos[0].maintenance.cap',
      /unknown key/,
    ],
    ['a range of no day', withRange({ days: ['monday'] }), '$.calendars.office.weekly[0].days[0]', /one of mon/],
    [
      'a range after the end of the day',
      withRange({ to: '24:30' }),
      '$.calendars.office.weekly[0].to',
      /00:00 to 24:00/,
    ],
    [
      'a range from the end of the day',
      withRange({ from: '24:00' }),
      '$.calendars.office.weekly[0].from',
      /00:00 to 23:59/,
    ],
    ['holidays of elsewhere', withCalendar({ holidays: 'FR' }), '$.calendars.office.holidays', /one of JP/],
    [
      'a closed day that is none',
      withCalendar({ closed: ['2026-02-30'] }),
      '$.calendars.office.closed[0]',
      /date like/,
    ],
    ['an odd name in the path', { calendars: { 'of fice': {} } }, '$.calendars["of fice"].timeZone', /missing/],
    ['a request for the unknown', { evaluate: [{ slo: 't' }] }, '$.evaluate[0].slo', /no SLO t/],
    [
      'a period without a calendar',
      { evaluate: [{ slo: 's', period: '2026' }] },
      '$.evaluate[0].period',
      /only a calendar window/,
    ],
    ['a calendar without a period', monthly, '$.evaluate[0]', /needs a period/],
    [
      'a period that is none',
      { ...monthly, evaluate: [{ slo: 's', period: '2026-13' }] },
      '$.evaluate[0].period',
      /not in the calendar/,
    ],
  ])('%s', (_, change, path, reason) => {
    expect(evaluateFile(JSON.stringify({ ...good, ...change }))).toEqual({
      ok: false,
      path,
      reason: expect.stringMatching(reason),
    });
  });

  test('what is no JSON', () => {
    expect(evaluateFile('{"format":')).toEqual({ ok: false, path: '$', reason: expect.stringMatching(/not JSON/) });
    expect(evaluateFile('[]')).toEqual({ ok: false, path: '$', reason: expect.stringMatching(/an object/) });
  });
});

const evidence = {
  format: 'kadoban-derivation/1',
  asOf: '2026-07-10T11:00:00Z',
  holdMs: 30_000,
  hosts: [{ id: 'host:a', samples: [{ at: '2026-07-10T10:00:00Z', boot: 'b1' }] }],
  checks: [{ id: 'check:a', intervalMs: 60_000, results: [{ at: '2026-07-10T10:59:00Z', status: 'up' }] }],
};

describe('a derivation file', () => {
  test('may leave out what has a default', () => {
    expect(deriveFile(JSON.stringify(evidence))).toEqual({
      ok: true,
      line: JSON.stringify({
        'host:a': [{ at: '2026-07-10T10:00:00.000Z', status: 'unknown', reason: 'silent' }],
        'check:a': [{ at: '2026-07-10T10:59:00.000Z', status: 'up' }],
      }),
    });
  });

  const check = { ...evidence.checks[0] };
  test.each<[name: string, change: object, path: string, reason: RegExp]>([
    ['another format', { format: 'kadoban-evaluation/1' }, '$.format', /one of kadoban-derivation\/1/],
    ['an unknown key', { targets: [] }, '$.targets', /unknown key/],
    ['hosts without a hold', { holdMs: undefined }, '$.holdMs', /missing/],
    ['a negative hold', { holdMs: -1 }, '$.holdMs', /0 or more, is -1/],
    ['a collector that is no pair', { collectorUp: [[null]] }, '$.collectorUp[0]', /pair of times/],
    [
      'a collector that left before it came',
      { collectorUp: [['2026-07-10T11:00:00Z', '2026-07-10T10:00:00Z']] },
      '$.collectorUp[0]',
      /ends before it begins/,
    ],
    [
      'a sample without a boot',
      { hosts: [{ id: 'a', samples: [{ at: evidence.asOf }] }] },
      '$.hosts[0].samples[0].boot',
      /missing/,
    ],
    ['an id twice', { checks: [{ ...check, id: 'host:a' }] }, '$.checks[0].id', /host:a is here twice/],
    [
      'a probe that may be',
      { hosts: [{ id: 'a', samples: [], probes: [{ at: evidence.asOf, reachable: 'yes' }] }] },
      '$.hosts[0].probes[0].reachable',
      /true or false/,
    ],
    ['no failures needed', { checks: [{ ...check, failures: 0 }] }, '$.checks[0].failures', /1 or more/],
    [
      'neither hold nor interval',
      { checks: [{ ...check, intervalMs: undefined }] },
      '$.checks[0].holdMs',
      /intervalMs given instead/,
    ],
  ])('is refused for %s', (_, change, path, reason) => {
    expect(deriveFile(JSON.stringify({ ...evidence, ...change }))).toEqual({
      ok: false,
      path,
      reason: expect.stringMatching(reason),
    });
  });
});
