import { describe, expect, onTestFinished, test } from 'vitest';
import { apiOf } from '../../../test/kit/api-of.ts';
import { appended } from '../../../test/kit/appended.ts';
import { at, octoberMs, octoberStore, octoberWords, reportMs } from '../../../test/kit/october.ts';
import { newStoreFile } from '../../../test/kit/store-with-hosts.ts';
import { isSealed } from '../reporting/seal-report.ts';
import type { Report } from '../reports/report.ts';
import { canonicalJson } from '../store/chain.ts';
import { inputHashOf } from '../store/revisions.ts';
import type { Store } from '../store/store.ts';

const path = '/api/v1/reports/accounting/2026-10';

/** October as people found it on the first business day after it. */
async function october() {
  const clock = { nowMs: reportMs };
  const store = await octoberStore(newStoreFile());
  const api = await apiOf(store, () => clock.nowMs);
  onTestFinished(async () => {
    await api[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });
  /** Somebody does something with the report as it is now. */
  const move = async (name: string, by: string, body: object = {}) => {
    const etag = String((await api.get(path)).headers.etag);
    return api.as(by).post(`${path}/${name}`, body, { 'if-match': etag });
  };
  return { store, clock, move, ...api };
}

/** The host behind reception was shut down for two minutes, and its agent told of it days later. */
async function lateShutdown(store: Store, receivedMs: number): Promise<void> {
  const [downMs, backMs] = [at('2026-10-20T12:00:00'), at('2026-10-20T12:02:00')];
  const samples = [
    {
      boot: 'boot 0',
      atMs: [downMs - 1000, downMs],
      monoMs: [downMs - 1000 - octoberMs, downMs - octoberMs],
      instances: [],
    },
    { boot: 'late', atMs: [backMs, reportMs - 1000], monoMs: [0, reportMs - 1000 - backMs], instances: [] },
  ];
  const lifecycle = [{ type: 'hostShutdown' as const, atMs: downMs, boot: 'boot 0' }];
  const batch = { epoch: 2, firstSeq: 1, samples, results: [], lifecycle };
  expect(await appended(store, [{ hostId: 'web', batch, receivedMs, clockOffsetMs: 0 }])).toEqual([5]);
}

describe('a report by the API', () => {
  test('is listed with what it still needs', async () => {
    const { get } = await october();
    const { month, reports } = (await get('/api/v1/reports')).json();
    expect(month).toBe('2026-10');
    expect(reports).toMatchObject([
      { sla: 'accounting', title: '会計サービス SLA', edition: 1, state: 'needs-input', missing: { length: 4 } },
      { sla: null, state: 'needs-input' },
    ]);
  });

  test('goes from draft to final by the hands of two, and is the same bytes for ever', async () => {
    const { store, clock, get, move } = await october();
    const incomplete = await move('check', 'aoi');
    expect([incomplete.statusCode, incomplete.json().code]).toEqual([409, 'REPORT_INCOMPLETE']);
    expect(incomplete.json().message).toContain('the outage of kaikei-a from 2026-10-14T01:02:10.000Z has no cause');
    await store.definitions.append(octoberWords);

    expect((await move('check', 'aoi')).json()).toMatchObject({ state: 'checked', moves: ['approve'] });
    expect((await move('approve', 'aoi')).json().code).toBe('APPROVER_INVOLVED');
    expect((await move('approve', 'ren')).json()).toMatchObject({ state: 'approved', moves: ['finalize'] });
    const final = (await move('finalize', 'aoi')).json();
    expect(final).toMatchObject({ state: 'final', moves: ['send', 'revise'], changedAfterFinal: [] });
    const { report }: { report: Report } = final;
    expect(report.document).toMatchObject({
      number: 'KDB-2026-10-001',
      state: 'final',
      signatures: { prepared: { name: 'aoi' }, checked: { name: 'aoi' }, approved: { name: 'ren' } },
    });
    const { hash, seal, ...said } = report;
    expect(hash).toBe(inputHashOf(canonicalJson(said)));
    expect(seal && isSealed(report, seal)).toBe(true);

    const file = await get(`${path}/files/json?lang=en`);
    expect(file.headers['content-disposition']).toContain(
      encodeURIComponent('availability-report_株式会社みなみ_202610_v1.json'),
    );
    clock.nowMs += 86_400_000;
    await lateShutdown(store, clock.nowMs);
    expect((await get(`${path}/files/json?lang=en`)).rawPayload).toEqual(file.rawPayload);
    expect((await move('send', 'aoi')).json()).toMatchObject({ state: 'sent', moves: ['revise'] });
    expect((await get(`${path}/files/json?lang=en`)).rawPayload).toEqual(file.rawPayload);
  });

  test('that is final tells what came late, and becomes a second edition that says why and what', async () => {
    const { store, clock, get, move } = await october();
    await store.definitions.append(octoberWords);
    for (const [name, by] of [
      ['check', 'aoi'],
      ['approve', 'ren'],
      ['finalize', 'aoi'],
    ] as const)
      await move(name, by);
    expect((await move('revise', 'aoi', { reason: 'again' })).json().code).toBe('REVISION_SAME');
    const first: Report = (await get(path)).json().report;

    clock.nowMs += 86_400_000;
    await lateShutdown(store, clock.nowMs);
    const late = (await get(path)).json();
    expect(late.report).toEqual(first);
    expect(late.changedAfterFinal).toContainEqual({
      what: 'lines/reception-web/figures/downMs',
      before: '0',
      after: '120000',
    });
    expect((await get('/api/v1/reports?month=2026-10')).json().reports[0].changesAfterFinal).toBe(
      late.changedAfterFinal.length,
    );

    expect((await move('revise', 'aoi')).json().code).toBe('REASON_MISSING');
    const draft = (await move('revise', 'aoi', { reason: '遅れて届いた記録' })).json();
    expect(draft.report.document).toMatchObject({ edition: 2, state: 'needs-input', signatures: { checked: null } });
    expect(draft.missing).toMatchObject([
      { what: 'cause', target: 'host:web' },
      { what: 'action', target: 'host:web' },
    ]);
    const words = { cause: { category: 'hardware', text: '電源', certainty: 'confirmed' }, waived: '更改予定' };
    const instant = '2026-10-20T03:01:00.000Z';
    const entered = { effectiveFromMs: null, atMs: clock.nowMs, author: 'aoi', reason: '', expectedVersion: null };
    await store.definitions.append([
      { kind: 'outage', id: `${instant}/host:web`, body: { target: 'host:web', at: instant, ...words }, ...entered },
    ]);
    await move('check', 'ren');
    expect((await move('approve', 'aoi')).json().code).toBe('APPROVER_INVOLVED');
    await move('approve', 'sakura');
    const second: Report = (await move('finalize', 'aoi')).json().report;
    expect(second.editions).toMatchObject([
      { edition: 1, hash: first.hash, changes: [] },
      { edition: 2, author: 'ren', reason: '遅れて届いた記録', hash: '' },
    ]);
    expect(second.editions[1]?.changes).toContainEqual({
      what: 'lines/reception-web/figures/downMs',
      before: '0',
      after: '120000',
    });
    expect((await get(`${path}?edition=1`)).json().report).toEqual(first);
    expect((await get(`${path}?edition=3`)).json().code).toBe('REPORT_UNKNOWN');
  });

  test('is signed only as it was seen', async () => {
    const { store, get, post, as } = await october();
    await store.definitions.append(octoberWords);
    expect((await post(`${path}/check`, {})).json().code).toBe('PRECONDITION_MISSING');
    const etag = String((await get(path)).headers.etag);
    expect((await as('aoi').post(`${path}/check`, {}, { 'if-match': etag })).statusCode).toBe(200);
    const again = await as('ren').post(`${path}/check`, {}, { 'if-match': etag });
    expect([again.statusCode, again.json().code]).toEqual([412, 'REPORT_CHANGED']);
  });

  test('loses its signatures when what was signed changes', async () => {
    const { store, clock, get, move } = await october();
    await store.definitions.append(octoberWords);
    await move('check', 'aoi');
    await move('approve', 'ren');
    clock.nowMs += 3_600_000;
    await lateShutdown(store, clock.nowMs);
    const { state, report } = (await get(path)).json();
    expect([state, report.document.signatures.approved]).toEqual(['needs-input', null]);
    expect((await move('finalize', 'aoi')).json().code).toBe('REPORT_STATE');
  });

  test('of all hosts promises nothing', async () => {
    const { get } = await october();
    const { report }: { report: Report } = (await get('/api/v1/reports/-/2026-10')).json();
    expect(report.lines.map(({ id, objective }) => [id, objective])).toEqual([
      ['host:a', null],
      ['host:b', null],
      ['check:b/batch', null],
      ['host:web', null],
    ]);
    expect(report.lines[0]?.figures).toMatchObject({ downMs: 3_600_000, verdict: null, budgetMs: null });
  });

  test.each([
    ['announced before it began', '2026-10-14T09:00:00+09:00', 1, 90 * 60_000, null],
    ['announced when it began', '2026-10-14T10:00:00+09:00', 1, 90 * 60_000, null],
    ['announced after it began', '2026-10-14T10:00:01+09:00', 2, 0, 'notice'],
    ['never announced', null, 2, 0, 'notice'],
  ])('of all hosts tells an outage in approved work that was %s as what it is', async (_, announcedAt, ...told) => {
    const { store, get } = await october();
    const work = {
      ...{ title: 'RFC-300', targets: ['host:a'], approvedBy: '変更諮問委員会', announcedAt },
      ...{ from: '2026-10-14T10:00:00+09:00', to: '2026-10-14T11:30:00+09:00' },
    };
    const entered = { effectiveFromMs: null, atMs: octoberMs, author: 'kanri', reason: '', expectedVersion: null };
    await store.definitions.append([{ kind: 'maintenance', id: 'rfc-300', body: work, ...entered }]);
    const { report }: { report: Report } = (await get('/api/v1/reports/-/2026-10')).json();
    const row = report.maintenance.find(({ id }) => id === 'rfc-300');
    expect([report.outages.length, row?.excludedMs, row?.notExcludedBecause]).toEqual(told);
    expect(row).toMatchObject({ lines: ['host:a'], actualFrom: '2026-10-14T01:02:10.000Z' });
  });

  test.each<[what: string, url: string, code: string]>([
    ['an agreement that there is not', '/api/v1/reports/nobody/2026-10', 'DEFINITION_UNKNOWN'],
    ['a format that there is not', `${path}/files/docx`, 'REPORT_UNKNOWN'],
    ['a month that there is not', '/api/v1/reports/accounting/2026-13', 'REQUEST_INVALID'],
  ])('is refused for %s', async (_, url, code) => {
    const { get } = await october();
    expect((await get(url)).json().code).toBe(code);
  });
});
