import { describe, expect, test } from 'vitest';
import { addUser, openAdmin, openBrowser, testPassword } from '../../../test/kit/browser.ts';
import { startCollector } from '../../../test/kit/collector.ts';
import { fromBase32 } from '../people/base32.ts';
import { totpAt } from '../people/totp.ts';

const sato = { name: 'sato', password: testPassword };

test('whoever adds the first user may log in by a name from then on', async () => {
  const collector = await startCollector();
  const stranger = openBrowser(collector);
  expect((await stranger.get('/api/v1/login')).json()).toEqual({ password: false, provider: null });
  const admin = await openAdmin(collector);
  expect((await admin.get('/api/v1/session')).json()).toMatchObject({ isFirst: true, account: null });
  await addUser(admin, 'sato', 'admin');
  expect((await stranger.get('/api/v1/login')).json()).toEqual({ password: true, provider: null });
  expect((await admin.get('/api/v1/session')).json()).toMatchObject({ isFirst: false });
  const entered = await stranger.logIn(sato);
  expect([entered.statusCode, entered.json()]).toMatchObject([
    200,
    { name: 'sato', role: 'admin', account: { displayName: 'sato-san', hasPassword: true }, isFirst: false },
  ]);
  expect((await stranger.get('/api/v1/hosts')).statusCode).toBe(200);
});

describe('who is refused', () => {
  test('hears the same words for a wrong name, a wrong password and a disabled user', async () => {
    const collector = await startCollector();
    const admin = await openAdmin(collector);
    await addUser(admin, 'sato', 'operator');
    await addUser(admin, 'gone', 'operator');
    await admin.ask('PATCH', '/api/v1/people/gone', { isDisabled: true });
    const attempts = [
      { ...sato, password: 'wrong' },
      { ...sato, name: 'nobody' },
      { ...sato, name: 'gone' },
      { ...sato, name: 'SATO\u0000' },
    ];
    const answers = await Promise.all(attempts.map((one) => openBrowser(collector).logIn(one)));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.json().code).toBe('LOGIN_REFUSED');
    expect(answers.flatMap(({ cookies }) => cookies)).toEqual([]);
  });

  test('waits after five attempts at one name, from however many addresses, whether there is such a user or not', async () => {
    const collector = await startCollector();
    await addUser(await openAdmin(collector), 'sato', 'operator');
    for (const name of ['sato', 'nobody']) {
      const attempt = (from: number, password = 'wrong') =>
        openBrowser(collector, `10.0.0.${from}`).logIn({ name, password });
      for (let from = 0; from < 5; from++) expect((await attempt(from)).statusCode).toBe(401);
      const refused = await attempt(5, testPassword);
      expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([
        429,
        'RATE_LIMITED',
        '60',
      ]);
    }
    await collector.clock.advance(60_000);
    expect((await openBrowser(collector, '10.0.0.9').logIn(sato)).statusCode).toBe(200);
  });

  test('stands in the audit log under the name that he tried, not with what he typed', async () => {
    const collector = await startCollector();
    const admin = await openAdmin(collector);
    await addUser(admin, 'sato', 'operator');
    await openBrowser(collector, '10.9.8.7').logIn({ ...sato, password: 'not-my-password' });
    await openBrowser(collector, '10.9.8.7').logIn({ name: 'my-password-by-mistake', password: 'x' });
    const { lines } = (await admin.get('/api/v1/audit?text=session.refuse')).json();
    expect(lines).toMatchObject([{ action: 'session.refuse', object: 'user:sato', author: '', address: '10.9.8.7' }]);
    expect(JSON.stringify((await admin.get('/api/v1/audit')).json())).not.toMatch(/not-my-password|by-mistake/);
  });
});

test('a name may be typed in any case, and with the IME on', async () => {
  const collector = await startCollector();
  await addUser(await openAdmin(collector), 'sato', 'operator');
  expect((await openBrowser(collector).logIn({ ...sato, name: ' Ｓａｔｏ ' })).statusCode).toBe(200);
});

describe('with a second factor', () => {
  async function enrolled() {
    const collector = await startCollector();
    await addUser(await openAdmin(collector), 'sato', 'operator');
    const browser = openBrowser(collector, '10.0.0.1');
    await browser.logIn(sato);
    const path = '/api/v1/account/second-factor';
    const { secret } = (await browser.ask('POST', path)).json<{ secret: string }>();
    const code = () => totpAt(fromBase32(secret), Math.floor(collector.clock.wallMs() / 30_000));
    const body = { current: testPassword, secret, code: code() };
    const { recoveryCodes } = (await browser.ask('PUT', path, body)).json<{ recoveryCodes: string[] }>();
    return { collector, browser, code, recoveryCodes };
  }

  test('a password alone opens nothing, a code that was used before neither', async () => {
    const { collector, code } = await enrolled();
    const other = openBrowser(collector, '10.0.0.2');
    const half = await other.logIn(sato);
    expect([half.statusCode, half.json().code, half.cookies]).toEqual([401, 'CODE_MISSING', []]);
    // The one by which it was enrolled.
    expect((await other.logIn({ ...sato, code: code() })).json().code).toBe('CODE_REFUSED');
    await collector.clock.advance(30_000);
    const spent = code();
    expect((await other.logIn({ ...sato, code: spent })).statusCode).toBe(200);
    expect((await openBrowser(collector).logIn({ ...sato, code: spent })).json().code).toBe('CODE_REFUSED');
  });

  test('codes are not asked after a wrong password, and guessing them is limited', async () => {
    const { collector } = await enrolled();
    const guess = (from: number, attempt: object) => openBrowser(collector, `10.1.0.${from}`).logIn(attempt);
    expect((await guess(0, { ...sato, password: 'wrong', code: '123456' })).json().code).toBe('LOGIN_REFUSED');
    // That the password alone gives its try back does not make room for more codes.
    for (let from = 1; from < 5; from++) {
      expect((await guess(from, { ...sato, code: '000000' })).json().code).toBe('CODE_REFUSED');
      expect((await guess(from, sato)).json().code).toBe(from < 4 ? 'CODE_MISSING' : 'RATE_LIMITED');
    }
    expect((await guess(9, { ...sato, code: '000000' })).statusCode).toBe(429);
  });

  test('a recovery code lets in once, however it was copied', async () => {
    const { collector, browser, recoveryCodes } = await enrolled();
    expect(recoveryCodes).toHaveLength(8);
    expect(new Set(recoveryCodes).size).toBe(8);
    const [code = ''] = recoveryCodes;
    expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){2}$/);
    const typed = code.toUpperCase().replaceAll('-', ' ');
    expect((await openBrowser(collector, '10.0.0.3').logIn({ ...sato, code: typed })).statusCode).toBe(200);
    expect((await openBrowser(collector, '10.0.0.3').logIn({ ...sato, code })).json().code).toBe('CODE_REFUSED');
    expect((await browser.get('/api/v1/account')).json().recoveryCodesLeft).toBe(7);
  });

  test('it is taken away with the password alone, and is then not asked for', async () => {
    const { collector, browser } = await enrolled();
    const path = '/api/v1/account/second-factor';
    expect((await browser.ask('DELETE', path, { current: 'wrong' })).json().code).toBe('LOGIN_REFUSED');
    expect((await browser.ask('DELETE', path, { current: testPassword })).statusCode).toBe(204);
    expect((await openBrowser(collector).logIn(sato)).statusCode).toBe(200);
  });
});
