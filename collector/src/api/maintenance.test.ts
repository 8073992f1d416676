import { describe, expect, onTestFinished, test } from 'vitest';
import { apiOf } from '../../../test/kit/api-of.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { hashSecret } from '../secrets.ts';

const ms = (time: string) => Temporal.Instant.from(time).epochMilliseconds;
const fresh = { 'if-none-match': '*' };
const plan = {
  title: 'カーネル更新',
  targets: ['host:a'],
  from: '2026-10-20T02:00:00+09:00',
  to: '2026-10-20T04:00:00+09:00',
  announcedAt: '2026-10-10T00:00:00Z',
};
const thirdSunday = {
  rrule: 'FREQ=MONTHLY;BYDAY=3SU',
  timeZone: 'Asia/Tokyo',
  start: '2026-10-18T02:00',
  duration: 'PT2H',
};

async function api(filed: readonly string[] = []) {
  const clock = { nowMs: ms('2026-10-12T00:00:00Z') };
  const store = await storeWithHosts(newStoreFile(), ['a', 'b'], clock.nowMs - 1000);
  const asked = await apiOf(store, () => clock.nowMs, filed);
  onTestFinished(async () => {
    await asked[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });
  /** The headers of somebody with a role. */
  const as = async (name: string, role: string) => {
    const secret = `kdbk_${`${name}-${role}`.padEnd(22, '0')}`;
    await store.keys.add({ hash: hashSecret(secret), name, role, kind: 'key', createdMs: 0, expiresMs: null });
    return { authorization: `Bearer ${secret}` };
  };
  const windows = async (from = '2026-10-01T00:00:00Z', to = '2026-11-01T00:00:00Z') =>
    (await asked.get(`/api/v1/maintenance-windows?from=${from}&to=${to}`)).json();
  return { ...asked, clock, store, as, windows };
}

describe('windows', () => {
  test('are told with what they are called and what else a calendar shows', async () => {
    const { put, windows } = await api();
    await put('/api/v1/maintenance/kernel', plan, fresh);
    await put('/api/v1/maintenance/patch', { targets: ['host:b'], recurs: thirdSunday, approvedBy: 'cab' }, fresh);
    const busy = [{ title: '中間決算', first: '2026-10-01', last: '2026-10-15' }];
    const office = { timeZone: 'Asia/Tokyo', weekly: [], holidays: 'JP', busy };
    expect((await put('/api/v1/calendars/office', office, fresh)).statusCode).toBe(201);
    const answer = await windows();
    expect(answer.windows).toMatchObject([
      { id: 'patch/2026-10-18', maintenance: 'patch', date: '2026-10-18', approvedBy: 'cab' },
      { id: 'kernel', date: null, title: 'カーネル更新', from: '2026-10-19T17:00:00.000Z', approvedBy: null },
    ]);
    expect(answer.busy).toEqual([{ calendar: 'office', ...busy[0] }]);
    expect(answer.holidays).toContainEqual({ date: '2026-10-12', ja: 'スポーツの日', en: expect.any(String) });
  });

  test('of more than thirteen months are refused', async () => {
    const { windows } = await api();
    expect(await windows('2025-01-01T00:00:00Z', '2026-12-01T00:00:00Z')).toMatchObject({ code: 'REQUEST_INVALID' });
  });
});

describe('a plan that is not written yet', () => {
  test('is told its next five windows', async () => {
    const { post } = await api();
    const definition = { targets: ['host:a'], recurs: thirdSunday };
    const { next } = (await post('/api/v1/maintenance-windows/preview', { definition })).json();
    expect(next.map((one: { date: string }) => one.date)).toEqual([
      ...['2026-10-18', '2026-11-15', '2026-12-20', '2027-01-17', '2027-02-21'],
    ]);
    expect(next[0]).toEqual({ date: '2026-10-18', from: '2026-10-17T17:00:00.000Z', to: '2026-10-17T19:00:00.000Z' });
  });

  test('is told what it would be in the way of, and which busy days it meets', async () => {
    const { put, post } = await api();
    await put('/api/v1/services/shop', { title: '受注', any: ['host:a', 'host:b'] }, fresh);
    await put('/api/v1/maintenance/patch', { targets: ['host:b'], recurs: thirdSunday }, fresh);
    const busy = [{ title: '棚卸し', first: '2026-10-18', last: '2026-10-18' }];
    await put('/api/v1/calendars/office', { timeZone: 'Asia/Tokyo', weekly: [], busy }, fresh);
    const definition = { ...plan, from: '2026-10-18T03:00:00+09:00', to: '2026-10-18T05:00:00+09:00' };
    const preview = (await post('/api/v1/maintenance-windows/preview', { definition })).json();
    expect(preview.conflicts).toMatchObject([{ with: { id: 'patch/2026-10-18' }, targets: [], services: ['shop'] }]);
    expect(preview.busy).toMatchObject([{ calendar: 'office', title: '棚卸し' }]);
  });

  test('is held against the notice that the agreement asks for', async () => {
    const { put, post } = await api();
    const window = { calendar: 'month', timeZone: 'Asia/Tokyo' };
    const slo = { title: '受注', target: 'host:a', objective: '99.9', window, maintenance: { minimumNotice: '72h' } };
    await put('/api/v1/slos/shop', slo, fresh);
    const noticesOf = async (definition: object) =>
      (await post('/api/v1/maintenance-windows/preview', { definition })).json().notices;
    expect(await noticesOf(plan)).toEqual([
      {
        ...{ slo: 'shop', title: '受注', minimum: '72h' },
        ...{ announceBy: '2026-10-16T17:00:00.000Z', inTime: true },
      },
    ]);
    expect(await noticesOf({ ...plan, announcedAt: '2026-10-17T00:00:00Z' })).toMatchObject([{ inTime: false }]);
  });

  test('is held against a notice in business days of a calendar', async () => {
    const { put, post } = await api();
    const window = { calendar: 'month', timeZone: 'Asia/Tokyo' };
    const weekly = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }];
    const maintenance = { minimumNotice: '5bd', noticeCalendar: 'office' };
    const slo = { title: '受注', target: 'host:a', objective: '99.9', window, maintenance };
    const refused = await put('/api/v1/slos/shop', slo, fresh);
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('there is no calendar office');
    await put('/api/v1/calendars/office', { timeZone: 'Asia/Tokyo', weekly, holidays: 'JP' }, fresh);
    await put('/api/v1/slos/shop', slo, fresh);
    const noticesOf = async (definition: object) =>
      (await post('/api/v1/maintenance-windows/preview', { definition })).json().notices;
    // Tuesday the 20th in Tokyo; the fifth business day before it is Tuesday the 13th.
    expect(await noticesOf({ ...plan, announcedAt: '2026-10-13T14:59:59Z' })).toEqual([
      {
        ...{ slo: 'shop', title: '受注', minimum: '5bd' },
        ...{ announceBy: '2026-10-13T14:59:59.999Z', inTime: true },
      },
    ]);
    expect(await noticesOf({ ...plan, announcedAt: '2026-10-13T15:00:00Z' })).toMatchObject([{ inTime: false }]);
  });

  test('of the past is told what it does to the figures, and nothing is written', async () => {
    const { put, post, store } = await api();
    const window = { calendar: 'month', timeZone: 'Asia/Tokyo' };
    await put('/api/v1/slos/shop', { target: 'host:a', objective: '99.9', window }, fresh);
    const before = await store.definitions.entries();
    const definition = { ...plan, from: '2026-10-11T02:00:00Z', to: '2026-10-11T04:00:00Z' };
    const preview = (await post('/api/v1/maintenance-windows/preview', { definition })).json();
    expect(preview).toMatchObject({
      retroactive: true,
      effects: [{ slo: 'shop', period: '2026-10', excludedMs: 2 * 3_600_000 }],
    });
    expect(await store.definitions.entries()).toEqual(before);
  });

  test('without targets is told when it comes, and what time it is in the way of', async () => {
    const { put, post } = await api();
    const busy = [{ title: '棚卸し', first: '2026-10-18', last: '2026-10-18' }];
    await put('/api/v1/calendars/office', { timeZone: 'Asia/Tokyo', weekly: [], holidays: 'JP', busy }, fresh);
    const preview = (await post('/api/v1/maintenance-windows/preview', { definition: { recurs: thirdSunday } })).json();
    expect(preview.next).toHaveLength(5);
    expect(preview).toMatchObject({ busy: [{ title: '棚卸し' }], conflicts: [], slos: [], effects: [] });
    const refused = await post('/api/v1/maintenance-windows/preview', { definition: {} });
    expect(refused.json().message).toContain('must have either from and to, or recurs');
  });

  test('that cannot be read is refused with where and why', async () => {
    const { post } = await api();
    const refused = await post('/api/v1/maintenance-windows/preview', { definition: { ...plan, targets: ['host:q'] } });
    expect(refused.statusCode).toBe(400);
    expect(refused.json().message).toContain('targets[0]');
  });
});

describe('approval', () => {
  test('is given by somebody else than who planned it', async () => {
    const { put, post, as, windows } = await api();
    await put('/api/v1/maintenance/kernel', plan, fresh);
    const own = await post('/api/v1/maintenance/kernel/approve', { version: 1 });
    expect([own.statusCode, own.json().code]).toEqual([409, 'APPROVER_INVOLVED']);
    const approver = await as('bucho', 'approver');
    const given = await post('/api/v1/maintenance/kernel/approve', { version: 1 }, approver);
    expect(given.json()).toEqual({ version: 2 });
    const [window] = (await windows()).windows;
    expect(window).toMatchObject({ approvedBy: 'bucho', approvedAt: '2026-10-12T00:00:00.000Z' });
  });

  test('of work that began asks for a reason', async () => {
    const { put, post, as, clock } = await api();
    await put('/api/v1/maintenance/kernel', plan, fresh);
    clock.nowMs = ms('2026-10-20T00:00:00Z');
    const approver = await as('bucho', 'approver');
    const silent = await post('/api/v1/maintenance/kernel/approve', { version: 1 }, approver);
    expect(silent.json().code).toBe('REASON_MISSING');
    const told = await post('/api/v1/maintenance/kernel/approve', { version: 1, reason: '緊急の更新' }, approver);
    expect(told.statusCode).toBe(200);
  });

  test('is of what was read', async () => {
    const { put, post, as } = await api();
    const { headers } = await put('/api/v1/maintenance/kernel', plan, fresh);
    const moved = { ...plan, to: '2026-10-20T05:00:00+09:00' };
    await put('/api/v1/maintenance/kernel', moved, { 'if-match': String(headers.etag) });
    const late = await post('/api/v1/maintenance/kernel/approve', { version: 1 }, await as('bucho', 'approver'));
    expect([late.statusCode, late.json().code]).toEqual([412, 'DEFINITION_CHANGED']);
  });

  test('is not for an operator to write, and ends when he changes what was approved', async () => {
    const { put, get, post, as } = await api();
    const operator = await as('tanto', 'operator');
    const own = await put('/api/v1/maintenance/kernel', { ...plan, approvedBy: 'bucho' }, { ...operator, ...fresh });
    expect([own.statusCode, own.json().code]).toEqual([403, 'ROLE_REFUSED']);
    await put('/api/v1/maintenance/kernel', plan, { ...operator, ...fresh });
    await post('/api/v1/maintenance/kernel/approve', { version: 1 }, await as('bucho', 'approver'));
    const read = await get('/api/v1/maintenance/kernel');
    const { id: _, effectiveFrom: __, ...approved } = read.json().definition;
    const based = { ...operator, 'if-match': String(read.headers.etag) };
    const moved = { ...approved, to: '2026-10-20T05:00:00+09:00' };
    expect((await put('/api/v1/maintenance/kernel', moved, based)).statusCode).toBe(403);
    const renamed = await put('/api/v1/maintenance/kernel', { ...approved, title: 'カーネルの更新' }, based);
    expect(renamed.json().definition).toMatchObject({ title: 'カーネルの更新', approvedBy: 'bucho' });
  });
});

describe('what was approved', () => {
  /** A plan that was approved of, and how the operator who made it writes it again. */
  async function approved(body: object) {
    const { put, get, post, as } = await api();
    const operator = await as('tanto', 'operator');
    await put('/api/v1/maintenance/patch', { targets: ['host:b'], ...body }, { ...operator, ...fresh });
    await post('/api/v1/maintenance/patch/approve', { version: 1 }, await as('bucho', 'approver'));
    const { id: _, effectiveFrom: __, ...told } = (await get('/api/v1/maintenance/patch')).json().definition;
    const headers = { ...operator, 'if-match': '*' };
    const write = (change: object) => put('/api/v1/maintenance/patch', { ...told, reason: '訂正', ...change }, headers);
    return { write, told };
  }

  const once = { from: plan.from, to: plan.to, announcedAt: plan.announcedAt };
  const again = { recurs: thirdSunday };
  const left = { ...thirdSunday, except: ['2026-11-15'] };
  const changes: [name: string, body: object, change: object, status: number][] = [
    ['people were told sooner', once, { announcedAt: '2026-09-01T00:00:00Z' }, 403],
    ['its work ended at another time', once, { work: [{ startedAt: plan.from, endedAt: plan.to }] }, 403],
    ['it holds since long', again, { effectiveFrom: '2026-01-01T00:00:00Z' }, 403],
    ['it was called off long ago', once, { cancelledAt: '2026-10-01T00:00:00Z' }, 403],
    ['it is called off now', once, { cancelledAt: '2026-10-12T00:00:00Z' }, 200],
    ['its time is written in another zone', once, { from: '2026-10-19T17:00:00Z', title: 'カーネル' }, 200],
    ['a date is left out', again, { recurs: left }, 200],
    ['a date is left out since ever', again, { recurs: left, effectiveFrom: null }, 403],
    ['a date that was left out comes back', { recurs: left }, again, 403],
    ['it lasts longer', again, { recurs: { ...thirdSunday, duration: 'PT9H' } }, 403],
  ];
  test.each(changes)('where %s is looked at again, or only given up', async (_, body, change, status) => {
    const { write } = await approved(body);
    expect((await write(change)).statusCode).toBe(status);
  });

  test('stays so where the same is written in another order', async () => {
    const { write, told } = await approved(again);
    const recurs = Object.fromEntries(Object.entries(told.recurs).reverse());
    const written = await write({ recurs, title: 'パッチ' });
    expect(written.json().definition).toMatchObject({ title: 'パッチ', approvedBy: 'bucho' });
  });
});

describe('work', () => {
  test('begins and ends when somebody says so, and early work gives the rest back', async () => {
    const { put, post, clock, windows } = await api();
    await put('/api/v1/maintenance/patch', { targets: ['host:b'], recurs: thirdSunday, approvedBy: 'cab' }, fresh);
    const step = async (time: string, version: number, what: string) => {
      clock.nowMs = ms(time);
      const wish = { version, step: what, date: '2026-10-18' };
      return (await post('/api/v1/maintenance/patch/work', wish)).json();
    };
    expect(await step('2026-10-17T17:00:00Z', 1, 'end')).toMatchObject({ code: 'MAINTENANCE_STATE' });
    expect(await step('2026-10-17T17:05:00Z', 1, 'start')).toEqual({ version: 2 });
    expect(await step('2026-10-17T17:06:00Z', 2, 'start')).toMatchObject({ code: 'MAINTENANCE_STATE' });
    expect(await step('2026-10-17T18:00:00Z', 2, 'end')).toEqual({ version: 3 });
    expect((await windows()).windows).toMatchObject([
      {
        id: 'patch/2026-10-18',
        ...{ startedAt: '2026-10-17T17:05:00.000Z', startedBy: 'kanri' },
        ...{ endedAt: '2026-10-17T18:00:00.000Z', cancelledAt: '2026-10-17T18:00:00.000Z' },
      },
    ]);
  });

  test('of a plan in a file is not told here', async () => {
    const { post, store } = await api(['maintenance kernel']);
    const said = { kind: 'maintenance' as const, id: 'kernel', body: plan, author: 'files', reason: 'config-dir' };
    await store.definitions.append([{ ...said, atMs: 0, effectiveFromMs: null, expectedVersion: null }]);
    const refused = await post('/api/v1/maintenance/kernel/work', { version: 1, step: 'start' });
    expect(refused.json().code).toBe('DEFINITION_IN_FILE');
  });
});
