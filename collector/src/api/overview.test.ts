import { expect, test } from 'vitest';
import { octoberApi } from '../../../test/kit/october-store.ts';
import { hashSecret } from '../secrets.ts';
import type { Overview } from './contract/overview.ts';

const hourMs = 3_600_000;

async function overview(api: Awaited<ReturnType<typeof octoberApi>>, query = '') {
  const response = await api.get(`/api/v1/overview${query}`);
  expect(response.statusCode).toBe(200);
  return response.json<Overview>();
}

test('a promise whose budget one outage used up is missed before the month is over', async () => {
  const api = await octoberApi();
  const told = await overview(api);
  expect(told).toMatchObject({ month: '2026-10', timeZone: 'Asia/Tokyo', coverage: '100.000000' });
  const [shop, ...more] = told.promises;
  expect(more).toEqual([]);
  const { evaluation } = (await api.get('/api/v1/slos/shop/evaluation?period=2026-10')).json();
  expect(shop).toMatchObject({
    ...{ slo: 'shop', title: '会計A', objective: '99.9', period: '2026-10', outlook: 'missed', outageCount: 1 },
    state: { status: 'up', since: '2026-10-14T02:02:10.000Z', isMaintained: false },
    lastOutage: { from: '2026-10-14T01:02:10.000Z', to: '2026-10-14T02:02:10.000Z', countedMs: hourMs },
    ...{ primary: evaluation.primary, worst: evaluation.worst, best: evaluation.best, coverage: evaluation.coverage },
    budgetRemainingMs: evaluation.budgetRemainingMs,
    forecast: { exhaustedAt: '2026-10-14T01:46:48.400Z', isExhausted: true },
  });
  expect(shop?.days.map(({ downMs }) => downMs).filter((downMs) => downMs > 0)).toEqual([hourMs]);
});

test('what waits for people is counted: hosts, outages to tell of, reports to sign', async () => {
  const api = await octoberApi();
  const told = await overview(api);
  expect(told).toMatchObject({
    outagesToTell: 1,
    hosts: { up: 2, degraded: 0, down: 0, unknown: 0 },
    incidents: { total: 0, latest: [] },
  });
  expect(told.reports).toEqual({ month: '2026-09', unsigned: 1, of: 1 });
  const about = { target: 'shop', at: '2026-10-14T01:30:00.000Z' };
  const body = {
    cause: { category: 'change-work', text: '設定ミス', certainty: 'confirmed' },
    permanent: { text: '二重確認', owner: '運用課', dueOn: '2026-10-20' },
  };
  const query = new URLSearchParams(about);
  const saved = await api.put(`/api/v1/outages/note?${query}`, body, { 'if-none-match': '*' });
  expect(saved.statusCode).toBe(201);
  expect((await overview(api)).outagesToTell).toBe(0);
  api.clock.nowMs = Date.parse('2026-11-02T00:00:00Z');
  const lastMonth = { month: '2026-10', unsigned: 1, of: 1 };
  expect((await overview(api)).reports).toEqual(lastMonth);
  expect((await overview(api, '?month=2026-10')).reports).toEqual(lastMonth);
});

test('open incidents come with their clocks, and maintenance that is approved with its time', async () => {
  const api = await octoberApi();
  const incident = {
    title: '会計A 停止',
    source: 'monitoring',
    sla: 'kaikei',
    priority: 'urgent',
    outages: [{ target: 'shop', at: '2026-10-14T01:30:00.000Z' }],
    detectedAt: '2026-10-20T08:00:00+09:00',
  };
  expect((await api.post('/api/v1/incidents', incident)).statusCode).toBe(201);
  const work = {
    title: '月例パッチ',
    targets: ['host:a'],
    from: '2026-10-21T02:00:00+09:00',
    to: '2026-10-21T04:00:00+09:00',
  };
  const put = (id: string, more: object) =>
    api.put(`/api/v1/maintenance/${id}`, { ...work, ...more }, { 'if-none-match': '*' });
  expect((await put('asked', { from: '2026-10-20T20:00:00+09:00' })).statusCode).toBe(201);
  expect((await put('patch', { approvedBy: 'sato' })).statusCode).toBe(201);
  const { incidents, maintenance } = await overview(api);
  expect(incidents?.total).toBe(1);
  expect(incidents?.latest).toMatchObject([
    {
      ...{ title: '会計A 停止', priority: 'urgent', owner: null, detectedAt: '2026-10-20T08:00:00+09:00' },
      respond: { targetMs: hourMs / 6, remainingMs: hourMs / 6 - hourMs, isStopped: false, isMet: false },
      resolve: { targetMs: 4 * hourMs, remainingMs: 3 * hourMs, isMet: null, due: '2026-10-20T03:00:00.000Z' },
    },
  ]);
  expect(maintenance).toEqual({
    ...{ id: 'patch', title: '月例パッチ', isRunning: false },
    ...{ from: '2026-10-20T17:00:00.000Z', to: '2026-10-20T19:00:00.000Z' },
  });
});

test('a viewer sees the promises about the services that he is named for, and nothing of how they are run', async () => {
  const api = await octoberApi();
  const ask = async (name: string, services: string[]) => {
    const secret = `kdbk_${name.padEnd(22, '0')}`;
    const key = { hash: hashSecret(secret), name, role: 'viewer', kind: 'key' as const, services };
    await api.store.keys.add({ ...key, createdMs: 0, expiresMs: null });
    const headers = { authorization: `Bearer ${secret}` };
    return (await api.inject({ url: '/api/v1/overview', headers })).json<Overview>();
  };
  const closed = { incidents: null, hosts: null, maintenance: null, reports: null, outagesToTell: null };
  const his = await ask('customer', ['shop']);
  expect(his).toMatchObject(closed);
  expect(his.promises.map(({ slo }) => slo)).toEqual(['shop']);
  const others = await ask('other', ['mail']);
  expect(others).toMatchObject({ ...closed, promises: [], coverage: null });
});

test('a month before anything was watched has no figures and no outlook', async () => {
  const api = await octoberApi();
  const { promises, coverage } = await overview(api, '?month=2026-08');
  expect(promises[0]).toMatchObject({ period: '2026-08', primary: null, verdict: 'undetermined', outageCount: 0 });
  expect(coverage).toBe('0.000000');
});
