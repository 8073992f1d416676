import { expect, test } from 'vitest';
import { linePolicy } from './line-policy.ts';
import { readLine } from './read-line.ts';
import { serviceRules } from './service-rules.ts';

const weekly = [{ days: ['mon'], from: '09:00', to: '18:00' }];
const target = (id: string) => ({ id, monitoredFrom: null, monitoredTo: null, changes: [] });

/** A shop of two web servers, either of which will do, and a login that is a service of its own. */
function shop(serviceHours: string | null) {
  const document = JSON.stringify({
    ...{ format: 'kadoban-evaluation/1', asOf: '2026-11-02T00:00:00Z', maintenance: [], adjustments: [] },
    calendars: { office: { timeZone: 'Asia/Tokyo', weekly, holidays: 'JP' }, plain: { timeZone: 'UTC', weekly } },
    targets: ['host:a', 'host:b', 'host:c', 'host:d'].map(target),
    services: [
      { id: 'shop', all: [{ any: ['host:a', 'host:b'] }, 'login'] },
      { id: 'login', atLeast: 2, of: ['host:b', 'host:c', 'host:d'] },
    ],
    slos: [
      {
        ...{ id: 's', target: 'shop', objective: '99', window: { calendar: 'month', timeZone: 'UTC' } },
        ...(serviceHours !== null && { serviceHours }),
      },
    ],
    evaluate: [{ slo: 's', period: '2026-10' }],
  });
  const read = readLine(document, '2026-10');
  const input = {
    ...{ id: 's', title: 's', isPromised: true, serviceHours: null, yearly: null, rtoMs: null, clockOffsetMs: null },
    ...{ frozen: [], document },
  };
  return { input, read, windows: [] };
}

test('what a service is made of is told with every service in it, once', () => {
  const { read } = shop(null);
  const titles = { 'host:a': 'web-01', 'host:b': 'web-02', shop: '受注サイト' };
  expect(serviceRules([read, read], titles)).toEqual([
    { title: '受注サイト', atLeast: 2, of: ['受注サイト-1', 'login'] },
    { title: '受注サイト-1', atLeast: 1, of: ['web-01', 'web-02'] },
    { title: 'login', atLeast: 2, of: ['web-02', 'host:c', 'host:d'] },
  ]);
});

test.each([
  ['office', { id: 'office', timeZone: 'Asia/Tokyo', holidays: 'JP' }],
  ['plain', { id: 'plain', timeZone: 'UTC', holidays: null }],
  [null, null],
])('the calendar %s is told with its holidays', (hours, calendar) => {
  expect(linePolicy(shop(hours)).calendar).toEqual(calendar);
});
