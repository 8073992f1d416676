import { describe, expect, test } from 'vitest';
import { addUser, openAdmin, openBrowser, testPassword } from '../../../test/kit/browser.ts';
import { startCollector } from '../../../test/kit/collector.ts';

const sato = { name: 'sato', password: testPassword };
const next = 'atarashii-mono-7';

async function withSato() {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  await addUser(admin, 'sato', 'operator');
  const [here, there] = [openBrowser(collector, '10.0.0.1'), openBrowser(collector, '10.0.0.2')];
  await here.logIn(sato);
  await collector.clock.advance(1000);
  await there.logIn(sato);
  return { collector, admin, here, there };
}

test('everybody sees his own sessions, and ends the one that he forgot somewhere', async () => {
  const { here, there } = await withSato();
  const { person, sessions } = (await here.get('/api/v1/account')).json();
  expect(person).toMatchObject({ name: 'sato', hasPassword: true, hasSecondFactor: false });
  expect(sessions).toMatchObject([
    { isThis: true, address: '10.0.0.1' },
    { isThis: false, address: '10.0.0.2' },
  ]);
  expect(JSON.stringify(sessions)).not.toMatch(/kdbs|hash/i);
  expect((await here.ask('DELETE', `/api/v1/account/sessions/${sessions[1].id}`)).statusCode).toBe(204);
  expect((await there.get('/api/v1/hosts')).statusCode).toBe(401);
  expect((await here.get('/api/v1/hosts')).statusCode).toBe(200);
});

test('nobody ends a session of another one', async () => {
  const { collector, admin, here } = await withSato();
  await addUser(admin, 'suzuki', 'admin');
  const other = openBrowser(collector);
  await other.logIn({ ...sato, name: 'suzuki' });
  const [{ id }] = (await here.get('/api/v1/account')).json().sessions;
  const refused = await other.ask('DELETE', `/api/v1/account/sessions/${id}`);
  expect([refused.statusCode, refused.json().code]).toEqual([404, 'SESSION_UNKNOWN']);
  expect((await here.get('/api/v1/hosts')).statusCode).toBe(200);
});

describe('a password', () => {
  test('is changed by who knows it, and every other session ends', async () => {
    const { collector, here, there } = await withSato();
    const path = '/api/v1/account/password';
    expect((await here.ask('PUT', path, { current: 'wrong', password: next })).json().code).toBe('LOGIN_REFUSED');
    expect((await here.ask('PUT', path, { password: next })).json().code).toBe('LOGIN_REFUSED');
    expect((await here.ask('PUT', path, { current: testPassword, password: 'short' })).json().code).toBe(
      'PASSWORD_WEAK',
    );
    expect((await there.get('/api/v1/hosts')).statusCode).toBe(200);
    expect((await here.ask('PUT', path, { current: testPassword, password: next })).statusCode).toBe(204);
    expect((await here.get('/api/v1/hosts')).statusCode).toBe(200);
    expect((await there.get('/api/v1/hosts')).statusCode).toBe(401);
    expect((await openBrowser(collector).logIn(sato)).statusCode).toBe(401);
    expect((await openBrowser(collector).logIn({ ...sato, password: next })).statusCode).toBe(200);
  });

  test('is not guessed at by who found an open page', async () => {
    const { here } = await withSato();
    const attempt = () => here.ask('PUT', '/api/v1/account/password', { current: 'wrong', password: next });
    for (let tries = 0; tries < 5; tries++) expect((await attempt()).statusCode).toBe(401);
    expect((await attempt()).json().code).toBe('RATE_LIMITED');
  });
});

test('a second factor is only taken with a code of its own secret, and ends other sessions', async () => {
  const { here, there } = await withSato();
  const path = '/api/v1/account/second-factor';
  const { secret, uri } = (await here.ask('POST', path)).json();
  expect(uri).toContain(`secret=${secret}`);
  const put = (body: object) => here.ask('PUT', path, { current: testPassword, ...body });
  expect((await put({ secret, code: '000000' })).json().code).toBe('CODE_REFUSED');
  expect((await put({ secret: 'A', code: '000000' })).json().code).toBe('REQUEST_INVALID');
  expect((await here.get('/api/v1/account')).json().person.hasSecondFactor).toBe(false);
  expect((await there.get('/api/v1/hosts')).statusCode).toBe(200);
});

test('keys have no account', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  for (const [method, url, payload] of [
    ['GET', '/api/v1/account', undefined],
    ['PUT', '/api/v1/account/password', { password: next }],
    ['POST', '/api/v1/account/second-factor', undefined],
    ['DELETE', '/api/v1/account/second-factor', {}],
  ] as const) {
    const answer = await admin.ask(method, url, payload);
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 409, 'ACCOUNT_NONE']);
  }
});
