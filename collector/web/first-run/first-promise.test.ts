import { expect, test } from 'vitest';
import { type FirstService, firstPromise, idFor, templates } from './first-promise.ts';

const service: FirstService = {
  template: templates[1] as (typeof templates)[number],
  title: '受注サイト',
  hosts: ['a', 'b'],
  needs: 'any',
  calendar: 'office',
  timeZone: 'Asia/Tokyo',
  report: { customer: '営業部', title: '受注サイト サービスレベル合意', fiscalYearStart: 4 },
};

test('a template makes a service, its objective and its agreement, each after what it names', () => {
  expect(firstPromise(service, 'orders')).toEqual([
    { plural: 'services', id: 'orders', body: { title: '受注サイト', any: ['host:a', 'host:b'] } },
    {
      ...{ plural: 'slos', id: 'orders' },
      body: {
        ...{ title: '受注サイト', target: 'orders', objective: '99.5', serviceHours: 'office' },
        window: { calendar: 'month', timeZone: 'Asia/Tokyo' },
      },
    },
    {
      ...{ plural: 'slas', id: 'orders' },
      body: {
        ...{ title: '受注サイト サービスレベル合意', customer: { name: '営業部' }, timeZone: 'Asia/Tokyo' },
        ...{ fiscalYearStart: 4, slos: [{ slo: 'orders' }] },
      },
    },
  ]);
});

test('round the clock and without a report nothing is said of hours and agreements', () => {
  const always = { ...service, template: templates[0] as (typeof templates)[number], report: null };
  expect(firstPromise(always, 'x').map(({ plural }) => plural)).toEqual(['services', 'slos']);
  expect(JSON.stringify(firstPromise(always, 'x'))).not.toContain('serviceHours');
});

const ids: [title: string, taken: string[], id: string][] = [
  ['Order site', [], 'order-site'],
  ['受注サイト', [], 'service'],
  ['受注サイト', ['service'], 'service-2'],
  ['ＥＣ サイト', [], 'ec'],
  ['2nd shop', [], 'service'],
];

test.each(ids)('%s beside %j is called %s', (title, taken, id) => {
  expect(idFor(title, new Set(taken))).toBe(id);
});
