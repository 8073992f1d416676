import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata } from 'oidc-provider';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openAdmin, openBrowser } from '../../../test/kit/browser.ts';
import { startCollector } from '../../../test/kit/collector.ts';
import type { ProviderConfig } from '../people/provider.ts';

/** What the provider knows of who logs in. */
interface Claims {
  readonly preferred_username?: string;
  readonly name?: string;
  readonly groups?: readonly string[];
}

/** How long a code of the provider is good. */
const codeSeconds = 60;

const callback = 'http://localhost/api/v1/session/provider/callback';

/** A real OpenID Connect provider on loopback, whose login asks nothing: whoever comes is `claims`. */
async function startProvider(people: { claims: Claims; subject: string }) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client: ClientMetadata = {
    client_id: 'kadoban',
    redirect_uris: [callback],
    token_endpoint_auth_method: 'none',
    application_type: 'native',
  };
  const provider = new Provider(issuer, {
    clients: [client],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'groups'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    findAccount: async () => ({
      accountId: people.subject,
      claims: async () => ({ sub: people.subject, ...people.claims }),
    }),
    ttl: { AuthorizationCode: codeSeconds, Interaction: 60, Session: 60, Grant: 60 },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    // Native clients may come back to loopback by any way.
    pkce: { required: () => true },
  });
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    const { grantId, params, prompt, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: people.subject } });
    }
    const grant =
      (grantId && (await provider.Grant.find(grantId))) ||
      new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params.client_id) });
    grant.addOIDCScope('openid profile');
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  });
  return issuer;
}

/** Follows the provider's own redirects, as a browser does, until it leads back to the collector. */
async function throughProvider(start: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let hops = 0; hops < 10; hops++) {
    if (url.startsWith(callback)) return url;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const one of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${url}: ${response.status} ${await response.text()}`);
    url = new URL(location, url).href;
  }
  throw new Error('the provider goes in a circle');
}

const roles: ProviderConfig['roles'] = [
  { value: 'kadoban-admins', role: 'admin' },
  { value: 'operations', role: 'operator' },
  { value: 'customer-minami', role: 'viewer', services: ['shop'] },
];

async function withProvider(claims: Claims) {
  const people = { claims, subject: 'subject-1' };
  const issuer = await startProvider(people);
  const oidc: ProviderConfig = {
    issuer,
    clientId: 'kadoban',
    label: '社内ログイン',
    scopes: ['openid', 'profile'],
    nameClaim: 'preferred_username',
    roleClaim: 'groups',
    roles,
  };
  const collector = await startCollector({ oidc });
  const path = (url: string) => url.slice(url.indexOf('/api/'));
  /** Goes to the provider and comes back with what it gave, without having it looked at yet. */
  const goThere = async (browser = openBrowser(collector), onTheWay = (url: string) => url) => {
    const begun = await browser.get('/api/v1/session/provider');
    const back = await throughProvider(onTheWay(String(begun.headers.location)));
    return { browser, begun, back: path(back) };
  };
  const logIn = async (browser?: ReturnType<typeof openBrowser>) => {
    const there = await goThere(browser);
    return { ...there, entered: await there.browser.get(there.back) };
  };
  return { collector, people, goThere, logIn };
}

const hanako = { preferred_username: 'Hanako', name: '佐藤 花子', groups: ['staff', 'operations'] };

test('the page is told what the button says', async () => {
  const { collector } = await withProvider(hanako);
  expect((await openBrowser(collector).get('/api/v1/login')).json()).toEqual({
    password: false,
    provider: '社内ログイン',
  });
});

test('who comes from the provider is a user from then on, as what his groups make him', async () => {
  const { collector, logIn } = await withProvider(hanako);
  const { browser, begun, entered } = await logIn();
  expect(begun.cookies).toEqual([
    expect.objectContaining({ httpOnly: true, sameSite: 'Lax', path: '/api/v1/session/provider', maxAge: 600 }),
  ]);
  expect([entered.statusCode, entered.headers.location]).toEqual([302, '/']);
  expect(entered.cookies).toContainEqual(expect.objectContaining({ httpOnly: true, sameSite: 'Strict', path: '/' }));
  expect((await browser.get('/api/v1/session')).json()).toMatchObject({
    name: 'hanako',
    role: 'operator',
    account: { displayName: '佐藤 花子', hasPassword: false, isFromProvider: true },
  });
  await logIn();
  expect(await collector.store.users.list()).toHaveLength(1);
});

test('what he becomes at the provider he is here at the next login, and what he was ends', async () => {
  const { collector, people, logIn } = await withProvider(hanako);
  const before = (await logIn()).browser;
  people.claims = { ...hanako, groups: ['customer-minami'] };
  expect((await before.get('/api/v1/hosts')).statusCode).toBe(200);
  const { browser } = await logIn();
  expect((await browser.get('/api/v1/session')).json()).toMatchObject({ role: 'viewer', services: ['shop'] });
  expect((await before.get('/api/v1/hosts')).statusCode).toBe(401);
  const admin = await openAdmin(collector);
  const { lines } = (await admin.get('/api/v1/audit?text=user')).json();
  expect(lines).toMatchObject([
    { action: 'user.change', author: 'hanako', before: { role: 'operator' }, after: { role: 'viewer' } },
    { action: 'user.add', author: 'hanako', after: { role: 'operator' } },
  ]);
});

describe('nobody comes in', () => {
  const refused: [name: string, claims: Claims][] = [
    ['whose groups are for nobody here', { ...hanako, groups: ['staff'] }],
    ['who is in no group', { preferred_username: 'hanako' }],
    ['without a name', { groups: ['operations'] }],
    ['with a name that is none', { ...hanako, preferred_username: '佐藤/花子' }],
  ];
  test.each(refused)('%s', async (_, claims) => {
    const { collector, logIn } = await withProvider(claims);
    const { entered, browser } = await logIn();
    expect(entered.headers.location).toBe('/#refused=PROVIDED_REFUSED');
    expect((await browser.get('/api/v1/session')).statusCode).toBe(401);
    expect(await collector.store.users.list()).toEqual([]);
  });

  test('who has the name of somebody who comes another way', async () => {
    const { collector, logIn } = await withProvider(hanako);
    const admin = await openAdmin(collector);
    await admin.ask('POST', '/api/v1/people', { name: 'hanako', displayName: 'x', role: 'admin' });
    expect((await logIn()).entered.headers.location).toBe('/#refused=PROVIDED_REFUSED');
  });

  test('who was disabled here', async () => {
    const { collector, logIn } = await withProvider(hanako);
    await logIn();
    const admin = await openAdmin(collector);
    await admin.ask('PATCH', '/api/v1/people/hanako', { isDisabled: true });
    expect((await logIn()).entered.headers.location).toBe('/#refused=PROVIDED_REFUSED');
  });
});

describe('a login is finished only as it was begun:', () => {
  const changed = (url: string, name: string, value: string | null) => {
    const [path = '', search = ''] = url.split('?');
    const query = new URLSearchParams(search);
    if (value === null) query.delete(name);
    else query.set(name, value);
    return `${path}?${query}`;
  };

  const forged: [name: string, back: (url: string) => string][] = [
    ['with another state', (url) => changed(url, 'state', 'forged')],
    ['without a state', (url) => changed(url, 'state', null)],
    ['with another code', (url) => changed(url, 'code', 'forged')],
    ['without a code', (url) => changed(url, 'code', null)],
    ['from another provider', (url) => changed(url, 'iss', 'https://evil.example')],
    ['with an error', (url) => changed(changed(url, 'code', null), 'error', 'access_denied')],
  ];
  test.each(forged)('not %s', async (_, back) => {
    const { goThere } = await withProvider(hanako);
    const there = await goThere();
    const entered = await there.browser.get(back(there.back));
    expect([entered.statusCode, entered.headers.location]).toEqual([302, '/#refused=PROVIDER_FAILED']);
    expect((await there.browser.get('/api/v1/session')).statusCode).toBe(401);
    // Whatever came back: the true one is then worth nothing either.
    expect((await there.browser.get(there.back)).headers.location).toBe('/#refused=PROVIDER_FAILED');
  });

  test('not with the nonce of another one', async () => {
    const { collector, goThere } = await withProvider(hanako);
    const there = await goThere(openBrowser(collector), (url) => changed(url, 'nonce', 'forged'));
    expect((await there.browser.get(there.back)).headers.location).toBe('/#refused=PROVIDER_FAILED');
    expect(collector.log.join('')).toMatch(/unexpected ID Token \W*nonce/);
  });

  test('not with a code that has expired', async () => {
    const { collector, goThere } = await withProvider(hanako);
    const there = await goThere();
    // The provider's own clock; the collector's stands still.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + codeSeconds * 1000 + 1000 });
    onTestFinished(() => void vi.useRealTimers());
    expect((await there.browser.get(there.back)).headers.location).toBe('/#refused=PROVIDER_FAILED');
    expect(collector.log.join('')).toContain('invalid_grant');
  });

  test('not in another browser', async () => {
    const { collector, goThere } = await withProvider(hanako);
    const { back } = await goThere();
    const victim = openBrowser(collector);
    expect((await victim.get(back)).headers.location).toBe('/#refused=PROVIDER_FAILED');
    // Nor in one that began a login of its own.
    const other = (await goThere()).browser;
    expect((await other.get(back)).headers.location).toBe('/#refused=PROVIDER_FAILED');
  });

  test('not twice', async () => {
    const { logIn } = await withProvider(hanako);
    const { browser, back } = await logIn();
    expect((await browser.get(back)).headers.location).toBe('/#refused=PROVIDER_FAILED');
  });

  test('not ten minutes later', async () => {
    const { collector, goThere } = await withProvider(hanako);
    const { browser, back } = await goThere();
    await collector.clock.advance(600_000);
    expect((await browser.get(back)).headers.location).toBe('/#refused=PROVIDER_FAILED');
    expect(collector.log.join('')).toContain('a login by the identity provider failed');
  });

  test('not with an ID token of another login', async () => {
    const { collector, goThere } = await withProvider(hanako);
    const [mine, his] = [await goThere(), await goThere()];
    const code = new URLSearchParams(his.back.split('?')[1]).get('code');
    // The code of another login, with a state that is right: PKCE and the nonce are those of this browser.
    expect((await mine.browser.get(changed(mine.back, 'code', code))).headers.location).toBe(
      '/#refused=PROVIDER_FAILED',
    );
    expect(await collector.store.users.list()).toEqual([]);
  });
});

test('a provider that is not there is told in words, and asked again at the next login', async () => {
  const oidc = {
    issuer: 'http://127.0.0.1:9',
    clientId: 'kadoban',
    label: 'SSO',
    scopes: ['openid'],
    nameClaim: 'sub',
    roleClaim: 'groups',
    roles,
  };
  const browser = openBrowser(await startCollector({ oidc }));
  for (let tries = 0; tries < 2; tries++) {
    const begun = await browser.get('/api/v1/session/provider');
    expect([begun.statusCode, begun.headers.location]).toEqual([302, '/#refused=PROVIDER_FAILED']);
  }
});
