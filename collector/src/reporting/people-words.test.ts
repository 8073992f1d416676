import { expect, onTestFinished, test } from 'vitest';
import { october20Ms, octoberStore } from '../../../test/kit/october-store.ts';
import { html } from '../reports/html.ts';
import type { DefinitionChange } from '../store/store.ts';
import { makeReport } from './make-report.ts';

const request = {
  ...{ sla: 'kaikei', month: '2026-10', asOfMs: Temporal.Instant.from('2026-11-20T09:00:00+09:00').epochMilliseconds },
  organisation: { name: '△△株式会社', timeZone: 'Asia/Tokyo' },
  versions: { software: '0.1.0', tzdata: '2026b', holidays: '2.5.1' },
};

const shop = [{ target: 'shop', at: '2026-10-14T01:30:00Z' }];
const restored = { source: 'monitoring', priority: 'urgent', restoredAt: '2026-10-14T02:02:10Z' };

/** The report of October once these were written, and the ids of the incidents that it tells. */
async function toldOf(said: Readonly<Record<string, object>>, kind: 'incident' | 'risk' = 'incident') {
  const store = await octoberStore();
  onTestFinished(() => store[Symbol.asyncDispose]());
  const entered = { effectiveFromMs: null, atMs: october20Ms, author: 'aoi', reason: '', expectedVersion: null };
  const written = await store.definitions.append(
    Object.entries(said).map(
      ([id, body]): DefinitionChange => ({ kind, id, body: { title: id, ...body }, ...entered }),
    ),
  );
  if (typeof written === 'string') throw new Error(written);
  const { report } = await makeReport(store, request);
  return { report, ids: report.incidents.map(({ id }) => id) };
}

test('what became part of another incident is told by that one, and counted once', async () => {
  const detected = { ...restored, detectedAt: '2026-10-14T01:02:10Z', acknowledgedAt: '2026-10-14T01:06:10Z' };
  const { report, ids } = await toldOf({
    'INC-20261014-01': { ...detected, state: 'restored', outages: shop },
    'INC-20261014-02': {
      ...detected,
      ...{ state: 'closed', closedAt: '2026-10-14T03:00:00Z', outages: shop, mergedInto: 'INC-20261014-01' },
    },
  });
  expect(ids).toEqual(['INC-20261014-01']);
  expect(report.responses).toMatchObject([{ priority: 'urgent', incidents: 1 }]);
});

test('a resolve clock that people stopped too early is to when the outage was measured to end, with a note', async () => {
  const early = { ...restored, detectedAt: '2026-10-14T01:02:10Z', acknowledgedAt: '2026-10-14T01:02:20Z' };
  const { report } = await toldOf({
    'INC-20261014-01': { ...early, state: 'restored', restoredAt: '2026-10-14T01:02:21Z', outages: shop },
  });
  const measured = { restoredAt: '2026-10-14T02:02:10.000Z' };
  expect(report.incidents).toMatchObject([
    { restoredAt: '2026-10-14T01:02:21.000Z', measured, resolveMs: 3_600_000, respondMs: 10_000 },
  ]);
  expect(report.responses).toMatchObject([{ resolveWorstMs: 3_600_000 }]);
  expect(html.render(report, { language: 'ja' })).toContain('停止の計測上の終了は');
});

test('an old incident that was closed in the month, or only after it, was open in it', async () => {
  const old = { ...restored, state: 'closed', targets: ['shop'], restoredAt: '2026-02-10T02:00:00Z' };
  const { ids } = await toldOf({
    'INC-20260210-01': { ...old, detectedAt: '2026-02-10T01:00:00Z', closedAt: '2026-09-30T14:59:59Z' },
    'INC-20260210-02': { ...old, detectedAt: '2026-02-10T01:00:00Z', closedAt: '2026-10-05T01:00:00Z' },
    'INC-20260210-03': { ...old, detectedAt: '2026-02-10T01:00:00Z', closedAt: '2026-11-05T01:00:00Z' },
  });
  expect(ids).toEqual(['INC-20260210-02', 'INC-20260210-03']);
});

test('a risk that names no agreement is told where it hits something, and of what else it hits nothing', async () => {
  const raised = { threatens: 'both', likelihood: 'low', impact: 'high', raisedOn: '2026-10-05' };
  const { report } = await toldOf(
    {
      ours: { ...raised, targets: ['elsewhere', 'shop'] },
      theirs: { ...raised, targets: ['elsewhere'] },
      everybodys: { ...raised, raisedOn: '2026-10-06' },
      agreed: { ...raised, sla: 'kaikei', targets: ['elsewhere'], raisedOn: '2026-10-07' },
      'of-another': { ...raised, sla: 'another' },
    },
    'risk',
  );
  expect(report.risks?.map(({ title, targets }) => [title, targets])).toEqual([
    ['ours', ['会計A']],
    ['everybodys', []],
    ['agreed', []],
  ]);
});

test('of a section that is switched off nothing is in the dataset, which every PDF carries', async () => {
  const store = await octoberStore();
  onTestFinished(() => store[Symbol.asyncDispose]());
  const [sla] = await store.definitions.current('sla');
  const records = {
    supplier: { objective: '99.9', months: [{ month: '2026-10', actual: '99.1' }] },
    capacity: { months: [{ month: '2026-10', measured: '80 %' }] },
    improvement: { raisedOn: '2026-10-05' },
    risk: { threatens: 'both', likelihood: 'low', impact: 'high', raisedOn: '2026-10-05' },
    drill: { on: '2026-10-06', scenario: '停電', passed: true },
  };
  const entered = { effectiveFromMs: null, atMs: october20Ms, author: 'aoi', reason: '' };
  const said = Object.entries(records).map(
    ([kind, body]) =>
      ({ kind, id: 'one', body: { title: 'one', ...body }, ...entered, expectedVersion: null }) as never,
  );
  expect(await store.definitions.append(said)).toBeInstanceOf(Array);
  const told = ({ report }: Awaited<ReturnType<typeof makeReport>>) => {
    const { capacity, suppliers, improvements, risks, continuity } = report;
    return [capacity, suppliers, improvements, risks, continuity.drills].map((rows) => rows?.length);
  };
  expect(told(await makeReport(store, request))).toEqual([1, 1, 1, 1, 1]);
  const body = { ...sla?.body, sections: ['summary', 'attainment', 'outages'] };
  const change = { kind: 'sla', id: 'kaikei', body, ...entered, expectedVersion: sla?.version ?? null } as const;
  expect(await store.definitions.append([change])).toBeInstanceOf(Array);
  expect(told(await makeReport(store, request))).toEqual([0, 0, 0, 0, 0]);
});
