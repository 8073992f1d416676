import { describe, expect, test } from 'vitest';
import { askOverTls } from '../../../test/kit/ask.ts';
import { openBrowser } from '../../../test/kit/browser.ts';
import { makeCertificate } from '../../../test/kit/certificate.ts';
import { startCollector, startMs, type TestCollector } from '../../../test/kit/collector.ts';
import { rightsOf } from './may.ts';
import { sessionCookie } from './session-cookie.ts';

function enter(collector: TestCollector, key: string, remoteAddress = '127.0.0.1') {
  return collector.app.inject({ method: 'POST', url: '/api/v1/session', payload: { key }, remoteAddress });
}

function hosts(collector: TestCollector, session: string) {
  return collector.app.inject({ url: '/api/v1/hosts', cookies: { [sessionCookie(collector.identity)]: session } });
}

test('a one-time key opens one session, and a second time none', async () => {
  const collector = await startCollector();
  const key = await collector.key('login', 600_000);
  const entered = await enter(collector, key);
  expect(entered.statusCode).toBe(200);
  expect(entered.json()).toEqual({
    name: 'a login',
    role: 'admin',
    services: null,
    may: rightsOf('admin'),
    account: null,
    isFirst: true,
    organisation: { name: '稼働商事', timeZone: 'Asia/Tokyo' },
    version: '1.2.3',
  });
  const again = await enter(collector, key);
  expect([again.statusCode, again.json().code]).toEqual([401, 'KEY_REFUSED']);
  expect((await hosts(collector, entered.cookies[0]?.value ?? '')).statusCode).toBe(200);
});

test('the cookie is for the page alone, and says nothing to scripts', async () => {
  const collector = await startCollector();
  const { cookies } = await enter(collector, await collector.key('login', 600_000));
  expect(cookies).toEqual([
    {
      name: sessionCookie(collector.identity),
      value: expect.stringMatching(/^kdbs_[0-9A-Za-z]{22}$/),
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: 14 * 3600,
    },
  ]);
});

test('collectors of one machine, which share its cookies, each find their own session', async () => {
  const collectors = [await startCollector(), await startCollector()];
  const cookies: Record<string, string> = {};
  for (const collector of collectors) {
    const [cookie] = (await enter(collector, await collector.key())).cookies;
    cookies[cookie?.name ?? ''] = cookie?.value ?? '';
  }
  for (const { app } of collectors) {
    expect((await app.inject({ url: '/api/v1/hosts', cookies })).statusCode).toBe(200);
  }
});

test('over TLS the cookie never travels without', async () => {
  const tls = makeCertificate(['localhost'], startMs - 86_400_000, startMs + 86_400_000);
  const collector = await startCollector({ tls });
  const body = { key: await collector.key('login', 600_000) };
  const { headers } = await askOverTls(`${collector.url}/api/v1/session`, { method: 'POST', body });
  expect(headers['set-cookie']).toEqual([
    expect.stringMatching(/^kadoban_session_[0-9a-f]{8}=.*; HttpOnly; Secure; SameSite=Strict$/),
  ]);
});

test('a one-time key that expired is refused', async () => {
  const collector = await startCollector();
  const key = await collector.key('login', 600_000);
  await collector.clock.advance(600_000);
  expect((await enter(collector, key)).json().code).toBe('KEY_REFUSED');
});

test('an API key opens as many sessions as people want', async () => {
  const collector = await startCollector();
  const key = await collector.key();
  expect((await enter(collector, key)).statusCode).toBe(200);
  expect((await enter(collector, key)).statusCode).toBe(200);
});

test('a session opens no other session', async () => {
  const collector = await startCollector();
  const session = (await enter(collector, await collector.key())).cookies[0]?.value ?? '';
  expect((await enter(collector, session)).statusCode).toBe(401);
});

const hourMs = 3_600_000;

describe('a session', () => {
  test('ends after fourteen hours, however busy it is', async () => {
    const collector = await startCollector();
    const browser = openBrowser(collector);
    await browser.logIn({ key: await collector.key() });
    for (let hour = 1; hour < 14; hour++) {
      await collector.clock.advance(hourMs);
      expect((await browser.get('/api/v1/hosts')).statusCode).toBe(200);
    }
    await collector.clock.advance(hourMs - 1);
    expect((await browser.get('/api/v1/hosts')).statusCode).toBe(200);
    await collector.clock.advance(1);
    expect((await browser.get('/api/v1/hosts')).json().code).toBe('KEY_REFUSED');
  });

  test('ends after two hours without a request', async () => {
    const collector = await startCollector();
    const browser = openBrowser(collector);
    await browser.logIn({ key: await collector.key() });
    await collector.clock.advance(2 * hourMs - 1);
    expect((await browser.get('/api/v1/hosts')).statusCode).toBe(200);
    await collector.clock.advance(2 * hourMs);
    expect((await browser.get('/api/v1/hosts')).json().code).toBe('KEY_REFUSED');
    // It is not only asleep.
    expect((await browser.get('/api/v1/hosts')).statusCode).toBe(401);
  });

  test('gets a new secret each hour; requests under way may show the one before for a minute', async () => {
    const collector = await startCollector();
    const browser = openBrowser(collector);
    await browser.logIn({ key: await collector.key() });
    await browser.get('/api/v1/hosts');
    const name = sessionCookie(collector.identity);
    const before = browser.cookies[name] ?? '';
    await collector.clock.advance(hourMs);
    const answers = await Promise.all([browser.get('/api/v1/hosts'), browser.get('/api/v1/session')]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(answers.flatMap(({ cookies }) => cookies)).toHaveLength(1);
    expect(browser.cookies[name]).not.toBe(before);
    await browser.get('/api/v1/hosts');
    expect((await hosts(collector, before)).statusCode).toBe(200);
    await collector.clock.advance(60_000);
    expect((await hosts(collector, before)).statusCode).toBe(401);
    // Somebody has a copy: nobody can tell who of the two is whom.
    expect((await browser.get('/api/v1/hosts')).statusCode).toBe(401);
  });

  test('outlives an answer with a new secret that never arrived', async () => {
    const collector = await startCollector();
    const lost = (await enter(collector, await collector.key())).cookies[0]?.value ?? '';
    await hosts(collector, lost);
    await collector.clock.advance(hourMs);
    const first = (await hosts(collector, lost)).cookies[0]?.value;
    await collector.clock.advance(60_000);
    const again = await hosts(collector, lost);
    expect([again.statusCode, again.cookies.length, again.cookies[0]?.value === first]).toEqual([200, 1, false]);
    expect((await hosts(collector, again.cookies[0]?.value ?? '')).statusCode).toBe(200);
    expect((await hosts(collector, first ?? '')).statusCode).toBe(401);
  });

  test('that a key opened ends with the key', async () => {
    const collector = await startCollector();
    const browser = openBrowser(collector);
    await browser.logIn({ key: await collector.key() });
    expect((await browser.get('/api/v1/hosts')).statusCode).toBe(200);
    await collector.store.keys.remove((await collector.store.keys.list())[0]?.hash ?? '');
    expect((await browser.get('/api/v1/hosts')).statusCode).toBe(401);
  });
});

test('who logs out is out, and may log out again', async () => {
  const collector = await startCollector();
  const session = (await enter(collector, await collector.key())).cookies[0]?.value ?? '';
  const leave = () =>
    collector.app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      cookies: { [sessionCookie(collector.identity)]: session },
    });
  const left = await leave();
  expect([left.statusCode, left.cookies[0]]).toEqual([
    204,
    expect.objectContaining({ name: sessionCookie(collector.identity), value: '' }),
  ]);
  expect((await hosts(collector, session)).statusCode).toBe(401);
  expect((await leave()).statusCode).toBe(204);
});

test('logging out takes away sessions alone, not the key that somebody sends as one', async () => {
  const collector = await startCollector();
  const key = await collector.key();
  await collector.app.inject({
    method: 'DELETE',
    url: '/api/v1/session',
    cookies: { [sessionCookie(collector.identity)]: key },
  });
  expect((await enter(collector, key)).statusCode).toBe(200);
});

test('a guesser has to wait, others need not', async () => {
  const collector = await startCollector();
  for (let tries = 0; tries < 10; tries++) expect((await enter(collector, 'guess')).statusCode).toBe(401);
  const refused = await enter(collector, 'guess');
  expect([refused.statusCode, refused.json().code]).toEqual([429, 'RATE_LIMITED']);
  expect((await enter(collector, await collector.key(), '10.0.0.1')).statusCode).toBe(200);
});

test('a guesser behind a proxy does not become another one by inventing addresses', async () => {
  const collector = await startCollector({ trustProxy: true });
  const guess = (invented: string, address: string) =>
    collector.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'x-forwarded-for': `${invented}, ${address}` },
      payload: { key: 'guess' },
    });
  for (let tries = 0; tries < 10; tries++) expect((await guess(`10.0.0.${tries}`, '192.0.2.7')).statusCode).toBe(401);
  expect((await guess('10.0.0.99', '192.0.2.7')).statusCode).toBe(429);
  expect((await guess('10.0.0.99', '192.0.2.8')).statusCode).toBe(401);
});
