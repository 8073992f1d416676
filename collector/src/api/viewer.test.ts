import { expect, onTestFinished, test } from 'vitest';
import { apiOf } from '../../../test/kit/api-of.ts';
import { october20Ms, seen } from '../../../test/kit/october-store.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { newApiKey } from '../people/new-api-key.ts';
import { may } from './may.ts';

const beginMs = Date.parse('2026-10-01T00:00:00+09:00');
const said = { effectiveFromMs: null, atMs: beginMs, author: 'inner-kanri', reason: 'inner', expectedVersion: null };
const window = { calendar: 'month', timeZone: 'Asia/Tokyo' };
const [began, ended] = ['2026-10-14T10:02:10+09:00', '2026-10-14T11:02:10+09:00'];

/** Two customers' services. What is about the other one has `hidden` in its name, what the own one is made of `inner`. */
async function twoCustomers() {
  const store = await storeWithHosts(newStoreFile(), ['inner-1', 'hidden-1'], beginMs);
  for (const host of ['inner-1', 'hidden-1']) {
    await seen(store, host, `${host}-1`, ['2026-10-01T00:00:00+09:00', began], october20Ms);
    await seen(store, host, `${host}-2`, [ended, '2026-10-20T09:00:00+09:00'], october20Ms);
  }
  await store.upTimes.stamp('run', beginMs, october20Ms);
  const sla = (customer: string, ...slos: string[]) => ({
    customer: { name: customer },
    timeZone: 'Asia/Tokyo',
    slos: slos.map((slo) => ({ slo })),
  });
  const service = (title: string, ...all: string[]) => ({ title, all });
  const slo = (target: string) => ({ target, objective: '99.9', window });
  const note = (target: string) => ({ target, at: '2026-10-14T01:30:00.000Z', cause: 'inner cause of a hidden disk' });
  const entries = [
    ['service', 'inner-part', service('inner part', 'host:inner-1')],
    ['service', 'portal', service('Portal', 'inner-part')],
    ['service', 'hidden-shop', service('hidden shop', 'host:hidden-1')],
    ['slo', 'portal-slo', slo('portal')],
    ['slo', 'hidden-slo', slo('hidden-shop')],
    ['slo', 'inner-slo', slo('inner-part')],
    ['sla', 'portal-sla', sla('Customer', 'portal-slo')],
    ['sla', 'hidden-sla', sla('hidden customer', 'hidden-slo')],
    ['sla', 'mixed-hidden-sla', sla('hidden customers', 'portal-slo', 'hidden-slo')],
    ['outage', 'portal/2026-10-14T01:30:00.000Z', note('portal')],
    ['outage', 'hidden-shop/2026-10-14T01:30:00.000Z', note('hidden-shop')],
  ] as const;
  await store.definitions.append(entries.map(([kind, id, body]) => ({ ...said, kind, id, body: { ...body } })));
  const api = await apiOf(store, () => october20Ms);
  onTestFinished(async () => {
    await api[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });
  const { key, secret } = newApiKey({ name: 'customer', role: 'viewer', services: ['portal'] }, beginMs);
  await store.keys.add(key);
  const ask = (url: string) => api.inject({ url, headers: { authorization: `Bearer ${secret}` } });
  return { ask, get: api.get };
}

/** What each route is asked with besides its address. */
const queries: Readonly<Record<string, readonly string[]>> = {
  '/api/v1/overview': ['', '?month=2026-10'],
  '/api/v1/outages': [
    '?month=2026-10',
    '?month=2026-10&class=all',
    '?month=2026-10&slo=hidden-slo',
    '?month=2026-10&target=hidden-shop',
    '?month=2026-10&target=host:hidden-1',
    '?month=2026-10&target=host:inner-1',
    '?month=2026-10&service=hidden-shop',
    '?month=2026-10&missing=true',
  ],
  '/api/v1/reports': ['', '?month=2026-10', '?month=2026-09'],
  '/api/v1/slos/:id/evaluation': ['', '?period=2026-10', '?document=true'],
  '/api/v1/slos/:id/what-if': [`?without=${encodeURIComponent(`${began}/${ended}`)}`],
};

const params: Readonly<Record<string, readonly string[]>> = {
  ':id': ['portal', 'portal-slo', 'inner-part', 'inner-slo', 'hidden-shop', 'hidden-slo', 'host:hidden-1'],
  ':sla': ['portal-sla', 'hidden-sla', 'mixed-hidden-sla', '-'],
  ':month': ['2026-10'],
  ':format': ['json', 'csv', 'html'],
};

function urlsOf(pattern: string): string[] {
  const parts = pattern
    .split('/')
    .reduce<string[]>(
      (paths, part) => paths.flatMap((path) => (params[part] ?? [part]).map((value) => `${path}/${value}`)),
      [],
    );
  const addresses = parts.map((path) => path.slice(1));
  return addresses.flatMap((path) => (queries[pattern] ?? ['']).map((query) => path + query));
}

const readable = Object.keys(may)
  .filter((route) => route.startsWith('GET ') && (may[route] === 'see' || may[route] === 'self'))
  .map((route) => route.slice('GET '.length))
  // The first tells of routes alone; the second has no end, and a test of its own.
  .filter((pattern) => pattern !== '/api/v1/openapi.json' && pattern !== '/api/v1/events');

test('no answer tells a viewer of the services of others, nor what his own is made of', async () => {
  const { ask, get } = await twoCustomers();
  expect(readable.length).toBeGreaterThan(10);
  for (const url of readable.flatMap(urlsOf)) {
    const { statusCode, body } = await ask(url);
    // What was asked may be said again where nothing else is said.
    const told = statusCode < 400 ? body : body.replaceAll(/(inner|hidden)-(part|slo|shop|1)|(mixed-)?hidden-sla/g, '');
    expect([url, statusCode, /.{0,60}(hidden|inner).{0,40}/i.exec(told)?.[0]]).toEqual([url, statusCode, undefined]);
    expect([url, statusCode]).not.toEqual([url, 500]);
  }
  // The same words are there for who sees all.
  expect((await get('/api/v1/outages?month=2026-10')).body).toMatch(/hidden.*inner|inner.*hidden/);
});

test('what a viewer may not see is as if it were not there', async () => {
  const { ask } = await twoCustomers();
  const patterns = readable.filter((pattern) => pattern.includes(':'));
  for (const pattern of patterns) {
    for (const id of ['hidden-slo', 'hidden-shop', 'inner-slo', 'hidden-sla', 'mixed-hidden-sla']) {
      const query = queries[pattern]?.at(0) ?? '';
      const at = (name: string) =>
        ask(
          pattern
            .replace(/:id|:sla/, name)
            .replace(':month', '2026-10')
            .replace(':format', 'csv') + query,
        );
      const [there, nowhere] = [await at(id), await at('nowhere')];
      const without = (body: string, name: string) => body.replaceAll(name, '…');
      expect([pattern, id, there.statusCode, without(there.body, id)]).toEqual([
        pattern,
        id,
        nowhere.statusCode,
        without(nowhere.body, 'nowhere'),
      ]);
    }
  }
});

test('a viewer sees his own', async () => {
  const { ask } = await twoCustomers();
  const json = async (url: string) => (await ask(url)).json();
  expect((await json('/api/v1/services')).definitions).toMatchObject([
    { definition: { id: 'portal', title: 'Portal' } },
  ]);
  expect((await json('/api/v1/slos')).definitions).toMatchObject([
    { definition: { id: 'portal-slo', target: 'portal' } },
  ]);
  expect((await json('/api/v1/overview?month=2026-10')).promises).toMatchObject([{ slo: 'portal-slo' }]);
  expect((await json('/api/v1/outages?month=2026-10')).outages).toMatchObject([
    { target: 'portal', downMs: 3_600_000 },
  ]);
  const { evaluation } = await json('/api/v1/slos/portal-slo/evaluation?period=2026-10');
  expect(evaluation.downMs).toBe(3_600_000);
});
