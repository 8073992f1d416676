import { expect, test } from 'vitest';
import type { MaintenanceRow } from '../rows.ts';
import { maintenanceRows, type PlannedWindow } from './maintenance-rows.ts';
import { readLine } from './read-line.ts';

const hourMs = 3_600_000;

/** Ten to twelve on the 9th, announced a week before; the host was down from half past ten to half past twelve. */
const planned = {
  ...{ from: '2026-10-09T10:00:00Z', to: '2026-10-09T12:00:00Z' },
  ...{ announcedAt: '2026-10-02T10:00:00Z', approvedBy: 'cab', cancelledAt: null },
};

function rowOf(maintenance: object, policy: object = {}, hours: object = {}): MaintenanceRow | undefined {
  const window = { ...planned, ...maintenance };
  const document = JSON.stringify({
    format: 'kadoban-evaluation/1',
    asOf: '2026-11-02T00:00:00Z',
    calendars: { day: { timeZone: 'UTC', weekly: [{ days: ['fri'], from: '08:00', to: '11:00' }] } },
    targets: [
      {
        id: 'host:a',
        monitoredFrom: null,
        monitoredTo: null,
        changes: [
          { at: '2026-10-01T00:00:00Z', status: 'up' },
          { at: '2026-10-09T10:30:00Z', status: 'down' },
          { at: '2026-10-09T12:30:00Z', status: 'up' },
        ],
      },
    ],
    services: [],
    maintenance: [{ id: 'm', targets: ['host:a'], ...window }],
    adjustments: [],
    slos: [
      {
        ...{ id: 's', target: 'host:a', objective: '99', window: { calendar: 'month', timeZone: 'UTC' } },
        ...hours,
        maintenance: policy,
      },
    ],
    evaluate: [{ slo: 's', period: '2026-10' }],
  });
  const cancelledMs = window.cancelledAt === null ? null : Date.parse(window.cancelledAt);
  const one: PlannedWindow = {
    ...{ id: 'm', title: 'patches', targets: ['host:a'], approvedBy: window.approvedBy, approvedMs: null, cancelledMs },
    ...{ fromMs: Date.parse(window.from), toMs: Date.parse(window.to), announcedMs: Date.parse(window.announcedAt) },
  };
  return maintenanceRows([{ line: 's', read: readLine(document, '2026-10'), windows: [one] }])[0];
}

test('planned work tells when it really was down, and by how much it overran', () => {
  expect(rowOf({})).toEqual({
    ...{ id: 'm', title: 'patches', lines: ['s'], approvedBy: 'cab', approvedAt: null, cancelledAt: null },
    ...{ plannedFrom: '2026-10-09T10:00:00.000Z', plannedTo: '2026-10-09T12:00:00.000Z' },
    ...{ actualFrom: '2026-10-09T10:30:00.000Z', actualTo: '2026-10-09T12:30:00.000Z', overrunMs: hourMs / 2 },
    ...{ announcedAt: '2026-10-02T10:00:00.000Z', excludedMs: 2 * hourMs, notExcludedBecause: null },
  });
});

const businessDays = (minimumNotice: string) => ({ minimumNotice, noticeCalendar: 'day' });

test.each<
  [why: string, maintenance: object, policy: object, hours: object, excludedMs: number, because: string | null]
>([
  ['nobody approved it', { approvedBy: null }, {}, {}, 0, 'not-approved'],
  ['the contract ignores it', {}, { count: 'ignore' }, {}, 0, 'policy'],
  ['it counts as up, and stays in the base', {}, { count: 'up' }, {}, 0, 'policy'],
  ['it was announced too late', {}, { minimumNotice: '14d' }, {}, 0, 'notice'],
  ['it was announced in time', {}, { minimumNotice: '7d' }, {}, 2 * hourMs, null],
  // The calendar's only business day is the Friday: two of them before the 9th of October is the 25th of September.
  ['it was announced a business day before', {}, businessDays('1bd'), {}, 2 * hourMs, null],
  ['it was announced too few business days before', {}, businessDays('2bd'), {}, 0, 'notice'],
  [
    'the business days are those of the service hours',
    {},
    { minimumNotice: '2bd' },
    { serviceHours: 'day' },
    0,
    'notice',
  ],
  ['the cap was spent', {}, { capPerWindow: '90m' }, {}, 1.5 * hourMs, 'cap'],
  ['service was agreed for half of it', {}, {}, { serviceHours: 'day' }, hourMs, 'outside-agreed-time'],
  ['it was called off half-way', { cancelledAt: '2026-10-09T11:00:00Z' }, {}, {}, hourMs, null],
])('what leaves the base is told when %s', (_, maintenance, policy, hours, excludedMs, because) => {
  expect(rowOf(maintenance, policy, hours)).toMatchObject({ excludedMs, notExcludedBecause: because });
});

test('work of another month is not told', () => {
  expect(rowOf({ from: '2026-11-01T00:00:00Z', to: '2026-11-01T01:00:00Z' })).toBeUndefined();
});
