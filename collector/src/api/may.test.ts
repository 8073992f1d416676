import { expect, test } from 'vitest';
import { startCollector, type TestCollector } from '../../../test/kit/collector.ts';
import { type Method, routesOf } from '../../../test/kit/routes.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { may, mayUse, type Role, rightsOf, roles } from './may.ts';

async function bearer(collector: TestCollector, role: string): Promise<string> {
  const secret = newSecret('kdbk');
  const key = { hash: hashSecret(secret), name: `a ${role}`, role, kind: 'key' as const };
  await collector.store.keys.add({ ...key, createdMs: collector.clock.wallMs(), expiresMs: null });
  return `Bearer ${secret}`;
}

/** Routes that ask for a key, with the methods that are written in the table. */
async function guarded(collector: TestCollector): Promise<{ method: Method; path: string }[]> {
  const answers = await Promise.all(
    routesOf(collector.app).map(async (route) => {
      const { statusCode } = await collector.app.inject({ method: route.method, url: urlOf(route.path) });
      return { route, statusCode };
    }),
  );
  return answers.flatMap(({ route, statusCode }) => (statusCode === 401 ? [route] : [])).filter(isPeoples);
}

/** Those of agents answer 401 too, to who has no signature; and logging in without a key is refused the same way. */
function isPeoples({ method, path }: { method: Method; path: string }): boolean {
  return !path.startsWith('/api/agent/') && !(method === 'POST' && path === '/api/v1/session');
}

function urlOf(path: string): string {
  return path.replace(/:\w+/g, 'x').replace('*', 'somewhere');
}

test('the table speaks about every route for people, and about nothing else', async () => {
  const routes = await guarded(await startCollector());
  const named = routes.filter(({ method }) => method !== 'HEAD').map(({ method, path }) => `${method} ${path}`);
  expect(Object.keys(may).toSorted()).toEqual(named.toSorted());
});

test('each route is refused to the roles that the table does not name, and to no other', async () => {
  const collector = await startCollector();
  const routes = await guarded(collector);
  expect(routes.length).toBeGreaterThan(50);
  for (const role of roles) {
    const authorization = await bearer(collector, role);
    for (const { method, path } of routes) {
      // Of a stream the headers tell enough, and only who is refused hears the end of it.
      if (path === '/api/v1/events' && mayUse(role, method, path)) continue;
      const response = await collector.app.inject({ method, url: urlOf(path), headers: { authorization } });
      const isRefused = response.statusCode === 403 && (method === 'HEAD' || response.json().code === 'ROLE_REFUSED');
      expect([role, method, path, isRefused]).toEqual([role, method, path, !mayUse(role, method, path)]);
    }
  }
});

test('a route without a line, and a role that nobody knows, are refused', async () => {
  const collector = await startCollector();
  for (const role of roles) expect(mayUse(role, 'GET', '/api/v1/secrets')).toBe(false);
  const headers = { authorization: await bearer(collector, 'root') };
  const response = await collector.app.inject({ url: '/api/v1/session', headers });
  expect([response.statusCode, response.json().code]).toEqual([403, 'ROLE_REFUSED']);
});

test('an auditor reads everything and changes nothing, a viewer changes nothing, an administrator may do all', () => {
  // Asked with a body, and nothing becomes of it.
  const looks = ['POST /api/v1/reports/verify', 'POST /api/v1/adjustments/preview', 'POST /api/v1/calendar-preview'];
  const writes = Object.keys(may).filter((route) => !route.startsWith('GET ') && !looks.includes(route));
  const usable = (role: Role, routes: readonly string[]) =>
    routes.filter((route) => mayUse(role, ...(route.split(' ') as [string, string])));
  const own = writes.filter((route) => may[route] === 'self');
  expect(usable('auditor', writes)).toEqual(own);
  expect(usable('viewer', writes)).toEqual(own);
  expect(usable('admin', Object.keys(may))).toEqual(Object.keys(may));
  const secret = Object.keys(may).filter((route) => route.startsWith('GET ') && may[route] === 'administer');
  expect(
    usable(
      'auditor',
      Object.keys(may).filter((route) => route.startsWith('GET ')),
    ),
  ).toEqual(Object.keys(may).filter((route) => route.startsWith('GET ') && !secret.includes(route)));
});

test('what keeps its author from approving a report can be done by somebody who could not approve anyway', () => {
  const steps = ['prepare', 'check', 'revise'].map((move) => `/api/v1/reports/:sla/:month/${move}`);
  expect(steps.filter((path) => !mayUse('operator', 'POST', path))).toEqual([]);
});

test('the page is told what it may offer', async () => {
  const collector = await startCollector();
  const headers = { authorization: await bearer(collector, 'approver') };
  const { role, may: offered, services } = (await collector.app.inject({ url: '/api/v1/session', headers })).json();
  expect({ role, offered, services }).toEqual({ role: 'approver', offered: rightsOf('approver'), services: null });
  expect(offered).toEqual(['self', 'see', 'look', 'plan', 'approve']);
});
