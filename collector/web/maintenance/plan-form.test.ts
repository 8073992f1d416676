import { expect, test } from 'vitest';
import { createZone } from '../format/zone.ts';
import type { MaintenanceBody } from './maintenance-data.ts';
import { bodyOf, formOf, newForm } from './plan-form.ts';

const zone = createZone('Asia/Tokyo');
const once: MaintenanceBody = {
  title: 'カーネル更新',
  targets: ['host:a'],
  from: '2026-10-17T17:00:00.000Z',
  to: '2026-10-17T19:00:00.000Z',
  approvedBy: 'cab',
  approvedAt: '2026-10-01T00:00:00.000Z',
  work: [{ startedAt: '2026-10-17T17:00:00.000Z' }],
};
const recurring: MaintenanceBody = {
  title: '定期',
  targets: ['host:a', 'shop'],
  recurs: {
    rrule: 'FREQ=MONTHLY;BYDAY=3SU',
    timeZone: 'Europe/Berlin',
    start: '2026-01-18T02:00',
    duration: 'PT1H30M',
    until: '2026-12-31',
    except: ['2026-12-20'],
  },
  announcedAt: '2026-01-05T01:00:00.000Z',
};
const odd = { ...recurring, recurs: { ...recurring.recurs, rrule: 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1' } };

const seconds = { ...once, from: '2026-10-18T02:00:58+09:00', announcedAt: '2026-10-01T20:00:58+09:00' };

test.each([once, recurring, seconds, odd as MaintenanceBody])(
  'a plan that nobody changed is saved as it was',
  (body) => {
    expect(bodyOf(formOf(body, zone, 'Asia/Tokyo'), body, zone)).toEqual(body);
  },
);

test('another time, target or notice takes the approval away, another name does not', () => {
  const form = formOf(once, zone, 'Asia/Tokyo');
  expect(bodyOf({ ...form, to: '2026-10-18T05:00' }, once, zone)).not.toHaveProperty('approvedBy');
  expect(bodyOf({ ...form, targets: ['host:b'] }, once, zone)).not.toHaveProperty('approvedBy');
  expect(bodyOf({ ...form, announced: '2026-10-01T09:00' }, once, zone)).not.toHaveProperty('approvedBy');
  expect(bodyOf({ ...form, title: '更新' }, once, zone)).toMatchObject({ title: '更新', approvedBy: 'cab' });
});

test('what is chosen in the calendar is offered once, and as the same weekday of each month', () => {
  const form = newForm({ from: '2026-10-11T02:00', to: '2026-10-11T04:00' }, 'Asia/Tokyo');
  expect(form).toMatchObject({ kind: 'once', minutes: '120', rrule: 'FREQ=MONTHLY;BYDAY=2SU' });
  expect(bodyOf(form, null, zone)).toBeNull();
  expect(bodyOf({ ...form, title: 'x', targets: ['host:a'] }, null, zone)).toEqual({
    ...{ title: 'x', targets: ['host:a'], from: '2026-10-10T17:00:00.000Z', to: '2026-10-10T19:00:00.000Z' },
  });
});

test('a plan that ends before it begins is none', () => {
  const form = { ...newForm({ from: '2026-10-11T04:00', to: '2026-10-11T02:00' }, 'Asia/Tokyo'), title: 'x' };
  expect(bodyOf({ ...form, targets: ['host:a'] }, null, zone)).toBeNull();
});
