import { expect, test } from 'vitest';
import { adjustment, calendar, day, goodDocument, maintenance, target } from '../../../test/kit/evaluation-document.ts';
import { evaluateFile } from './evaluation-file.ts';

const withChange = (change: object) => ({
  targets: [{ ...target('host:a'), changes: [{ ...target('').changes[0], ...change }] }],
});
const withCalendar = (change: object) => ({ calendars: { office: { ...calendar, ...change } } });
const withRange = (change: object) => withCalendar({ weekly: [{ ...calendar.weekly[0], ...change }] });
const withServices = (...services: object[]) => ({ services });

test.each<[name: string, change: object, path: string, reason: RegExp]>([
  ['an unknown key far inside', withChange({ sattus: 'up' }), '$.targets[0].changes[0].sattus', /unknown key/],
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
  ['all with atLeast', withServices({ id: 'service:x', atLeast: 1, all: ['host:a'] }), '$.services[0]', /one of: all/],
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
  ['a service of itself', withServices({ id: 'service:x', all: ['service:x'] }), '$.services[0]', /depends on itself/],
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
  ['a range of no day', withRange({ days: ['monday'] }), '$.calendars.office.weekly[0].days[0]', /one of mon/],
  ['a range after the end of the day', withRange({ to: '24:30' }), '$.calendars.office.weekly[0].to', /00:00 to 24:00/],
  [
    'a range from the end of the day',
    withRange({ from: '24:00' }),
    '$.calendars.office.weekly[0].from',
    /00:00 to 23:59/,
  ],
  ['holidays of elsewhere', withCalendar({ holidays: 'FR' }), '$.calendars.office.holidays', /one of JP/],
  ['a closed day that is none', withCalendar({ closed: ['2026-02-30'] }), '$.calendars.office.closed[0]', /date like/],
  ['an odd name in the path', { calendars: { 'of fice': {} } }, '$.calendars["of fice"].timeZone', /missing/],
])('%s is refused with the path and the reason', (_, change, path, reason) => {
  expect(evaluateFile(JSON.stringify({ ...goodDocument, ...change }))).toEqual({
    ok: false,
    path,
    reason: expect.stringMatching(reason),
  });
});

test('services nested without end are refused, inline and through each other', () => {
  const nested = Array.from({ length: 5_000 }).reduce<object>((inner) => ({ any: [inner] }), { any: ['host:a'] });
  const chain = Array.from({ length: 5_000 }, (_, index) => ({
    id: `service:${index}`,
    all: [index === 0 ? 'host:a' : `service:${index - 1}`],
  }));
  for (const services of [[{ id: 'service:x', ...nested }], chain]) {
    expect(evaluateFile(JSON.stringify({ ...goodDocument, services }))).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/nested more than 100 deep/),
    });
  }
});
