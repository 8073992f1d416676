import { expect, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { october20Ms, octoberApi } from '../../../test/kit/october-store.ts';

const path = '/api/v1/incidents';
const id = 'INC-20261014-01';
const shop = { target: 'shop', at: '2026-10-14T01:32:10Z' };
const opened = { title: '会計A 停止', source: 'monitoring', outages: [shop], impact: 'high', urgency: 'high' };

test('the graph tells what was hit, and the promise what was taken of it', async () => {
  const { post, put, get } = await octoberApi();
  await put('/api/v1/services/portal', { title: 'ポータル', any: ['shop', 'host:b'] }, { 'if-none-match': '*' });
  await post(path, opened);
  const impact = (await get(`${path}/${id}/impact`)).json();
  expect(impact).toMatchObject({
    services: [
      { target: 'shop', wasDown: true, because: ['host:a'] },
      { target: 'portal', wasDown: false, because: ['shop'] },
    ],
    hosts: [{ target: 'host:a', wasDown: true }],
    checks: [],
    titles: { shop: '会計A', portal: 'ポータル', 'host:a': 'a' },
  });
  // A month of 31 days allows 0.1 % = 2678.4 s, of which the hour took more than all: 3600 / 2678.4 = 134.4 %.
  expect(impact.budgets).toEqual([
    {
      slo: 'shop',
      title: 'shop',
      period: '2026-10',
      objective: '99.9',
      countedMs: 3_600_000,
      budgetMs: 2_678_400,
      remainingMs: -921_600,
      eaten: '134.4',
    },
  ]);
});

test('an incident without an outage takes nothing of any promise', async () => {
  const { post, get } = await octoberApi();
  await post(path, { title: '帳票が出ない', source: 'inquiry', targets: ['shop'] });
  expect((await get(`${path}/INC-20261020-01/impact`)).json()).toMatchObject({
    services: [{ target: 'shop', wasDown: false }],
    hosts: [],
    budgets: [],
  });
});

test('the evidence is of the hosts below, from a quarter of an hour before the outage to one after it', async () => {
  const { post, get, store } = await octoberApi();
  await post(path, opened);
  const atMs = Temporal.Instant.from('2026-10-14T01:02:10Z').epochMilliseconds;
  const checks = [{ name: 'web', kind: 'http', target: 'https://a/', intervalMs: 60_000, failures: 1, recoveries: 1 }];
  const look = (offsetMs: number, status: 'up' | 'down', output: string) => {
    const reason = status === 'up' ? '' : 'refused';
    return { check: 'web', atMs: atMs + offsetMs, status, reason, output, timings: [] };
  };
  const results = [look(-3_600_000, 'up', '200'), look(-600_000, 'down', 'nobody'), look(7_200_000, 'up', 'later')];
  const lifecycle = [{ type: 'checkSet' as const, atMs: atMs - 86_400_000, checks }];
  const batch = { epoch: 77, firstSeq: 1, samples: [], results, lifecycle };
  await appended(store, [{ hostId: 'a', batch, receivedMs: october20Ms, clockOffsetMs: 0 }]);
  const evidence = (await get(`${path}/${id}/evidence`)).json();
  expect(evidence).toMatchObject({
    from: '2026-10-14T00:47:10.000Z',
    to: '2026-10-14T02:17:10.000Z',
    hosts: ['host:a'],
    titles: { 'host:a': 'a' },
    checks: [
      {
        target: 'check:a/web',
        total: 1,
        notes: [{ at: '2026-10-14T00:52:10.000Z', status: 'down', reason: 'refused', output: 'nobody' }],
      },
    ],
  });
});

test('who asks about an incident that there is not is told so', async () => {
  const { get } = await octoberApi();
  for (const part of ['impact', 'evidence', 'history']) {
    const response = await get(`${path}/INC-20261014-77/${part}`);
    expect([part, response.statusCode, response.json().code]).toEqual([part, 404, 'INCIDENT_UNKNOWN']);
  }
});
