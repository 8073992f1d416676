import { describe, expect, test } from 'vitest';
import { adjustment, definitionsApi, fresh, patch, slo } from '../../../test/kit/definitions-api.ts';

describe('a definition', () => {
  test('is made, listed, read, changed and deleted, and its history keeps it all', async () => {
    const { put, get, delete: remove, clock } = await definitionsApi();
    const made = await put('/api/v1/slos/shop', { ...slo, title: '受注', reason: '契約 2026-4' }, fresh);
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      definition: { id: 'shop', title: '受注', objective: '99.9', effectiveFrom: null },
      version: 1,
      author: 'kanri',
      reason: '契約 2026-4',
      source: 'api',
      retroactive: false,
      warnings: [],
    });
    const read = await get('/api/v1/slos/shop');
    expect(read.headers.etag).toBe(made.headers.etag);

    clock.nowMs += 1000;
    const changed = await put(
      '/api/v1/slos/shop',
      { ...slo, objective: '99.95' },
      { 'if-match': String(read.headers.etag) },
    );
    expect(changed.statusCode).toBe(200);
    expect(changed.json().definition.effectiveFrom).toBe('2026-10-10T00:00:01.000Z');
    expect((await get('/api/v1/slos')).json().definitions).toHaveLength(1);

    clock.nowMs += 1000;
    const gone = await remove('/api/v1/slos/shop', { reason: '解約' }, { 'if-match': String(changed.headers.etag) });
    expect(gone.statusCode).toBe(204);
    expect((await get('/api/v1/slos/shop')).json().code).toBe('DEFINITION_UNKNOWN');
    expect((await get('/api/v1/slos')).json()).toEqual({ definitions: [] });
    const { history } = (await get('/api/v1/slos/shop/history')).json();
    expect(history.map((one: { definition: { objective: string } | null }) => one.definition?.objective)).toEqual([
      '99.9',
      '99.95',
      undefined,
    ]);
    expect(history[2]).toMatchObject({ version: 3, reason: '解約', definition: null });
  });

  test('what GET answers can be put back, and says nothing new', async () => {
    const { put, get, store } = await definitionsApi();
    await put('/api/v1/slos/shop', slo, fresh);
    const read = await get('/api/v1/slos/shop');
    const again = await put('/api/v1/slos/shop', read.json().definition, { 'if-match': String(read.headers.etag) });
    expect(again.statusCode).toBe(200);
    expect(again.headers.etag).toBe(read.headers.etag);
    expect(await store.definitions.entries()).toHaveLength(1);
  });

  test('If-Match may list several versions', async () => {
    const { put } = await definitionsApi();
    const made = await put('/api/v1/slos/shop', slo, fresh);
    const changed = { ...slo, objective: '99.95' };
    const stale = await put('/api/v1/slos/shop', changed, { 'if-match': '"x", "y"' });
    expect(stale.statusCode).toBe(412);
    const listed = await put('/api/v1/slos/shop', changed, { 'if-match': `"x",${made.headers.etag} , "y"` });
    expect(listed.statusCode).toBe(200);
  });

  test('every kind is kept as it was written', async () => {
    const { put, get } = await definitionsApi();
    const bodies: Record<string, object> = {
      'calendars/office': {
        timeZone: 'Asia/Tokyo',
        weekly: [{ days: ['mon'], from: '09:00', to: '18:00' }],
        holidays: 'JP',
        closed: ['2026-12-31'],
      },
      'services/service:mail': { all: ['host:a'] },
      'services/web': { any: ['host:a', { atLeast: 1, of: ['host:b'] }], description: '二重化' },
      'slos/shop': { ...slo, target: 'web', serviceHours: 'office', maintenance: { count: 'up', capPerWindow: '4h' } },
      'maintenance/patch': patch,
      'maintenance/weekly': {
        targets: ['web'],
        recurs: { rrule: 'FREQ=WEEKLY', timeZone: 'Asia/Tokyo', start: '2026-10-18T02:00', duration: 'PT2H' },
      },
      'adjustments/false-alarm': { ...adjustment, reason: 'probe was wrong', approvedBy: 'kanri' },
      'drills/dc-2026': {
        title: 'DC停電',
        on: '2026-06-12',
        scenario: 'DC停電',
        rto: '12h',
        took: '460m',
        rpo: '24h',
        lost: '15m',
        startedAt: '2026-06-12T10:00:00+09:00',
        steps: [{ text: '切り替え', after: '310m' }, { text: '切り戻し' }],
        passed: true,
        nextOn: '2027-06-11',
      },
      'suppliers/line-a': { title: '回線A', objective: '99.95', months: [{ month: '2026-10', actual: '99.98' }] },
      'capacities/db-01': {
        title: 'db-01 ディスク',
        sla: 'kaikei',
        limit: '80 %',
        months: [{ month: '2026-10', measured: '78 %', forecast: '約34日後' }],
      },
      'invocations/flood': { title: '浸水', on: '2026-09-08', why: '電源喪失', took: '9h', endedOn: '2026-09-10' },
      'risks/one-line': {
        ...{ title: '単一経路', threatens: 'both', likelihood: 'low', impact: 'high', raisedOn: '2026-10-09' },
        ...{ treatment: 'accept', acceptedBy: '鈴木', acceptedOn: '2026-10-20', reviewOn: '2027-04-01' },
      },
      'distributions/seventh': { title: '緊急連絡網', edition: 7, on: '2026-10-01', how: 'both', to: '運用部' },
      'improvements/double-check': { title: '二重確認', raisedOn: '2026-10-14', owner: '運用課', dueOn: '2026-10-20' },
    };
    for (const [path, body] of Object.entries(bodies)) {
      const made = await put(`/api/v1/${path}`, body, fresh);
      expect([path, made.statusCode, made.json().message]).toEqual([path, 201, undefined]);
      expect((await get(`/api/v1/${path}`)).json().definition).toEqual({
        id: path.split('/')[1],
        effectiveFrom: null,
        ...body,
      });
    }
  });

  test('that comes from a file is read-only', async () => {
    const { put, get, delete: remove } = await definitionsApi(['slo shop']);
    const refused = await put('/api/v1/slos/shop', slo, fresh);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'DEFINITION_IN_FILE']);
    expect((await remove('/api/v1/slos/shop', {}, { 'if-match': '*' })).statusCode).toBe(409);
    expect((await put('/api/v1/slos/other', slo, fresh)).statusCode).toBe(201);
    expect((await get('/api/v1/slos/other')).json().source).toBe('api');
  });
});

describe('a record', () => {
  const supplier = { title: '回線A', objective: '99.95', months: [{ month: '2026-10', actual: '99.98' }] };
  const drill = { title: 'DC停電', on: '2026-06-12', scenario: 'DC停電', passed: true };
  const risk = { title: '単一経路', threatens: 'both', likelihood: 'low', impact: 'high', raisedOn: '2026-10-09' };

  test('changes no number: it is never retroactive, and needs no reason', async () => {
    const { put, clock } = await definitionsApi();
    const made = await put('/api/v1/suppliers/line-a', supplier, fresh);
    clock.nowMs += 1000;
    const months = [{ month: '2026-10', actual: '99.90', note: '10/3 断' }];
    const changed = await put(
      '/api/v1/suppliers/line-a',
      { ...supplier, months },
      { 'if-match': String(made.headers.etag) },
    );
    expect(changed.json()).toMatchObject({
      version: 2,
      retroactive: false,
      definition: { effectiveFrom: null, months },
    });
  });

  const wrong: [name: string, path: string, body: object, message: string][] = [
    [
      'a time from which it is in force',
      'suppliers/a',
      { ...supplier, effectiveFrom: '2026-11-01T00:00:00Z' },
      'effectiveFrom',
    ],
    [
      'one month told twice',
      'suppliers/a',
      { ...supplier, months: [...supplier.months, ...supplier.months] },
      'months[1].month: is here twice',
    ],
    ['more than all', 'suppliers/a', { ...supplier, objective: '100.5' }, 'objective'],
    ['a day that there is not', 'drills/a', { ...drill, on: '2026-02-30' }, 'on: must be a date'],
    ['a time that is no duration', 'drills/a', { ...drill, took: '7h40m' }, 'took: must be a duration'],
    [
      'a step at no time',
      'drills/a',
      { ...drill, steps: [{ text: 'x', after: '12:00' }] },
      'steps[0].after: must be a duration',
    ],
    ['an end that is no day', 'invocations/a', { title: 'x', on: '2026-09-08', why: 'x', endedOn: '9/10' }, 'endedOn'],
    ['a risk accepted by nobody', 'risks/a', { ...risk, treatment: 'accept', acceptedOn: '2026-10-20' }, 'acceptedBy'],
    [
      'an acceptance of a risk that is reduced',
      'risks/a',
      { ...risk, treatment: 'reduce', acceptedOn: '2026-10-20' },
      'acceptedOn: belongs to the treatment accept alone',
    ],
    ['a review on no day', 'risks/a', { ...risk, reviewOn: 'April' }, 'reviewOn: must be a date'],
    ['no name', 'improvements/a', { raisedOn: '2026-10-14' }, 'title'],
  ];
  test('that cannot be right is refused', async () => {
    const { put } = await definitionsApi();
    for (const [name, path, body, message] of wrong) {
      const refused = await put(`/api/v1/${path}`, body, fresh);
      expect([name, refused.statusCode, refused.json().message]).toEqual([name, 400, expect.stringContaining(message)]);
    }
  });
});

describe('two people at one definition', () => {
  test('a write says which version it changes', async () => {
    const { put } = await definitionsApi();
    const refused = await put('/api/v1/slos/shop', slo);
    expect([refused.statusCode, refused.json().code]).toEqual([428, 'PRECONDITION_MISSING']);
  });

  test('the second one hears that the first was there', async () => {
    const { put, delete: remove, clock } = await definitionsApi();
    const first = String((await put('/api/v1/slos/shop', slo, fresh)).headers.etag);
    expect((await put('/api/v1/slos/shop', slo, fresh)).statusCode).toBe(412);
    clock.nowMs += 1;
    expect((await put('/api/v1/slos/shop', { ...slo, objective: '99' }, { 'if-match': first })).statusCode).toBe(200);
    const second = await put('/api/v1/slos/shop', { ...slo, objective: '98' }, { 'if-match': first });
    expect([second.statusCode, second.json().code]).toEqual([412, 'DEFINITION_CHANGED']);
    expect((await remove('/api/v1/slos/shop', {}, { 'if-match': first })).statusCode).toBe(412);
    expect((await put('/api/v1/slos/none', slo, { 'if-match': '*' })).statusCode).toBe(412);
  });

  test('of two writes at the same moment one is refused', async () => {
    const { put } = await definitionsApi();
    const both = await Promise.all([put('/api/v1/slos/shop', slo, fresh), put('/api/v1/slos/shop', slo, fresh)]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 412]);
  });
});

test('the OpenAPI description holds every route with its body', async () => {
  const { get } = await definitionsApi();
  const { paths } = (await get('/api/v1/openapi.json')).json();
  for (const plural of ['calendars', 'services', 'slos', 'maintenance', 'adjustments']) {
    expect(Object.keys(paths[`/api/v1/${plural}/{id}`]).toSorted()).toEqual(['delete', 'get', 'put']);
    const { put } = paths[`/api/v1/${plural}/{id}`];
    expect(put.requestBody.content['application/json'].schema.properties).toHaveProperty('effectiveFrom');
    expect(paths[`/api/v1/${plural}/{id}/history`].get).toBeDefined();
  }
});
