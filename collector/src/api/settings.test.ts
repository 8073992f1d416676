import { expect, onTestFinished, test } from 'vitest';
import { apiOf } from '../../../test/kit/api-of.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';

const nowMs = Temporal.Instant.from('2026-11-02T03:00:00Z').epochMilliseconds;

async function api() {
  const store = await storeWithHosts(newStoreFile(), ['a', 'b'], nowMs - 1000);
  const asked = await apiOf(store, () => nowMs);
  onTestFinished(async () => {
    await asked[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });
  return { ...asked, store };
}

test('the collector tells when it did not run itself, what waits, and what was not delivered', async () => {
  const { get, store } = await api();
  const minuteMs = 60_000;
  await store.upTimes.stamp('first', nowMs - 60 * minuteMs, nowMs - 40 * minuteMs);
  await store.upTimes.stamp('second', nowMs - 10 * minuteMs, nowMs);
  const delivery = (outcome: string, atMs: number) => ({
    ...{ kind: 'delivery' as const, id: 'shop.2026-10', effectiveFromMs: null, author: 'kadoban', reason: '' },
    body: { edition: 1, isFinal: true, outcome, problem: outcome === 'failed' ? 'no route' : '', messageId: '' },
    atMs,
  });
  await store.definitions.append([{ ...delivery('failed', nowMs - minuteMs), expectedVersion: null }]);
  const told = (await get('/api/v1/system')).json();
  expect(told).toMatchObject({
    upSince: '2026-11-02T02:50:00.000Z',
    gaps: [{ from: '2026-11-02T02:20:00.000Z', to: '2026-11-02T02:50:00.000Z' }],
    hosts: { all: 2, connected: 0 },
    backlog: { hosts: 0, oldestAt: null },
    failedMails: [{ report: 'shop.2026-10', problem: 'no route' }],
    refused: {},
  });
  await store.definitions.append([{ ...delivery('sent', nowMs), expectedVersion: 1 }]);
  expect((await get('/api/v1/system')).json().failedMails).toEqual([]);
});

test('the fingerprint of the key is the one that whoever verifies a report compares', async () => {
  const { get } = await api();
  const { fingerprint } = (await get('/api/v1/system')).json();
  expect(fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
  expect((await get('/api/v1/roots')).json().fingerprint).toBe(fingerprint);
});

test('a calendar that is not written yet is told day by day, as evaluations would read it', async () => {
  const { post, store } = await api();
  const definition = {
    timeZone: 'Asia/Tokyo',
    weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }],
    holidays: 'JP',
    open: ['2026-11-07'],
    busy: [{ title: '棚卸し', first: '2026-11-05', last: '2026-11-06' }],
  };
  const { days } = (await post('/api/v1/calendar-preview', { definition })).json();
  const office = [{ from: '09:00', to: '18:00' }];
  expect(days.slice(0, 7)).toMatchObject([
    { day: '2026-11-02', ranges: office, holiday: null, busy: [] },
    { day: '2026-11-03', ranges: [], holiday: { ja: '文化の日' } },
    { day: '2026-11-04', ranges: office },
    { day: '2026-11-05', ranges: office, busy: ['棚卸し'] },
    { day: '2026-11-06', ranges: office, busy: ['棚卸し'] },
    { day: '2026-11-07', ranges: office },
    { day: '2026-11-08', ranges: [] },
  ]);
  expect(await store.definitions.entries()).toEqual([]);
});

test('a calendar that cannot be read is refused with where and why', async () => {
  const { post } = await api();
  const definition = { timeZone: 'Asia/Nowhere', weekly: [] };
  const refused = await post('/api/v1/calendar-preview', { definition });
  expect([refused.statusCode, refused.json().message]).toEqual([400, expect.stringContaining('timeZone')]);
});

test('what a kind of definition is written as is told as JSON Schema, and no other kind', async () => {
  const { get } = await api();
  const schema = (await get('/api/v1/schemas/slas')).json();
  expect(schema).toMatchObject({ type: 'object', required: expect.arrayContaining(['customer', 'slos']) });
  expect(schema.properties.customer.properties.name.maxLength).toBe(200);
  expect((await get('/api/v1/schemas/weather')).statusCode).toBe(404);
});
