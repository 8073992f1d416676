import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { apiOf } from '../../../test/kit/api-of.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { onlyValue, strictCalendar, textOf } from '../../../test/kit/strict-calendar.ts';
import { calendarText } from './calendar-feed-text.ts';

const nowMs = Temporal.Instant.from('2026-10-12T00:00:00Z').epochMilliseconds;
const fresh = { 'if-none-match': '*' };
const plan = {
  title: 'カーネル更新; app-01, app-02\\',
  targets: ['host:a'],
  from: '2026-10-20T02:00:00+09:00',
  to: '2026-10-20T04:00:00+09:00',
};

async function api() {
  const store = await storeWithHosts(newStoreFile(), ['a'], nowMs - 1000);
  const asked = await apiOf(store, () => nowMs);
  onTestFinished(async () => {
    await asked[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });
  const feed = async (): Promise<string> => (await asked.post('/api/v1/calendar-feed', {})).json().path;
  return { ...asked, feed, store };
}

const read = (body: string) => strictCalendar(Buffer.from(body));

test('a feed shows plans to whoever knows its address, as RFC 5545 has it', async () => {
  const { inject, put, feed } = await api();
  await put('/api/v1/maintenance/kernel', plan, fresh);
  const recurs = { rrule: 'FREQ=WEEKLY;BYDAY=SU', timeZone: 'Asia/Tokyo', start: '2026-10-04T02:00', duration: 'PT2H' };
  const every = {
    targets: ['host:a'],
    recurs: { ...recurs, until: '2026-10-31' },
    approvedBy: 'cab',
    reason: 'kept so far',
  };
  await put('/api/v1/maintenance/patch', every, fresh);
  const answer = await inject({ url: await feed() });
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
  const { components } = read(answer.body);
  expect(components.map((event) => [onlyValue(event, 'DTSTART'), onlyValue(event, 'STATUS')])).toEqual([
    ...[
      ['20261003T170000Z', 'CONFIRMED'],
      ['20261010T170000Z', 'CONFIRMED'],
      ['20261017T170000Z', 'CONFIRMED'],
    ],
    ...[
      ['20261019T170000Z', 'TENTATIVE'],
      ['20261024T170000Z', 'CONFIRMED'],
    ],
  ]);
  const kernel = components[3];
  expect(kernel && textOf(onlyValue(kernel, 'SUMMARY'))).toBe(plan.title);
});

test('a feed’s secret does not log in', async () => {
  const { inject, feed } = await api();
  const key = new URL(await feed(), 'http://localhost').searchParams.get('key');
  const answer = await inject({ url: '/api/v1/session', method: 'POST', payload: { key } });
  expect([answer.statusCode, answer.json().code, answer.headers['set-cookie']]).toEqual([
    401,
    'KEY_REFUSED',
    undefined,
  ]);
});

test('a feed opens nothing else, and an API key opens no feed', async () => {
  const { inject, feed } = await api();
  const secret = (await feed()).split('key=')[1] ?? '';
  const headers = { authorization: `Bearer ${secret}` };
  expect((await inject({ url: '/api/v1/maintenance', headers })).statusCode).toBe(401);
  const key = 'kdbk_0123456789abcdefghijkl';
  expect((await inject({ url: `/api/v1/maintenance.ics?key=${key}` })).json().code).toBe('KEY_REFUSED');
});

test('a new address replaces the one before, and a revoked one is closed', async () => {
  const { inject, get, delete: remove, feed } = await api();
  expect((await get('/api/v1/calendar-feed')).json()).toEqual({ madeAt: null });
  const [first, second] = [await feed(), await feed()];
  expect((await inject({ url: first })).statusCode).toBe(401);
  expect((await inject({ url: second })).statusCode).toBe(200);
  expect((await get('/api/v1/calendar-feed')).json()).toEqual({ madeAt: '2026-10-12T00:00:00.000Z' });
  await remove('/api/v1/calendar-feed', {});
  expect((await inject({ url: second })).statusCode).toBe(401);
});

test('a feed ends with the account that made it', async () => {
  const { inject, store, feed } = await api();
  const path = await feed();
  const [key] = (await store.keys.list()).filter(({ kind }) => kind === 'feed');
  if (!key) expect.fail();
  await store.keys.remove(key.hash);
  await store.keys.add({ ...key, userName: 'gone' });
  expect((await inject({ url: path })).statusCode).toBe(401);
});

test('whatever people write, a strict reader reads it, and reads what they wrote', () => {
  const window = {
    ...{ id: 'm', maintenance: 'm', date: null, cancelledAt: null, announcedAt: null, approvedAt: null },
    ...{ approvedBy: null, startedAt: null, startedBy: null, endedAt: null, endedBy: null },
    ...{ from: '2026-10-20T02:00:00Z', to: '2026-10-20T04:00:00Z', byHost: false, source: 'api' as const },
  };
  const anything = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[\\;,\n 時刻a]*$/));
  fc.assert(
    fc.property(anything, anything, (title, target) => {
      const text = calendarText({
        ...{ windows: [{ ...window, title, targets: [target] }], titles: {}, organisation: title },
        ...{ collectorId: 'c', language: 'ja', asOfMs: nowMs },
      });
      const [event] = read(text).components;
      expect(event && textOf(onlyValue(event, 'SUMMARY'))).toBe(
        title.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' '),
      );
    }),
  );
});
