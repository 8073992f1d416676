import { expect, test } from 'vitest';
import { octoberApi } from '../../../test/kit/october-store.ts';
import { hashSecret } from '../secrets.ts';
import type { DependencyMap, PromiseDetail, WhatIf } from './contract/promise.ts';

const hourMs = 3_600_000;

async function ask<T>(api: Awaited<ReturnType<typeof octoberApi>>, path: string) {
  const response = await api.get(`/api/v1/slos/${path}`);
  expect([path, response.statusCode]).toEqual([path, 200]);
  return response.json<T>();
}

async function put(api: Awaited<ReturnType<typeof octoberApi>>, path: string, body: object) {
  const response = await api.put(`/api/v1/${path}`, body, { 'if-none-match': '*' });
  expect([path, response.statusCode, response.body]).toEqual([path, 201, response.body]);
}

const office = {
  timeZone: 'Asia/Tokyo',
  holidays: 'JP',
  weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }],
};
const window = { calendar: 'month', timeZone: 'Asia/Tokyo' };

/** The shop in office hours, known since ever. */
async function inOfficeHours() {
  const api = await octoberApi();
  const since = { effectiveFrom: '2026-10-01T00:00:00+09:00', reason: 'as agreed' };
  await put(api, 'calendars/office', { ...office, ...since });
  const slo = {
    title: '会計A（営業時間）',
    target: 'shop',
    objective: '99.9',
    window,
    serviceHours: 'office',
    ...since,
  };
  await put(api, 'slos/office', slo);
  return api;
}

test('a promise in office hours has days without service, named holidays and the terms it was made on', async () => {
  const api = await inOfficeHours();
  const told = await ask<PromiseDetail>(api, 'office/month?month=2026-10');
  expect(told.holidays).toEqual([{ day: '2026-10-12', ja: 'スポーツの日', en: expect.any(String) }]);
  const { days, downMs, baseMs } = told.promise;
  expect(days).toHaveLength(31);
  const closed = days.filter((day) => day.day < '2026-10-20' && day.baseMs === 0).map(({ day }) => day.slice(-2));
  expect(closed).toEqual(['03', '04', '10', '11', '12', '17', '18']);
  expect(days.reduce((sumMs, day) => sumMs + day.downMs, 0)).toBe(downMs);
  expect(days.reduce((sumMs, day) => sumMs + day.baseMs, 0)).toBe(baseMs);
  expect(told.terms).toMatchObject({
    slo: { id: 'office', objective: '99.9', serviceHours: 'office' },
    service: { id: 'shop', all: ['host:a'] },
    calendar: { id: 'office', weekly: office.weekly },
    ...{ version: 1, names: { shop: '会計A', 'host:a': 'a' } },
  });
});

test('the course of a budget ends at what the month has left of it', async () => {
  const api = await octoberApi();
  const { course, promise } = await ask<PromiseDetail>(api, 'shop/month?month=2026-10');
  const known = course.filter(({ remainingMs }) => remainingMs !== null);
  expect(course[0]).toMatchObject({ at: promise.from, idealMs: promise.budgetMs, remainingMs: promise.budgetMs });
  expect(known.at(-1)).toMatchObject({ at: '2026-10-20T00:00:00.000Z', remainingMs: promise.budgetRemainingMs });
  expect(course.at(-1)).toEqual({ at: promise.to, idealMs: 0, remainingMs: null });
});

test('what if an outage were left out is what an approved adjustment then makes of it', async () => {
  const api = await octoberApi();
  const [from, to] = ['2026-10-14T01:02:10.000Z', '2026-10-14T02:02:10.000Z'];
  const told = await ask<WhatIf>(api, `shop/what-if?month=2026-10&without=${from}/${to}`);
  expect(told.before).toMatchObject({ downMs: hourMs, outageCount: 1, outlook: 'missed' });
  expect(told.after).toMatchObject({ downMs: 0, verdict: 'met', outageCount: 0, outlook: 'on-course' });
  const { promise } = await ask<PromiseDetail>(api, 'shop/month?month=2026-10');
  expect([promise.primary, promise.downMs]).toEqual([told.before.primary, hourMs]);
  const adjustment = { target: 'shop', from, to, status: 'excluded', reason: '顧客起因', approvedBy: 'sato' };
  await put(api, 'adjustments/14', adjustment);
  const after = (await ask<PromiseDetail>(api, 'shop/month?month=2026-10')).promise;
  expect(after).toMatchObject({ primary: told.after.primary, budgetRemainingMs: told.after.budgetRemainingMs });
});

test.each([
  ['no slash', 'without=2026-10-14T01:02:10Z'],
  ['no instants', 'without=yesterday/today'],
  ['the wrong way round', 'without=2026-10-15T00:00:00Z/2026-10-14T00:00:00Z'],
  ['nothing', ''],
])('what is left out must be intervals: %s', async (_what, query) => {
  const api = await octoberApi();
  const response = await api.get(`/api/v1/slos/shop/what-if?month=2026-10&${query}`);
  expect([response.statusCode, response.json().code]).toEqual([400, 'REQUEST_INVALID']);
});

test('a map shows what a service stands on, nested rules too, each with what it is now', async () => {
  const api = await octoberApi();
  await put(api, 'services/portal', { title: 'ポータル', all: ['shop', { any: ['host:a', 'host:b'] }] });
  await put(api, 'slos/portal', { target: 'portal', objective: '99', window });
  const { root, nodes, edges } = await ask<DependencyMap>(api, 'portal/map');
  expect(root).toBe('portal');
  expect(nodes.map(({ id, kind, name, rule, state }) => [id, kind, name, rule, state])).toEqual([
    ['portal', 'service', 'ポータル', { atLeast: 2, of: 2 }, 'up'],
    ['shop', 'service', '会計A', { atLeast: 1, of: 1 }, 'up'],
    ['host:a', 'host', 'a', null, 'up'],
    ['portal#2', 'rule', 'portal#2', { atLeast: 1, of: 2 }, 'up'],
    ['host:b', 'host', 'b', null, 'up'],
  ]);
  expect(edges.map(({ from, to }) => `${from} ${to}`)).toEqual([
    'portal shop',
    'shop host:a',
    'portal portal#2',
    'portal#2 host:a',
    'portal#2 host:b',
  ]);
});

test('targets that contradict each other are warned of when somebody asks', async () => {
  const api = await octoberApi();
  await put(api, 'slos/strict', { target: 'shop', objective: '99.9', window, rto: '4h' });
  const { warnings } = await ask<{ warnings: { code: string }[] }>(api, 'strict/warnings');
  expect(warnings.map(({ code }) => code)).toContain('RTO_SPENDS_BUDGET');
});

test('what nobody promised has no month', async () => {
  const api = await octoberApi();
  for (const path of [
    'mail/month',
    'mail/map',
    'mail/warnings',
    'mail/what-if?without=2026-10-01T00:00:00Z/2026-10-02T00:00:00Z',
  ]) {
    const response = await api.get(`/api/v1/slos/${path}`);
    expect([path, response.statusCode, response.json().code]).toEqual([path, 404, 'DEFINITION_UNKNOWN']);
  }
});

test('a viewer has the page of his service without what it stands on, and nothing of others', async () => {
  const api = await octoberApi();
  const secret = 'kdbk_customer00000000000000';
  const key = { hash: hashSecret(secret), name: 'customer', role: 'viewer', kind: 'key' as const };
  const ask = async (services: string[], path: string) => {
    await api.store.keys.add({
      ...key,
      services,
      hash: hashSecret(`${secret}${services}`),
      createdMs: 0,
      expiresMs: null,
    });
    const headers = { authorization: `Bearer ${secret}${services}` };
    return (await api.inject({ url: `/api/v1/slos/shop/${path}`, headers })).statusCode;
  };
  const whatIf = 'what-if?without=2026-10-01T00:00:00Z/2026-10-02T00:00:00Z';
  expect(await ask(['shop'], 'month')).toBe(200);
  expect(await ask(['mail'], 'month')).toBe(404);
  expect(await ask(['mail', 'b'], whatIf)).toBe(404);
  expect(await ask(['shop', 'b'], whatIf)).toBe(200);
  expect(await ask(['shop', 'c'], 'map')).toBe(403);
});
