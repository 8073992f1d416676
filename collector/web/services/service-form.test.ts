import { expect, test } from 'vitest';
import {
  blankForm,
  formOf,
  formProblems,
  idFrom,
  officeCalendar,
  type ServiceForm,
  serviceBody,
  sloBody,
} from './service-form.ts';
import type { SaidExpression, SaidSlo } from './terms.ts';

const none = new Set<string>();
const form: ServiceForm = {
  ...blankForm,
  ...{ id: 'shop', title: '受注サイト', members: ['host:a', 'host:b'], rule: 'some', k: '1', hours: 'office' },
};
const slo: SaidSlo = { target: 'shop', objective: '99.9', window: { calendar: 'month', timeZone: 'Asia/Tokyo' } };

test('a new service is a rule and a promise of the month about it', () => {
  expect(serviceBody(form, {})).toEqual({ title: '受注サイト', atLeast: 1, of: ['host:a', 'host:b'] });
  const promised = { target: 'shop', objective: '99.9', window: slo.window, serviceHours: 'office' };
  expect(sloBody(form, {}, 'Asia/Tokyo')).toEqual(promised);
  expect(sloBody({ ...form, hours: 'always' }, {}, 'Asia/Tokyo')).not.toHaveProperty('serviceHours');
});

test('what the form does not show stays as it was', () => {
  const before = { id: 'shop', effectiveFrom: null, title: 'old', all: ['host:a'], contact: '運用課' };
  expect(serviceBody({ ...form, reason: ' 二台になった ' }, before)).toEqual({
    ...{ title: '受注サイト', contact: '運用課', atLeast: 1, of: ['host:a', 'host:b'], reason: '二台になった' },
  });
  const promised = {
    ...slo,
    window: { rolling: '30d' },
    id: 'shop',
    effectiveFrom: null,
    rto: '4h',
    serviceHours: 'x',
  };
  expect(sloBody({ ...form, hours: 'always' }, promised, 'UTC')).toEqual({
    ...{ target: 'shop', objective: '99.9', window: { rolling: '30d' }, rto: '4h' },
  });
});

const rules: [said: SaidExpression, rule: ServiceForm['rule'], k: string][] = [
  [{ all: ['a', 'b', 'c'] }, 'all', '3'],
  [{ any: ['a', 'b'] }, 'any', '1'],
  [{ atLeast: 2, of: ['a', 'b', 'c'] }, 'some', '2'],
];

test.each(rules)('%j is what the form shows and gives back', (said, rule, k) => {
  const shown = formOf('shop', said, slo);
  expect(shown).toMatchObject({ rule, k, hours: 'always', objective: '99.9' });
  expect(shown && serviceBody(shown, said as Record<string, unknown>)).toMatchObject(said);
});

test('a nested rule is no rule of a form', () => {
  expect(formOf('shop', { all: ['a', { any: ['b', 'c'] }] }, slo)).toBe(null);
});

test.each([
  ['a title', { title: '  ' }, 'title'],
  ['a member', { members: [], rule: 'all' as const }, 'members'],
  ['a number of members that there are', { k: '3' }, 'k'],
  ['a number at all', { k: 'two' }, 'k'],
  ['a percentage', { objective: 'high' }, 'objective'],
  ['a percentage up to 100', { objective: '100.1' }, 'objective'],
  ['an id without spaces', { id: 'the shop' }, 'id'],
])('a form needs %s', (_what, wrong, problem) => {
  expect(formProblems({ ...form, ...wrong }, none)).toEqual([problem]);
});

test('a whole form has no problem, unless its id is taken', () => {
  expect(formProblems({ ...form, objective: '100' }, none)).toEqual([]);
  expect(formProblems(form, new Set(['shop']))).toEqual(['taken']);
});

test('ids are made of titles, and never twice', () => {
  expect(idFrom('Order Site (EC)', none)).toBe('order-site-ec');
  expect(idFrom('受注サイト', new Set(['service-1']))).toBe('service-2');
  expect(idFrom('Mail', new Set(['mail', 'mail-2']))).toBe('mail-3');
  expect(idFrom('ＡＢＣ会計', none)).toBe('abc');
});

test('office hours know the holidays of Japan in Japan alone', () => {
  expect(officeCalendar('Asia/Tokyo', '営業時間').holidays).toBe('JP');
  expect(officeCalendar('Europe/Berlin', 'Office').holidays).toBe(null);
});

test('an objective is the same in the wide digits of an input method', () => {
  const wide = { ...form, objective: ' ９９．９５ ' };
  expect(formProblems(wide, none)).toEqual([]);
  expect(sloBody(wide, {}, 'Asia/Tokyo')).toMatchObject({ objective: '99.95' });
});
