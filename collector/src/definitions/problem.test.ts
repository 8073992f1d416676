import { expect, test } from 'vitest';
import { definitionLog } from '../../../test/kit/definition-log.ts';
import { problemOf } from './problem.ts';

type Sayings = Parameters<typeof definitionLog>;
const nowMs = Temporal.Instant.from('2026-10-01T00:00:00Z').epochMilliseconds;
const targets = new Set(['host:a', 'host:b', 'check:a/http']);
const month = { calendar: 'month', timeZone: 'Asia/Tokyo' };
const office = { timeZone: 'Asia/Tokyo', weekly: [{ days: ['mon'], from: '09:00', to: '18:00' }] };
const slo = (body: object) => ({
  kind: 'slo' as const,
  id: 'shop',
  body: { target: 'host:a', objective: '99.9', window: month, ...body },
});
const service = (id: string, body: Sayings[number]['body'], from?: string) => ({
  kind: 'service' as const,
  id,
  body,
  ...(from !== undefined && { from }),
});
const calendar = (id: string, body: Sayings[number]['body'], from?: string) => ({
  kind: 'calendar' as const,
  id,
  body,
  ...(from !== undefined && { from }),
});
const maintenance = (body: object, from?: string) => ({
  kind: 'maintenance' as const,
  id: 'patch',
  body: { targets: ['host:a'], ...body },
  ...(from !== undefined && { from }),
});
const once = { from: '2026-10-02T00:00:00Z', to: '2026-10-02T02:00:00Z' };
const weekly = { rrule: 'FREQ=WEEKLY', timeZone: 'UTC', start: '2026-03-01T02:00', duration: 'PT2H' };

function problem(...sayings: Sayings): string | undefined {
  const found = problemOf(definitionLog(...sayings), targets, nowMs);
  return found && `${found.entry.kind} ${found.entry.id} ${found.path}: ${found.reason}`;
}

test('definitions that name each other and known targets are right', () => {
  expect(
    problem(
      calendar('office', office),
      service('web', { any: ['host:a', { all: ['host:b', 'check:a/http'] }] }),
      slo({ target: 'web', serviceHours: 'office', rto: '4h' }),
      maintenance({ targets: ['web', 'host:b'], recurs: weekly }),
    ),
  ).toBeUndefined();
});

const wrong: [name: string, sayings: Sayings, message: string][] = [
  ['an unknown target', [slo({ target: 'host:c' })], 'slo shop target: there is no target or service host:c'],
  ['an unknown calendar', [slo({ serviceHours: 'night' })], 'slo shop serviceHours: there is no calendar night'],
  ['an objective above all', [slo({ objective: '100.1' })], 'slo shop objective: must be a decimal percentage'],
  ['a window of two kinds', [slo({ window: { ...month, rolling: '30d' } })], 'slo shop window.calendar: unknown key'],
  ['an RTO that is no duration', [slo({ rto: 'soon' })], 'slo shop rto: must be a duration'],
  [
    'a window that ends before it begins',
    [maintenance({ from: once.to, to: once.from })],
    'maintenance patch to: must be later',
  ],
  ['a time that is none', [maintenance({ ...once, from: 'tomorrow' })], 'maintenance patch from: must be a time'],
  ['maintenance without a time', [maintenance({})], 'maintenance patch : must have either from and to, or recurs'],
  ['maintenance with two times', [maintenance({ ...once, recurs: weekly })], 'maintenance patch : must have either'],
  [
    'a rule that is none',
    [maintenance({ recurs: { ...weekly, rrule: 'x' } })],
    'maintenance patch recurs.rrule: must be a rule',
  ],
  [
    'a single window that begins to hold',
    [maintenance(once, '2026-01-01T00:00:00Z')],
    'maintenance patch effectiveFrom: has no',
  ],
  [
    'an unknown member',
    [service('web', { all: ['host:a', 'db'] })],
    'service web all[1]: there is no target or service db',
  ],
  ['more than there are', [service('web', { atLeast: 2, of: ['host:a'] })], 'service web atLeast: must be from 1 to 1'],
  [
    'two expressions',
    [service('web', { all: ['host:a'], any: ['host:b'] })],
    'service web : must have one of: all; any',
  ],
  [
    'a cycle',
    [
      service('web', { all: ['host:a'] }),
      service('db', { all: ['web'] }),
      service('web', { all: ['db'] }, '2027-01-01T00:00:00Z'),
    ],
    'depends on itself',
  ],
  [
    'a wrong time of day',
    [calendar('of-fice', { ...office, weekly: [{ days: [], from: '9', to: '18:00' }] })],
    'calendar of-fice weekly[0].from: must be a time of day',
  ],
  [
    'a calendar deleted while an SLO names it',
    [calendar('office', office), slo({ serviceHours: 'office' }), calendar('office', null, '2027-01-01T00:00:00Z')],
    'calendar office : is still named by slo shop',
  ],
  [
    'a service deleted for ever while maintenance names it',
    [service('web', { all: ['host:a'] }), maintenance({ targets: ['web'], ...once }), service('web', null)],
    'maintenance patch targets[0]: there is no target or service web',
  ],
];
test.each(wrong)('refuses %s', (_name, sayings, message) => {
  expect(problem(...sayings)).toContain(message);
});

test('a calendar may go once the SLO that named it has gone', () => {
  const from = '2026-12-01T00:00:00Z';
  const used = [calendar('office', office), slo({ serviceHours: 'office' })];
  expect(problem(...used, { ...slo({}), body: null, from }, calendar('office', null, from))).toBeUndefined();
});
