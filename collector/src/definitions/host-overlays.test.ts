import { expect, test } from 'vitest';
import type { DefinitionEntry } from '../store/store.ts';
import { closedTime, plannedWork } from './host-overlays.ts';

let n = 0;
const entry = (kind: DefinitionEntry['kind'], id: string, body: DefinitionEntry['body']): DefinitionEntry => ({
  ...{ n: ++n, kind, id, version: 1, body, effectiveFromMs: null, atMs: 0 },
  ...{ author: '', reason: '', previousHash: '', hash: '' },
});
const at = (text: string) => Date.parse(`${text}+09:00`);
const day = { fromMs: at('2026-10-14T00:00:00'), toMs: at('2026-10-15T00:00:00') };
const once = (more: object) => ({
  title: 'パッチ',
  targets: ['host:h'],
  from: '2026-10-14T02:00:00+09:00',
  to: '2026-10-14T04:00:00+09:00',
  ...more,
});

test('planned work is that of the host and its checks, approved or not, up to where it was called off', () => {
  const entries = [
    entry('maintenance', 'a', once({ approvedBy: '佐藤' })),
    entry('maintenance', 'b', once({ targets: ['check:h/http'], cancelledAt: '2026-10-14T03:00:00+09:00' })),
    entry('maintenance', 'other', once({ targets: ['host:h2'] })),
    entry('maintenance', 'never', once({ cancelledAt: '2026-10-13T03:00:00+09:00' })),
    entry('maintenance', 'earlier', once({ from: '2026-10-12T02:00:00+09:00', to: '2026-10-12T04:00:00+09:00' })),
  ];
  const [fromMs, toMs] = [at('2026-10-14T02:00:00'), at('2026-10-14T04:00:00')];
  expect(plannedWork(entries, 'h', day)).toEqual([
    { id: 'a', title: 'パッチ', isApproved: true, fromMs, toMs },
    { id: 'b', title: 'パッチ', isApproved: false, fromMs, toMs: at('2026-10-14T03:00:00') },
  ]);
});

test('work that comes again is there once for each time', () => {
  const recurs = { rrule: 'FREQ=DAILY', timeZone: 'Asia/Tokyo', start: '2026-10-01T02:00', duration: 'PT1H' };
  const entries = [entry('maintenance', 'nightly', { targets: ['host:h'], recurs })];
  const found = plannedWork(entries, 'h', { fromMs: day.fromMs, toMs: day.toMs + 86_400_000 });
  expect(found.map(({ fromMs }) => fromMs)).toEqual([at('2026-10-14T02:00:00'), at('2026-10-15T02:00:00')]);
});

const office = entry('calendar', 'office', {
  timeZone: 'Asia/Tokyo',
  weekly: [{ days: ['wed'], from: '09:00', to: '18:00' }],
});
const shop = entry('service', 'shop', { all: ['check:h/http'] });
const promise = (id: string, more: object) =>
  entry('slo', id, { target: 'shop', objective: '99', window: {}, ...more });

test('closed is what lies outside of the service hours of all that stands on the host', () => {
  const entries = [office, shop, promise('day', { serviceHours: 'office' })];
  expect(closedTime(entries, 'h', day)).toEqual([
    { fromMs: day.fromMs, toMs: at('2026-10-14T09:00:00') },
    { fromMs: at('2026-10-14T18:00:00'), toMs: day.toMs },
  ]);
  expect(closedTime(entries, 'h2', day)).toEqual([]);
});

test('nothing is closed where one promise is round the clock', () => {
  expect(closedTime([office, shop, promise('day', { serviceHours: 'office' }), promise('all', {})], 'h', day)).toEqual(
    [],
  );
});
