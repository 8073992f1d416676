import { once } from 'node:events';
import { connect } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { askOverTls } from '../../../test/kit/ask.ts';
import { makeCertificate } from '../../../test/kit/certificate.ts';
import { enrolHost, startCollector, startMs, type TestCollector } from '../../../test/kit/collector.ts';
import { type Method, routesOf } from '../../../test/kit/routes.ts';
import { openSession } from '../../../test/kit/wire.ts';
import { sessionCookie } from './session-cookie.ts';

/** What may be asked without a key, and why nothing of it tells of hosts. */
const open = new Set([
  'GET /healthz',
  'GET /readyz',
  'GET /api/v1/login',
  'POST /api/v1/session',
  'DELETE /api/v1/session',
  'GET /*',
  // Its address has a secret of its own.
  'GET /api/v1/maintenance.ics',
  // Agents show a token.
  'POST /api/agent/v1/enroll',
  // And a signature of the host.
  'POST /api/agent/v1/farewell',
]);

function isOpen({ method, path }: { method: Method; path: string }): boolean {
  return open.has(`${method === 'HEAD' ? 'GET' : method} ${path}`);
}

test('every route wants a key, but for those that are known to tell nothing', async () => {
  const collector = await startCollector();
  const routes = routesOf(collector.app);
  expect(routes).toContainEqual({ method: 'GET', path: '/api/v1/hosts/:id/availability' });
  for (const route of routes) {
    const url = route.path.replace(/:\w+/g, 'x').replace('*', 'somewhere');
    const response = await collector.app.inject({ method: route.method, url });
    const code = response.body === '' ? undefined : response.json().code;
    if (isOpen(route)) expect([route, code]).not.toEqual([route, 'KEY_MISSING']);
    else
      expect([route, response.statusCode, code]).toEqual([
        route,
        401,
        route.method === 'HEAD' ? undefined : 'KEY_MISSING',
      ]);
  }
  for (const one of open) expect(routes.map(({ method, path }) => `${method} ${path}`)).toContain(one);
});

test('every answer, also a refusal, tells browsers to be careful', async () => {
  const collector = await startCollector({ hostNames: ['kadoban.example'] });
  const requests = [
    ...routesOf(collector.app).map(({ method, path }) => ({ method, url: path.replace(/:\w+/g, 'x') })),
    { method: 'GET' as const, url: '/healthz', headers: { host: 'evil.example' } },
    { method: 'POST' as const, url: '/nowhere' },
    { method: 'GET' as const, url: '/%ff' },
    { method: 'GET' as const, url: '//' },
    { method: 'POST' as const, url: '/api/v1/session', headers: { 'content-type': 'application/json' }, payload: '{' },
  ];
  for (const request of requests) {
    const { headers } = await collector.app.inject(request);
    expect([request.url, headers]).toEqual([
      request.url,
      expect.objectContaining({
        'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      }),
    ]);
    expect(headers['strict-transport-security']).toBeUndefined();
  }
});

test('over TLS browsers are told to stay there', async () => {
  const tls = makeCertificate(['localhost'], startMs - 86_400_000, startMs + 86_400_000);
  const collector = await startCollector({ tls });
  const { headers } = await askOverTls(`${collector.url}/healthz`);
  expect(headers['strict-transport-security']).toMatch(/^max-age=\d+/);
});

describe('the Host header', () => {
  const hosts: [host: string, status: number][] = [
    ['127.0.0.1:8480', 200],
    ['10.1.2.3', 200],
    ['[::1]:8480', 200],
    ['localhost:8480', 200],
    ['kadoban.example', 200],
    ['KADOBAN.example:443', 200],
    ['evil.example', 421],
    ['kadoban.example.evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['localhost.evil.example:8480', 421],
  ];
  test('names this collector, or the request is refused', async () => {
    const collector = await startCollector({ hostNames: ['kadoban.example'] });
    const authorization = `Bearer ${await collector.key()}`;
    for (const [host, status] of hosts) {
      const response = await collector.app.inject({ url: '/api/v1/hosts', headers: { host, authorization } });
      expect([host, response.statusCode]).toEqual([host, status]);
      expect([host, response.json().code]).toEqual([host, status === 421 ? 'HOST_REFUSED' : undefined]);
    }
  });

  test('a request that names no host is refused', async () => {
    const collector = await startCollector();
    const socket = connect(Number(new URL(collector.url).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    const chunks: string[] = [];
    socket.on('data', (chunk) => chunks.push(String(chunk)));
    socket.write('GET /api/v1/hosts HTTP/1.0\r\n\r\n');
    await once(socket, 'end');
    expect(chunks.join('')).toMatch(/^HTTP\/1\.1 421 /);
  });

  test('what a proxy says counts only when proxies are trusted', async () => {
    const headers = { host: 'kadoban.example', 'x-forwarded-host': 'evil.example' };
    const direct = await startCollector({ hostNames: ['kadoban.example'] });
    expect((await direct.app.inject({ url: '/healthz', headers })).statusCode).toBe(200);
    const behind = await startCollector({ hostNames: ['kadoban.example'], trustProxy: true });
    expect((await behind.app.inject({ url: '/healthz', headers })).statusCode).toBe(421);
  });
});

describe('the Origin', () => {
  const from: [name: string, method: Method, headers: Record<string, string>, status: number][] = [
    ['a program sends none', 'POST', {}, 200],
    ['the page itself', 'POST', { origin: 'http://localhost:80' }, 403],
    ['the page itself, as browsers write it', 'POST', { origin: 'http://localhost' }, 200],
    ['another site', 'POST', { origin: 'https://evil.example' }, 403],
    ['another port of this host', 'POST', { origin: 'http://localhost:3000' }, 403],
    ['this host without TLS', 'POST', { origin: 'https://localhost' }, 403],
    ['a sandboxed frame', 'POST', { origin: 'null' }, 403],
    ['an old browser on another site', 'POST', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another site that logs people out', 'DELETE', { origin: 'https://evil.example' }, 403],
    ['another site that reads', 'GET', { origin: 'https://evil.example' }, 403],
    ['a link on another site', 'GET', { 'sec-fetch-site': 'cross-site' }, 200],
  ];
  test.each(from)('%s: %s', async (_, method, headers, status) => {
    const collector = await startCollector();
    const key = await collector.key();
    const payload = method === 'POST' ? { key } : undefined;
    const response = await collector.app.inject({
      method,
      url: '/api/v1/session',
      headers: { host: 'localhost', authorization: `Bearer ${key}`, ...headers },
      ...(payload && { payload }),
    });
    expect(response.statusCode).toBe(status);
    if (status === 403) expect(response.json().code).toBe('ORIGIN_REFUSED');
  });
});

async function sessionOf(collector: TestCollector): Promise<string> {
  const payload = { key: await collector.key() };
  const entered = await collector.app.inject({ method: 'POST', url: '/api/v1/session', payload });
  return entered.cookies[0]?.value ?? 'none';
}

describe('keys', () => {
  const bearers: [name: string, header: (collector: TestCollector) => Promise<string>, status: number][] = [
    ['an API key opens', async (collector) => `Bearer ${await collector.key()}`, 200],
    ['the word may be written in any case', async (collector) => `bearer ${await collector.key()}`, 200],
    ['an unknown key does not', async () => `Bearer kdbk_${'a'.repeat(22)}`, 401],
    ['a one-time key is no API key', async (collector) => `Bearer ${await collector.key('login', 60_000)}`, 401],
    ['a session is no API key', async (collector) => `Bearer ${await sessionOf(collector)}`, 401],
    ['an enrolment token is no API key', async (collector) => `Bearer ${await collector.token()}`, 401],
    ['a password is none at all', async () => `Basic ${btoa('admin:admin')}`, 401],
  ];
  test.each(bearers)('%s', async (_, header, status) => {
    const collector = await startCollector();
    const headers = { authorization: await header(collector) };
    expect((await collector.app.inject({ url: '/api/v1/hosts', headers })).statusCode).toBe(status);
  });

  test('an API key is no cookie', async () => {
    const collector = await startCollector();
    const cookies = { [sessionCookie(collector.identity)]: await collector.key() };
    const response = await collector.app.inject({ url: '/api/v1/hosts', cookies });
    expect([response.statusCode, response.json().code]).toEqual([401, 'KEY_REFUSED']);
  });

  test('a removed key opens nothing from then on', async () => {
    const collector = await startCollector();
    const headers = { authorization: `Bearer ${await collector.key()}` };
    expect((await collector.app.inject({ url: '/metrics', headers })).statusCode).toBe(200);
    const [key] = await collector.store.keys.list();
    await collector.store.keys.remove(key?.hash ?? '');
    expect((await collector.app.inject({ url: '/metrics', headers })).statusCode).toBe(401);
  });
});

test('no secret is logged, whatever is asked and whoever connects', async () => {
  const collector = await startCollector();
  const [key, login] = [await collector.key(), await collector.key('login', 60_000)];
  const agent = await enrolHost(collector);
  await openSession(collector.streamUrl, agent);
  const entered = await collector.app.inject({ method: 'POST', url: '/api/v1/session', payload: { key: login } });
  const session = entered.cookies[0]?.value ?? 'none';
  for (const secret of [key, login, session, 'guess']) {
    const headers = { authorization: `Bearer ${secret}` };
    await collector.app.inject({ url: '/api/v1/hosts', headers });
    await collector.app.inject({ url: '/api/v1/hosts', cookies: { [sessionCookie(collector.identity)]: secret } });
    await collector.app.inject({ method: 'POST', url: '/api/v1/session', payload: { key: secret } });
    await collector.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: `{"key":"${secret}"`,
      headers: { 'content-type': 'application/json' },
    });
  }
  const other = new DatabaseSync(collector.storeFile);
  other.exec('drop table api_keys');
  other.close();
  const failed = await collector.app.inject({ url: '/api/v1/hosts', headers: { authorization: `Bearer ${key}` } });
  expect([failed.statusCode, failed.json().code]).toEqual([500, 'INTERNAL']);
  const log = collector.log.join('');
  expect(log).toContain(agent.hostId);
  expect(log).toContain('a request failed');
  const { signingKey, nextSigningKey } = collector.identity;
  const pems = [signingKey, nextSigningKey].map((pem) => pem.split('\n')[1] ?? '');
  for (const secret of [key, login, session, ...pems]) {
    expect(secret.length).toBeGreaterThan(20);
    expect(log).not.toContain(secret);
  }
});
