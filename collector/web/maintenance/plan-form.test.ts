import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createZone } from '../format/zone.ts';
import type { MaintenanceBody } from './maintenance-data.ts';
import { bodyOf, changed, formOf, missingIn, newForm, type PlanForm, recursOf } from './plan-form.ts';
import { countOf, parseRule } from './recurrence-rule.ts';
import type { Recurs } from './rule-words.ts';

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
const thirdSunday: Recurs = {
  rrule: 'FREQ=MONTHLY;BYDAY=3SU',
  timeZone: 'Europe/Berlin',
  start: '2026-01-18T02:00',
  duration: 'PT1H30M',
  until: '2026-12-31',
  except: ['2026-12-20'],
};
const recurring: MaintenanceBody = {
  title: '定期',
  targets: ['host:a', 'shop'],
  recurs: thirdSunday,
  announcedAt: '2026-01-05T01:00:00.000Z',
};
const odd = { ...recurring, recurs: { ...thirdSunday, rrule: 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1' } };

const counted = { ...recurring, recurs: { ...thirdSunday, rrule: 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1;COUNT=6' } };

const seconds = { ...once, from: '2026-10-18T02:00:58+09:00', announcedAt: '2026-10-01T20:00:58+09:00' };

test.each<MaintenanceBody>([once, recurring, seconds, odd, counted])(
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
  expect(missingIn(form, bodyOf(form, null, zone))).toEqual(['title', 'targets']);
  expect(bodyOf({ ...form, title: 'x', targets: ['host:a'] }, null, zone)).toEqual({
    ...{ title: 'x', targets: ['host:a'], from: '2026-10-10T17:00:00.000Z', to: '2026-10-10T19:00:00.000Z' },
  });
});

test('a plan that ends before it begins is none', () => {
  const form = { ...newForm({ from: '2026-10-11T04:00', to: '2026-10-11T02:00' }, 'Asia/Tokyo'), title: 'x' };
  expect(bodyOf({ ...form, targets: ['host:a'] }, null, zone)).toBeNull();
});

const newRule = (): PlanForm => ({
  ...newForm({ from: '2026-11-24T02:00', to: '2026-11-24T04:00' }, 'Asia/Tokyo'),
  kind: 'recurs',
});

test('a number of times stays when people go on to write the rule themselves', () => {
  const twelve = changed(newRule(), { ends: 'count', count: '12' });
  const byHand = changed(twelve, { pattern: null });
  expect(byHand).toMatchObject({ ends: 'count', count: '12' });
  expect(recursOf(byHand).rrule).toBe('FREQ=MONTHLY;BYDAY=4TU;COUNT=12');
  expect(recursOf(changed(byHand, { count: '6' })).rrule).toBe('FREQ=MONTHLY;BYDAY=4TU;COUNT=6');
  expect(recursOf(changed(byHand, { ends: 'never' })).rrule).toBe('FREQ=MONTHLY;BYDAY=4TU');
});

test('a rule that carries a count is opened with it, and one that is typed sets it', () => {
  expect(formOf(counted, zone, 'UTC')).toMatchObject({ pattern: null, ends: 'until', rrule: counted.recurs.rrule });
  const { until: _, ...recurs } = counted.recurs;
  const form = formOf({ ...counted, recurs }, zone, 'UTC');
  expect(form).toMatchObject({ pattern: null, ends: 'count', count: '6' });
  expect(changed(form, { rrule: 'FREQ=DAILY;BYDAY=MO;COUNT=30' })).toMatchObject({ ends: 'count', count: '30' });
  expect(changed(form, { rrule: 'FREQ=DAILY;BYDAY=MO' })).toMatchObject({ ends: 'never' });
});

test('a plan says when it ends as its form does, whatever people changed in which order', () => {
  const pattern = parseRule('FREQ=WEEKLY;BYDAY=SU', '2026-11-24')?.pattern ?? null;
  const typed = fc.constantFrom('FREQ=DAILY', 'FREQ=DAILY;COUNT=3', 'FREQ=MONTHLY;COUNT=9;BYDAY=MO,TU;BYSETPOS=1');
  const changes = fc.oneof(
    fc.constantFrom<Partial<PlanForm>>(
      { pattern: null },
      { pattern },
      { title: 'x' },
      { until: '2027-03-31' },
      { until: '' },
    ),
    fc.constantFrom('never' as const, 'until' as const, 'count' as const).map((ends) => ({ ends })),
    fc.constantFrom('', '0', '7', '12').map((count) => ({ count })),
    typed.map((rrule) => ({ pattern: null, rrule })),
  );
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 8 }), (steps) => {
      const form = steps.reduce<PlanForm>(changed, newRule());
      const body = bodyOf(form, null, zone);
      const isOpen = form.ends !== 'never' && ['', '0'].includes(form.ends === 'count' ? form.count : form.until);
      expect(body === null).toBe(isOpen);
      if (body?.recurs === undefined) return;
      const { rrule, until } = body.recurs;
      expect(until).toBe(form.ends === 'until' ? form.until : undefined);
      if (form.ends !== 'until') expect(countOf(rrule)).toBe(form.ends === 'count' ? Number(form.count) : null);
    }),
  );
});
