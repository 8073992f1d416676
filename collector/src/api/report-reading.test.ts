import { expect, onTestFinished, test } from 'vitest';
import { apiOf } from '../../../test/kit/api-of.ts';
import { octoberStore, octoberWords, reportMs } from '../../../test/kit/october.ts';
import { newStoreFile } from '../../../test/kit/store-with-hosts.ts';
import { newSession } from '../people/new-session.ts';
import { newUser } from '../people/user-change.ts';
import { hashSecret } from '../secrets.ts';
import { sessionCookie } from './session-cookie.ts';

const path = '/api/v1/reports/accounting/2026-10';

/** October, made final by the hands of two where `isFinal` says so. */
async function october(isFinal: boolean) {
  const store = await octoberStore(newStoreFile());
  await store.definitions.append(octoberWords);
  const api = await apiOf(store, () => reportMs);
  onTestFinished(async () => {
    await api[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });
  const move = async (name: string, by: string, url = path) => {
    const { tag } = (await api.get(url)).json();
    return api.as(by).post(`${url}/${name}`, {}, { 'if-match': `"${tag}"` });
  };
  if (isFinal) {
    await move('check', 'aoi');
    await move('approve', 'ren');
    await move('finalize', 'aoi');
  }
  /** Asks as a customer who is named for some services. */
  const asViewer = async (services: readonly string[], url: string) => {
    const secret = 'kdbk_viewer00000000000000';
    const key = { hash: hashSecret(secret), name: 'minami', role: 'viewer', kind: 'key' as const };
    if (!(await store.keys.find(key.hash, 0)))
      await store.keys.add({ ...key, services, createdMs: 0, expiresMs: null });
    return api.inject({ url, headers: { authorization: `Bearer ${secret}` } });
  };
  return { store, move, asViewer, ...api };
}

const promised = ['kaikei-a', 'kaikei-b', 'host:web'];

test('thirteen months of every agreement are told by the log alone, with what the schedule makes next', async () => {
  const { store, get } = await october(true);
  const [entry] = await store.definitions.current('sla');
  if (!entry?.body) throw new Error('no agreement');
  const body = {
    ...entry.body,
    schedule: { businessDay: 2, at: '09:00', calendar: 'office' },
    recipients: [{ name: '経理部', address: 'keiri@example.jp' }],
  };
  const entered = {
    effectiveFromMs: null,
    atMs: reportMs,
    author: 'kanri',
    reason: '',
    expectedVersion: entry.version,
  };
  await store.definitions.append([{ kind: 'sla', id: 'accounting', body, ...entered }]);
  const told = (await get('/api/v1/reports/months')).json();
  expect(told).toMatchObject({ months: { length: 13 }, canMail: false });
  const [accounting, ofHosts] = told.agreements;
  expect(accounting).toMatchObject({
    ...{ sla: 'accounting', customer: '株式会社みなみ', recipients: 1, reviewers: 0 },
    // The third is a holiday.
    next: { month: '2026-10', at: '2026-11-04T00:00:00.000Z' },
  });
  expect(accounting.months.at(-1)).toMatchObject({ month: '2026-10', edition: 1, state: 'final', delivery: null });
  // Over before anybody agreed on anything.
  expect(accounting.months[11]).toMatchObject({ month: '2026-09', state: 'draft', at: null });
  expect(accounting.months[10]).toMatchObject({ month: '2026-08', state: null });
  expect(ofHosts).toMatchObject({ sla: null, next: null });
});

test('a report tells who did what, and whether who asks had a hand in it', async () => {
  const { get, move } = await october(false);
  expect((await get(path)).json()).toMatchObject({ history: [], isOwnWork: false, editions: [1] });
  expect((await move('check', 'kanri')).json()).toMatchObject({
    isOwnWork: true,
    history: [{ edition: 1, move: 'check', by: 'kanri' }],
  });
  expect((await move('approve', 'ren')).json()).toMatchObject({ isOwnWork: false, state: 'approved' });
});

test('who logs in by a name of his own signs with what people call him, and is still himself', async () => {
  const { store, get, inject } = await october(false);
  const users = [
    ['suzuki', '鈴木 一郎'],
    ['sato', '佐藤 花子'],
  ] as const;
  const cookies = new Map<string, string>();
  for (const [name, displayName] of users) {
    const user = newUser({ name, displayName, role: 'admin', services: null, passwordHash: null }, reportMs);
    const facts = { object: `user:${name}`, before: null, after: null, definitionN: null };
    const event = { atMs: reportMs, author: 'root', via: 'cli' as const, address: null, action: 'user.add', ...facts };
    await store.users.add(user, event);
    const entrant = { name, role: 'admin', services: null, userName: name, keyHash: null, address: null, agent: '' };
    const { session, secret } = newSession(entrant, reportMs);
    await store.sessions.add(session);
    cookies.set(name, `${sessionCookie(await store.identity())}=${secret}`);
  }
  const signed = async (name: string, move: string) => {
    const { tag } = (await get(path)).json();
    const headers = { cookie: cookies.get(name) ?? '', 'if-match': `"${tag}"` };
    return (await inject({ method: 'POST', url: `${path}/${move}`, headers, payload: {} })).json();
  };
  expect((await signed('suzuki', 'check')).report.document.signatures.checked).toMatchObject({ name: '鈴木 一郎' });
  expect((await signed('suzuki', 'approve')).code).toBe('APPROVER_INVOLVED');
  expect((await signed('sato', 'approve')).history.at(-1)).toMatchObject({ by: '佐藤 花子' });
  expect((await store.definitions.history('report', 'accounting/2026-10')).map(({ author }) => author)).toEqual([
    'suzuki',
    'sato',
  ]);
});

test('the preview is a page that can do nothing, and only ours may show it', async () => {
  const { get } = await october(false);
  const { headers, body } = await get(`${path}/preview?lang=en&dates=both`);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  const policy = String(headers['content-security-policy']).split('; ');
  expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", 'sandbox', "frame-ancestors 'self'"]));
  expect(policy.join()).not.toContain('script');
  expect(body).not.toMatch(/<script|\son\w+=|javascript:/i);
  expect(body).toContain('2026 (Reiwa 8)');
  // Every other answer may be shown within nothing at all.
  expect((await get(path)).headers['content-security-policy']).toContain("frame-ancestors 'none'");
});

test('years are written as whoever downloads it wants, and the file still proves itself', async () => {
  const { get, post } = await october(true);
  const file = await get(`${path}/files/pdf?lang=en&dates=era`);
  const verified = await post('/api/v1/reports/verify', file.rawPayload, {
    'content-type': 'application/octet-stream',
  });
  expect(verified.json()).toMatchObject({
    verdict: 'proven',
    report: { sla: 'accounting', month: '2026-10', edition: 1, state: 'final' },
    changes: [],
  });
});

test('a file with a changed digit is refused, with what it says otherwise', async () => {
  const { get, post } = await october(true);
  const { body } = await get(`${path}/files/json`);
  const forged = Buffer.from(body.replace('"downMs": 3600000', '"downMs": 600000'));
  const { statusCode, ...answer } = await post('/api/v1/reports/verify', forged, {
    'content-type': 'application/octet-stream',
  });
  expect([statusCode, answer.json()]).toMatchObject([200, { verdict: 'broken', problem: null }]);
  const { findings, changes } = answer.json();
  expect(findings[0]).toMatchObject({ what: 'hash', holds: false });
  expect(changes).toEqual([{ what: 'lines/accounting-a/days/2026-10-14/downMs', before: '3600000', after: '600000' }]);
  const nothing = await post('/api/v1/reports/verify', Buffer.from('%PDF-1.7'), {
    'content-type': 'application/octet-stream',
  });
  expect(nothing.json()).toMatchObject({
    verdict: 'broken',
    report: null,
    problem: expect.stringContaining('dataset'),
  });
});

test('a file that is too large is not read', async () => {
  const { post } = await october(false);
  const tooLarge = Buffer.alloc(32 * 1024 * 1024 + 1);
  const { statusCode } = await post('/api/v1/reports/verify', tooLarge, { 'content-type': 'application/octet-stream' });
  expect(statusCode).toBe(413);
});

test('without a mail server nothing is sent, and why', async () => {
  const { post } = await october(true);
  const { statusCode, ...answer } = await post(`${path}/deliver`, {});
  expect([statusCode, answer.json().code]).toEqual([409, 'REPORT_UNADDRESSED']);
});

test('a customer reads the final reports of his services, and nothing of how they came to be', async () => {
  const { asViewer, move } = await october(true);
  const { report, state, history, missing, changedAfterFinal } = (await asViewer(promised, path)).json();
  expect([report.document.edition, state, history, missing, changedAfterFinal]).toEqual([1, 'final', [], [], null]);
  expect((await asViewer(promised, `${path}/preview`)).statusCode).toBe(200);
  const { reports } = (await asViewer(promised, '/api/v1/reports?month=2026-10')).json();
  expect(reports).toMatchObject([{ sla: 'accounting', state: 'final', deliveries: [] }]);
  const { agreements } = (await asViewer(promised, '/api/v1/reports/months')).json();
  expect(agreements).toMatchObject([{ sla: 'accounting', next: null }]);
  expect((await move('send', 'aoi')).json().state).toBe('sent');
});

test.each<[what: string, services: readonly string[], isFinal: boolean, url: string]>([
  ['a draft', promised, false, path],
  ['the preview of a draft', promised, false, `${path}/preview`],
  ['the file of a draft', promised, false, `${path}/files/pdf`],
  ['a report about services of others', ['kaikei-a'], true, path],
  ['the report of all hosts', promised, true, '/api/v1/reports/-/2026-10'],
])('a customer does not read %s', async (_, services, isFinal, url) => {
  const { asViewer } = await october(isFinal);
  expect((await asViewer(services, url)).statusCode).toBe(404);
});
