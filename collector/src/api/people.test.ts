import { expect, test } from 'vitest';
import { addUser, openAdmin, openBrowser, testPassword } from '../../../test/kit/browser.ts';
import { startCollector } from '../../../test/kit/collector.ts';

const sato = { name: 'sato', password: testPassword };

test('who is added without a password sets it himself, by a link that is good once', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  const wish = { name: 'sato', displayName: '佐藤 花子', role: 'operator' };
  const added = await admin.ask('POST', '/api/v1/people', wish);
  expect([added.statusCode, added.json().person]).toMatchObject([
    201,
    { ...wish, services: null, hasPassword: false, isDisabled: false, provider: null },
  ]);
  const { loginKey } = added.json();
  const browser = openBrowser(collector);
  expect((await browser.logIn({ key: loginKey })).json()).toMatchObject({
    name: 'sato',
    role: 'operator',
    account: { hasPassword: false },
  });
  expect((await openBrowser(collector).logIn({ key: loginKey })).statusCode).toBe(401);
  expect((await browser.ask('PUT', '/api/v1/account/password', { password: testPassword })).statusCode).toBe(204);
  expect((await openBrowser(collector).logIn(sato)).statusCode).toBe(200);
});

test('a link to set a password is good for a day, and not for who was disabled meanwhile', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  const add = async (name: string) =>
    (await admin.ask('POST', '/api/v1/people', { name, displayName: name, role: 'operator' })).json().loginKey;
  const [late, gone] = [await add('late'), await add('gone')];
  await admin.ask('PATCH', '/api/v1/people/gone', { isDisabled: true });
  expect((await openBrowser(collector).logIn({ key: gone })).statusCode).toBe(401);
  await collector.clock.advance(86_400_000);
  expect((await openBrowser(collector).logIn({ key: late })).statusCode).toBe(401);
});

test('another role holds at once, ends the sessions, and is told with what it was before', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  await addUser(admin, 'sato', 'operator');
  const browser = openBrowser(collector);
  await browser.logIn(sato);
  const changed = await admin.ask('PATCH', '/api/v1/people/sato', { role: 'viewer', services: ['shop'] });
  expect(changed.json()).toMatchObject({ role: 'viewer', services: ['shop'] });
  expect((await browser.get('/api/v1/session')).statusCode).toBe(401);
  await browser.logIn(sato);
  expect((await browser.get('/api/v1/session')).json()).toMatchObject({ role: 'viewer', services: ['shop'] });
  expect((await browser.get('/api/v1/hosts')).json().code).toBe('ROLE_REFUSED');
  const promoted = await admin.ask('PATCH', '/api/v1/people/sato', { role: 'auditor' });
  expect(promoted.json()).toMatchObject({ role: 'auditor', services: null });
  const { lines } = (await admin.get('/api/v1/audit?text=user.change')).json();
  expect(lines).toMatchObject([
    { before: { role: 'viewer', services: ['shop'] }, after: { role: 'auditor', services: null } },
    {
      before: { role: 'operator' },
      after: { role: 'viewer' },
      author: 'a login',
      via: 'session',
      address: '192.0.2.1',
    },
  ]);
});

test('another display name leaves everybody where he is', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  await addUser(admin, 'sato', 'operator');
  const browser = openBrowser(collector);
  await browser.logIn(sato);
  expect((await admin.ask('PATCH', '/api/v1/people/sato', { displayName: '鈴木' })).statusCode).toBe(200);
  expect((await browser.get('/api/v1/session')).json().account.displayName).toBe('鈴木');
});

test('somebody who may administer is always left', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  await addUser(admin, 'sato', 'admin');
  for (const change of [{ isDisabled: true }, { role: 'operator' }]) {
    const refused = await admin.ask('PATCH', '/api/v1/people/sato', change);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'ADMIN_LAST']);
  }
  await addUser(admin, 'suzuki', 'admin');
  expect((await admin.ask('PATCH', '/api/v1/people/sato', { isDisabled: true })).statusCode).toBe(200);
});

test('a name is one author alone: no user and no key takes that of another', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  await addUser(admin, 'sato', 'operator');
  expect((await admin.ask('POST', '/api/v1/keys', { name: 'backup', role: 'auditor' })).statusCode).toBe(201);
  const attempts: [url: string, body: object][] = [
    ['/api/v1/people', { name: 'sato', displayName: 'x', role: 'admin' }],
    ['/api/v1/people', { name: 'backup', displayName: 'x', role: 'admin' }],
    ['/api/v1/keys', { name: 'sato', role: 'admin' }],
    ['/api/v1/keys', { name: 'backup', role: 'admin' }],
  ];
  for (const [url, body] of attempts) {
    const refused = await admin.ask('POST', url, body);
    expect([url, refused.statusCode, refused.json().code]).toEqual([url, 409, 'NAME_TAKEN']);
  }
});

test('a viewer has services, and nobody else', async () => {
  const admin = await openAdmin(await startCollector());
  const about = { name: 'sato', displayName: 'x' };
  for (const body of [
    { ...about, role: 'viewer' },
    { ...about, role: 'viewer', services: null },
    { ...about, role: 'operator', services: ['shop'] },
  ]) {
    const refused = await admin.ask('POST', '/api/v1/people', body);
    expect([refused.statusCode, refused.json().message]).toEqual([400, expect.stringMatching(/services: /)]);
  }
});

test('a reset ends everything that let somebody in, and lets him in once', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  await addUser(admin, 'sato', 'operator');
  const browser = openBrowser(collector);
  await browser.logIn(sato);
  const reset = await admin.ask('POST', '/api/v1/people/sato/reset');
  expect(reset.json().person).toMatchObject({ hasPassword: false, hasSecondFactor: false });
  expect((await browser.get('/api/v1/hosts')).statusCode).toBe(401);
  expect((await openBrowser(collector).logIn(sato)).statusCode).toBe(401);
  expect((await openBrowser(collector).logIn({ key: reset.json().loginKey })).statusCode).toBe(200);
  expect((await admin.ask('POST', '/api/v1/people/nobody/reset')).json().code).toBe('USER_UNKNOWN');
});

test('no answer about people holds a secret of theirs', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  await addUser(admin, 'sato', 'operator');
  const bodies = await Promise.all(['/api/v1/people', '/api/v1/audit', '/api/v1/keys'].map((url) => admin.get(url)));
  for (const { body } of bodies) expect(body).not.toMatch(/scrypt|kdb[a-z]_|passwordHash|totpSecret/);
  expect(bodies[0]?.json().people).toHaveLength(1);
});
