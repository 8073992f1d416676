import { describe, expect, test } from 'vitest';
import { octoberApi } from '../../../test/kit/october-store.ts';

const fresh = { 'if-none-match': '*' };
/** The outage of the shop on the 14th, and no more. */
const wish = {
  target: 'shop',
  from: '2026-10-14T01:02:10.000Z',
  to: '2026-10-14T02:02:10.000Z',
  status: 'excluded',
};
const path = '/api/v1/adjustments/agreed';
const preview = (asked: Record<string, string>) => `/api/v1/adjustment-preview?${new URLSearchParams(asked)}`;
const october = '/api/v1/adjustment-requests?from=2026-10-01T00:00:00%2B09:00&to=2026-11-01T00:00:00%2B09:00';

async function asking() {
  const api = await octoberApi();
  const asked = await api.put(path, { ...wish, reason: '顧客起因', approvedBy: null }, fresh);
  const tag = { 'if-match': String(asked.headers.etag) };
  const primary = async () =>
    (await api.get('/api/v1/slos/shop/evaluation?period=2026-10')).json().evaluation.primary.percent;
  return { ...api, asked, tag, primary };
}

describe('a preview', () => {
  test('is what the evaluation says once it is written, and writes nothing', async () => {
    const { get, put, store } = await octoberApi();
    const evaluation = async () => (await get('/api/v1/slos/shop/evaluation?period=2026-10')).json().evaluation;
    const before = await evaluation();
    const entries = await store.definitions.entries();
    const told = await get(preview(wish));
    expect(told.statusCode).toBe(200);
    expect(await store.definitions.entries()).toEqual(entries);
    await put(path, { ...wish, reason: '顧客起因', approvedBy: '佐藤' }, fresh);
    const after = await evaluation();
    const [effect] = told.json().effects;
    expect(effect).toMatchObject({ slo: 'shop', period: '2026-10', objective: '99.9' });
    for (const [figures, reckoned] of [
      [effect.before, before],
      [effect.after, after],
    ]) {
      const { primary, baseMs, downMs, excludedMs, outageCount, verdict } = reckoned;
      expect(figures).toMatchObject({ primary, baseMs, downMs, excludedMs, outageCount, verdict });
    }
    expect([effect.before.outageCount, effect.after.outageCount]).toEqual([1, 0]);
    expect(effect.after.primary.percent).toBe('100.000000');
  });

  test('tells of every promise that the target reaches, in every month that it touches', async () => {
    const { get } = await octoberApi();
    const told = async (change: object) =>
      (await get(preview({ ...wish, ...change })))
        .json()
        .effects.map(({ slo, period }: { slo: string; period: string }) => `${slo} ${period}`);
    expect(await told({ target: 'host:a' })).toEqual(['shop 2026-10']);
    expect(await told({ target: 'host:b' })).toEqual([]);
    expect(await told({ from: '2026-09-30T00:00:00Z' })).toEqual(['shop 2026-09', 'shop 2026-10']);
  });

  test('refuses what is no stretch of time', async () => {
    const { get } = await octoberApi();
    const refused = await get(preview({ ...wish, to: wish.from }));
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'REQUEST_INVALID']);
  });
});

describe('an adjustment that was asked for', () => {
  test('changes nothing before somebody else approves of it', async () => {
    const { get, post, as, asked, tag, primary } = await asking();
    expect(asked.statusCode).toBe(201);
    expect(await primary()).not.toBe('100.000000');
    expect((await get(october)).json().requests).toMatchObject([
      { id: 'agreed', title: '会計A', state: 'waiting', askedBy: 'kanri', decidedBy: null, etag: tag['if-match'] },
    ]);
    const own = await post(`${path}/approve`, {}, tag);
    expect([own.statusCode, own.json().code]).toEqual([409, 'APPROVER_INVOLVED']);
    expect((await as('sato').post(`${path}/approve`, {}, tag)).statusCode).toBe(204);
    expect(await primary()).toBe('100.000000');
    expect((await get(october)).json().requests).toMatchObject([
      { state: 'approved', askedBy: 'kanri', decidedBy: 'sato', reason: '顧客起因' },
    ]);
  });

  test('is not approved of by who asked for it, also after somebody else changed it', async () => {
    const { post, as, tag } = await asking();
    const changed = await as('sato').put(path, { ...wish, reason: '顧客起因の停止', approvedBy: null }, tag);
    expect(changed.statusCode).toBe(200);
    const next = { 'if-match': String(changed.headers.etag) };
    expect((await post(`${path}/approve`, {}, next)).json().code).toBe('APPROVER_INVOLVED');
  });

  test('is rejected with a reason, and told with it', async () => {
    const { get, as, tag } = await asking();
    expect((await as('sato').post(`${path}/reject`, { reason: '' }, tag)).statusCode).toBe(400);
    expect((await as('sato').post(`${path}/reject`, { reason: '契約の対象' }, tag)).statusCode).toBe(204);
    expect((await get(october)).json().requests).toMatchObject([
      { state: 'rejected', decidedBy: 'sato', decision: '契約の対象', reason: '顧客起因' },
    ]);
    const again = await as('sato').post(`${path}/approve`, {}, tag);
    expect([again.statusCode, again.json().code]).toEqual([404, 'DEFINITION_UNKNOWN']);
  });

  test('is withdrawn by who asked, without anybody’s leave', async () => {
    const { get, delete: remove, tag } = await asking();
    expect((await remove(path, { reason: '誤記' }, tag)).statusCode).toBe(204);
    expect((await get(october)).json().requests).toMatchObject([{ state: 'rejected', decidedBy: 'kanri' }]);
  });

  test('is decided about once, and only as it was seen', async () => {
    const { put, as, tag } = await asking();
    const blind = await as('sato').post(`${path}/approve`, {});
    expect([blind.statusCode, blind.json().code]).toEqual([428, 'PRECONDITION_MISSING']);
    const changed = await put(path, { ...wish, status: 'up', reason: '誤検知', approvedBy: null }, tag);
    const late = await as('sato').post(`${path}/approve`, {}, tag);
    expect([late.statusCode, late.json().code]).toEqual([412, 'DEFINITION_CHANGED']);
    const now = { 'if-match': String(changed.headers.etag) };
    expect((await as('sato').post(`${path}/approve`, {}, now)).statusCode).toBe(204);
    const twice = await as('suzuki').post(`${path}/reject`, { reason: 'x' }, now);
    expect([twice.statusCode, twice.json().code]).toEqual([412, 'DEFINITION_CHANGED']);
  });

  test('is listed only where its time reaches', async () => {
    const { get } = await asking();
    const september = october.replaceAll('2026-11', '2026-09').replace('2026-10', '2026-08');
    expect((await get(september)).json().requests).toEqual([]);
  });
});
