import { describe, expect, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { october20Ms, octoberApi, seen } from '../../../test/kit/october-store.ts';
import type { Store } from '../store/store.ts';

const fresh = { 'if-none-match': '*' };
const cause = { category: 'change-work', text: 'リリース作業時の設定ミス', certainty: 'confirmed' };
const permanent = { text: '設定変更手順の二重確認', owner: '運用課', dueOn: '2026-10-20' };
const list = '/api/v1/outages?month=2026-10';
const noteOf = (target: string, at: string) =>
  `/api/v1/outages/note?target=${encodeURIComponent(target)}&at=${encodeURIComponent(at)}`;
const middle = '2026-10-14T01:32:10.000Z';

/** The 14th around the outage of the shop, said by somebody and approved by another. */
const lineDown = {
  target: 'shop',
  from: '2026-10-14T01:00:00Z',
  to: '2026-10-14T03:00:00Z',
  status: 'up',
  reason: '監視経路の障害',
  approvedBy: '佐藤',
};

describe('the outages of a month', () => {
  test('are those of its SLOs, with what is missing before a report can be final', async () => {
    const { get } = await octoberApi();
    expect((await get(list)).json()).toEqual({
      asOf: '2026-10-20T00:00:00.000Z',
      month: '2026-10',
      timeZone: 'Asia/Tokyo',
      total: 1,
      outages: [
        {
          number: 1,
          target: 'shop',
          class: 'unplanned',
          from: '2026-10-14T01:02:10.000Z',
          to: '2026-10-14T02:02:10.000Z',
          reason: 'reboot',
          downMs: 3_600_000,
          began: ['host:a'],
          slos: [{ slo: 'shop', countedMs: 3_600_000, class: 'unplanned' }],
          at: middle,
          notes: [],
          incidents: [],
          missing: ['cause', 'action'],
        },
      ],
      stretches: [],
      loose: [],
      titles: { 'host:a': 'a', shop: '会計A' },
    });
  });

  test('by why they count or do not, and with what is no outage; numbers stay those of the month', async () => {
    const { get, put } = await octoberApi();
    await put('/api/v1/services/mail', { all: ['host:b'], title: 'メール' }, fresh);
    const window = { calendar: 'month', timeZone: 'Asia/Tokyo' };
    await put('/api/v1/slos/mail', { target: 'mail', objective: '99', window, ignoreShorterThan: '5m' }, fresh);
    const told = async (query: string) => {
      const { outages, stretches } = (await get(`${list}${query}`)).json();
      return [...outages, ...stretches].map(({ number, target, class: name }) => [number, target, name]);
    };
    expect(await told('')).toEqual([[1, 'shop', 'unplanned']]);
    expect(await told('&class=all')).toEqual([
      [1, 'shop', 'unplanned'],
      [undefined, 'mail', 'brief'],
    ]);
    expect(await told('&class=brief')).toEqual([[undefined, 'mail', 'brief']]);
    expect(await told('&class=all&service=mail')).toEqual([[undefined, 'mail', 'brief']]);
    expect(await told('&class=planned')).toEqual([]);
    expect((await get(`${list}&class=moon`)).statusCode).toBe(400);
    await put('/api/v1/adjustments/agreed', { ...lineDown, status: 'excluded' }, fresh);
    expect(await told('&class=all&service=shop')).toEqual([[1, 'shop', 'excluded']]);
  });

  test('of one SLO, of one target, promised or not, and those that need something', async () => {
    const { get } = await octoberApi();
    const targets = async (query: string) =>
      (await get(`${list}${query}`)).json().outages.map((one: { target: string }) => one.target);
    expect(await targets('&slo=shop')).toEqual(['shop']);
    expect(await targets('&target=host:b')).toEqual(['host:b']);
    expect(await targets('&target=host:b&missing=true')).toEqual([]);
    expect(await targets('&missing=true')).toEqual(['shop']);
    const none = await get(`${list}&slo=none`);
    expect([none.statusCode, none.json().code]).toEqual([404, 'DEFINITION_UNKNOWN']);
    expect((await get('/api/v1/outages?month=October')).statusCode).toBe(400);
  });
});

test('a month with more outages than one answer tells says how many there are, and filters find the rest', async () => {
  const { get, put, store } = await octoberApi();
  await put('/api/v1/services/mail', { all: ['host:b'], title: 'メール' }, fresh);
  const window = { calendar: 'month', timeZone: 'Asia/Tokyo' };
  await put('/api/v1/slos/mail', { target: 'mail', objective: '99', window }, fresh);
  await restarted(store, 'b', 1001);
  const told = async (query: string) => {
    const { total, outages } = (await get(`${list}${query}`)).json();
    return [total, outages.length, new Set(outages.map(({ target }: { target: string }) => target)).size];
  };
  const all = await told('');
  expect(all).toEqual([1003, 1000, 2]);
  expect(await told('&class=all&service=shop')).toEqual([1, 1, 1]);
  const csv = await get('/api/v1/outages/csv?month=2026-10');
  expect(csv.body.trimEnd().split('\r\n')).toHaveLength(1 + 1003);
});

test('the ledger is exported as it is filtered, with heads in the first row', async () => {
  const { get, put } = await octoberApi();
  await put(noteOf('shop', middle), { cause, permanent }, fresh);
  const csv = await get('/api/v1/outages/csv?month=2026-10');
  expect(csv.headers['content-disposition']).toContain(encodeURIComponent('停止記録_202610.csv'));
  const [heads, first, ...rest] = csv.body.trimEnd().split('\r\n');
  expect(heads).toMatch(/^\uFEFFNo\.,区分,長さ,ID,サービス,発生,復旧,/);
  expect(first).toMatch(/^1,計画外,1:00:00\.000,shop,会計A,2026-10-14 10:02:10\.000\+09:00,/);
  expect(first).toContain('変更作業,リリース作業時の設定ミス,確定');
  expect(rest).toEqual([]);
  const missing = await get('/api/v1/outages/csv?month=2026-10&missing=true&lang=en');
  expect(missing.body.trimEnd().split('\r\n')).toHaveLength(1);
  expect((await get('/api/v1/outages/csv?month=October')).json().code).toBe('REQUEST_INVALID');
});

describe('a note', () => {
  test('is made, read and changed, and its history keeps it all', async () => {
    const { get, put, clock } = await octoberApi();
    const path = noteOf('shop', middle);
    const made = await put(path, { cause, reason: '一報' }, fresh);
    expect([made.statusCode, made.json()]).toMatchObject([
      201,
      { note: { target: 'shop', at: middle, cause }, version: 1, author: 'kanri', reason: '一報' },
    ]);
    const [outage] = (await get(list)).json().outages;
    expect([outage.missing, outage.notes[0].etag]).toEqual([['action'], made.headers.etag]);
    clock.nowMs += 1000;
    const changed = await put(path, { cause, permanent }, { 'if-match': String(made.headers.etag) });
    expect(changed.statusCode).toBe(200);
    expect((await get(list)).json().outages[0].missing).toEqual([]);
    expect((await get(path)).json()).toMatchObject({ note: { permanent }, version: 2 });
    const { history } = (await get(path.replace('note?', 'note/history?'))).json();
    expect(history.map((one: { at: string; note: object }) => [one.at, 'permanent' in one.note])).toEqual([
      ['2026-10-20T00:00:00.000Z', false],
      ['2026-10-20T00:00:01.000Z', true],
    ]);
  });

  test('stays with its outage when late evidence moves an edge', async () => {
    const { get, put, store } = await octoberApi();
    await put(noteOf('shop', middle), { cause }, fresh);
    await seen(store, 'a', 'a2', ['2026-10-14T10:40:00+09:00', '2026-10-14T11:02:10+09:00'], october20Ms);
    const { outages, loose } = (await get(list)).json();
    expect(outages).toMatchObject([{ to: '2026-10-14T01:40:00.000Z', at: middle, notes: [{ note: { cause } }] }]);
    expect(loose).toEqual([]);
  });

  test('whose outage vanished is told without one, and can still be changed', async () => {
    const { get, put } = await octoberApi();
    const made = await put(noteOf('shop', middle), { cause }, fresh);
    await put('/api/v1/adjustments/line', lineDown, fresh);
    expect((await get(list)).json()).toMatchObject({ outages: [], loose: [{ note: { target: 'shop', cause } }] });
    expect((await get(`${list}&slo=shop`)).json().loose).toHaveLength(1);
    expect((await get('/api/v1/outages?month=2026-09')).json().loose).toEqual([]);
    const changed = await put(noteOf('shop', middle), { permanent }, { 'if-match': String(made.headers.etag) });
    expect(changed.statusCode).toBe(200);
  });

  test('of a host that nobody was promised stands with the host, and is not without an outage', async () => {
    const { get, put } = await octoberApi();
    const made = await put(noteOf('host:b', '2026-10-15T01:00:30Z'), { cause }, fresh);
    expect(made.statusCode).toBe(201);
    expect((await get(`${list}&target=host:b`)).json()).toMatchObject({ outages: [{ notes: [{}] }], loose: [] });
    expect((await get(list)).json().loose).toEqual([]);
  });
});

describe('is refused', () => {
  const cases: [
    name: string,
    target: string,
    at: string,
    body: object,
    headers: Record<string, string>,
    answer: [number, string],
  ][] = [
    ['a note where nothing was down', 'shop', '2026-10-14T03:00:00Z', { cause }, fresh, [404, 'OUTAGE_UNKNOWN']],
    ['one about something that there is not', 'mail', middle, { cause }, fresh, [404, 'OUTAGE_UNKNOWN']],
    ['one that does not say what it builds on', 'shop', middle, { cause }, {}, [428, 'PRECONDITION_MISSING']],
    [
      'a category that nobody counts',
      'shop',
      middle,
      { cause: { ...cause, category: 'moon' } },
      fresh,
      [400, 'REQUEST_INVALID'],
    ],
    [
      'a day that there is not',
      'shop',
      middle,
      { permanent: { ...permanent, doneOn: '2026-02-30' } },
      fresh,
      [400, 'DEFINITION_INVALID'],
    ],
    [
      'a link that is no address of the web',
      'shop',
      middle,
      { links: [{ title: 'x', url: 'javascript:alert(1)' }] },
      fresh,
      [400, 'REQUEST_INVALID'],
    ],
    ['a member that there is not', 'shop', middle, { causes: [] }, fresh, [400, 'REQUEST_INVALID']],
    ['a time that is none', 'shop', 'noon', { cause }, fresh, [400, 'REQUEST_INVALID']],
  ];
  test('what cannot be a note, and nothing is written', async () => {
    const { put, store } = await octoberApi();
    for (const [name, target, at, body, headers, answer] of cases) {
      const refused = await put(noteOf(target, at), body, headers);
      expect([name, refused.statusCode, refused.json().code]).toEqual([name, ...answer]);
    }
    expect(await store.definitions.current('outage')).toEqual([]);
  });

  test('a second note of one outage: it has one already, which is to be changed', async () => {
    const { put } = await octoberApi();
    await put(noteOf('shop', middle), { cause }, fresh);
    const second = await put(noteOf('shop', '2026-10-14T01:10:00Z'), { cause }, fresh);
    expect([second.statusCode, second.json().message]).toEqual([412, expect.stringContaining(middle)]);
  });

  test('the change of somebody who did not see the last one', async () => {
    const { put } = await octoberApi();
    const first = String((await put(noteOf('shop', middle), { cause }, fresh)).headers.etag);
    await put(noteOf('shop', middle), { permanent }, { 'if-match': first });
    const late = await put(noteOf('shop', middle), { cause, permanent }, { 'if-match': first });
    expect([late.statusCode, late.json().code]).toEqual([412, 'DEFINITION_CHANGED']);
  });
});

test('notes are in the chain of definitions, and change no evaluation', async () => {
  const { get, put, store } = await octoberApi();
  const before = (await get('/api/v1/slos/shop/evaluation?period=2026-10&document=true')).json();
  const entries = await store.definitions.entries();
  await put(noteOf('shop', middle), { cause }, fresh);
  expect((await get('/api/v1/slos/shop/evaluation?period=2026-10&document=true')).json()).toEqual(before);
  expect(await store.definitions.entries()).toEqual(entries);
  const [note] = await store.definitions.current('outage');
  expect(note?.previousHash).toBe(entries.at(-1)?.hash);
});

/** Boots a host again each two minutes from the 16th on; each time it is down for one of them. */
async function restarted(store: Store, hostId: string, times: number): Promise<void> {
  const firstMs = Date.parse('2026-10-16T00:00:00+09:00');
  const samples = Array.from({ length: times }, (_, index) => {
    const atMs = [firstMs + index * 120_000, firstMs + index * 120_000 + 60_000];
    return { boot: `r${index}`, atMs, monoMs: atMs.map((one) => one - firstMs), instances: [] };
  });
  const batch = { epoch: firstMs, firstSeq: 1, samples, results: [], lifecycle: [] };
  await appended(store, [{ hostId, batch, receivedMs: october20Ms, clockOffsetMs: 0 }]);
}
