import { expect, test } from 'vitest';
import { addUser, type Browser, openAdmin, openBrowser, testPassword } from '../../../test/kit/browser.ts';
import { enrolHost, startCollector } from '../../../test/kit/collector.ts';
import type { AuditLineAnswer } from './contract/people.ts';

async function linesOf(browser: Browser, query = ''): Promise<AuditLineAnswer[]> {
  return (await browser.get(`/api/v1/audit${query}`)).json().lines;
}

const calendar = { timeZone: 'Asia/Tokyo', weekly: [{ days: ['mon'], from: '09:00', to: '18:00' }] };

test('everything that changes something is told once, with who and from where', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  const { hostId } = await enrolHost(collector);
  await admin.ask('POST', `/api/v1/hosts/${hostId}/rename`, { name: 'shop-1' });
  await admin.ask('POST', '/api/v1/tokens', { label: 'east' });
  await addUser(admin, 'sato', 'operator');
  const lines = await linesOf(admin);
  expect(lines.map(({ action, object, author, via, address }) => [action, object, author, via, address])).toEqual([
    ['user.add', 'user:sato', 'a login', 'session', '192.0.2.1'],
    ['token.add', expect.stringMatching(/^token:[0-9a-f]{16}$/), 'a login', 'session', '192.0.2.1'],
    ['host.rename', `host:${hostId}`, 'a login', 'session', '192.0.2.1'],
    ['session.open', expect.stringMatching(/^session:[0-9a-f]{16}$/), 'a login', 'session', '192.0.2.1'],
  ]);
});

test('what was refused or only read is not told', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  const before = await linesOf(admin);
  await admin.ask('POST', '/api/v1/hosts/nothing/rename', { name: 'x' });
  await admin.ask('POST', '/api/v1/keys', { name: '', role: 'admin' });
  await admin.get('/api/v1/hosts');
  const preview = await admin.ask('POST', '/api/v1/calendar-preview', { definition: calendar });
  expect(preview.statusCode).toBe(200);
  expect(await linesOf(admin)).toEqual(before);
});

test('a definition is told once, from its own log, with the address from which it came', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  const put = await collector.app.inject({
    method: 'PUT',
    url: '/api/v1/calendars/office',
    headers: { 'if-none-match': '*' },
    cookies: admin.cookies,
    remoteAddress: '192.0.2.9',
    payload: calendar,
  });
  expect([put.statusCode, put.body]).toEqual([201, expect.anything()]);
  const told = (await linesOf(admin)).filter(({ object }) => object.includes('office'));
  expect(told).toMatchObject([
    {
      log: 'definitions',
      action: 'definition.add',
      object: 'calendar:office',
      version: 1,
      via: 'session',
      address: '192.0.2.9',
      before: null,
      after: null,
    },
  ]);
});

test('a step of a report is told as what it was, and of which edition', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  const step = {
    kind: 'report',
    id: 'shop/2026-09',
    effectiveFromMs: null,
    author: 'suzuki',
    reason: '',
    atMs: 1,
  } as const;
  const body = { move: 'approve', edition: 2, content: 'c' };
  await collector.store.definitions.append([{ ...step, body, expectedVersion: null }]);
  expect(await linesOf(admin, '?text=report.approve')).toMatchObject([
    { action: 'report.approve', object: 'report:shop/2026-09', after: { edition: 2 }, version: null },
  ]);
});

test('pages hold every line once, and filters leave out the others', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  for (const name of ['a1', 'b2', 'c3', 'd4', 'e5']) await addUser(admin, name, 'operator');
  const all = await linesOf(admin);
  const paged: AuditLineAnswer[] = [];
  for (let query = '?limit=2'; query !== ''; ) {
    const { lines, next } = (await admin.get(`/api/v1/audit${query}`)).json();
    paged.push(...lines);
    query = next === null ? '' : `?limit=2&after=${next}`;
  }
  expect(paged).toEqual(all);
  expect(all).toHaveLength(6);
  expect((await linesOf(admin, '?text=USER:C')).map(({ object }) => object)).toEqual(['user:c3']);
  expect(await linesOf(admin, '?author=nobody')).toEqual([]);
  expect(await linesOf(admin, '?from=2026-10-14T04:00:00Z')).toEqual([]);
  expect(await linesOf(admin, '?from=2026-10-14T03:00:00Z&to=2026-10-14T03:00:01Z')).toEqual(all);
  expect((await admin.get('/api/v1/audit?after=x')).json().code).toBe('REQUEST_INVALID');
});

test('an auditor exports it, and no cell becomes a formula', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  await addUser(admin, 'kansa', 'auditor');
  await admin.ask('POST', '/api/v1/people', { name: 'sato', displayName: '=1+1', role: 'operator' });
  await admin.ask('POST', '/api/v1/keys', { name: '=cmd', role: 'operator' });
  const auditor = openBrowser(collector);
  await auditor.logIn({ name: 'kansa', password: testPassword });
  const { headers, body } = await auditor.get('/api/v1/audit/export');
  expect([headers['content-type'], headers['content-disposition']]).toEqual([
    'text/csv; charset=utf-8',
    'attachment; filename="audit.csv"',
  ]);
  const [head, ...rows] = body.trimEnd().split('\r\n');
  expect(head).toBe('\uFEFFat,author,via,address,action,object,version,reason,before,after,log,n');
  expect(rows).toHaveLength((await linesOf(auditor)).length);
  expect(body).not.toMatch(/(^|,)[=+@-]/m);
  const refused = await auditor.ask('POST', '/api/v1/keys', { name: 'x', role: 'admin' });
  expect(refused.json().code).toBe('ROLE_REFUSED');
});

test('nobody can change what was told', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  await addUser(admin, 'sato', 'operator');
  const { DatabaseSync } = await import('node:sqlite');
  using other = new DatabaseSync(collector.storeFile);
  expect(() => other.exec("update audit set author = 'somebody else'")).toThrow('audit is append-only');
  expect(() => other.exec('delete from audit')).toThrow('audit is append-only');
});
