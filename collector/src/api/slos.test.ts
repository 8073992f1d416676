import { describe, expect, onTestFinished, test } from 'vitest';
import { apiOf } from '../../../test/kit/api-of.ts';
import { appended } from '../../../test/kit/appended.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { evaluateFile } from '../ledger/evaluation-file.ts';

const ms = (time: string) => Temporal.Instant.from(time).epochMilliseconds;
const minuteMs = 60_000;
const fresh = { 'if-none-match': '*' };
const month = { calendar: 'month', timeZone: 'Asia/Tokyo' };
const slo = { target: 'host:a', objective: '99.9', window: month };

/** October in Tokyo: the host was up from the first to the tenth, but for a reboot that took 90 minutes on the third. */
const octoberMs = ms('2026-10-01T00:00:00+09:00');
const rebootMs = ms('2026-10-03T12:00:00+09:00');
const backMs = rebootMs + 90 * minuteMs;
const nowMs = ms('2026-10-10T00:00:00+09:00');

async function api() {
  const clock = { nowMs };
  const store = await storeWithHosts(newStoreFile(), ['a', 'b'], octoberMs);
  const samples = [
    { boot: 'b1', atMs: [octoberMs, rebootMs], monoMs: [0, rebootMs - octoberMs], instances: [] },
    { boot: 'b2', atMs: [backMs, nowMs], monoMs: [0, nowMs - backMs], instances: [] },
  ];
  const boots = { type: 'agentStarted' as const, atMs: backMs, boot: 'b2', bootAtMs: backMs - minuteMs, version: '1' };
  const batch = { epoch: 1, firstSeq: 1, samples, results: [], lifecycle: [boots] };
  await appended(store, [{ hostId: 'a', batch, receivedMs: nowMs, clockOffsetMs: 0 }]);
  const asked = await apiOf(store, () => clock.nowMs);
  onTestFinished(async () => {
    await asked[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });
  return { ...asked, clock, store };
}

describe('the evaluation of an SLO', () => {
  test('is what evaluate prints of the document that comes along, to the byte', async () => {
    const { put, get } = await api();
    await put('/api/v1/slos/shop', slo, fresh);
    const answer = await get('/api/v1/slos/shop/evaluation?period=2026-10&document=true');
    expect(answer.statusCode).toBe(200);
    const { evaluation, document } = answer.json();
    expect(evaluation).toMatchObject({ downMs: 90 * minuteMs, met: false, outageCount: 1 });
    const recomputed = evaluateFile(JSON.stringify(document));
    expect(recomputed).toEqual({ ok: true, line: JSON.stringify([evaluation]) });
    expect(answer.body).toContain(`"evaluation":${JSON.stringify(evaluation)}`);
  });

  test('is of the current period when none is asked for', async () => {
    const { put, get } = await api();
    await put('/api/v1/slos/shop', slo, fresh);
    await put('/api/v1/slos/week', { ...slo, window: { rolling: '7d' } }, fresh);
    expect((await get('/api/v1/slos/shop/evaluation')).json().evaluation.period).toBe('2026-10');
    const { evaluation } = (await get('/api/v1/slos/week/evaluation')).json();
    expect([evaluation.fromMs, evaluation.toMs]).toEqual([nowMs - 7 * 24 * 60 * minuteMs, nowMs]);
    const earlier = await get(`/api/v1/slos/week/evaluation?at=${encodeURIComponent('2026-10-04T00:00:00+09:00')}`);
    expect(earlier.json().evaluation).toMatchObject({ toMs: ms('2026-10-04T00:00:00+09:00'), downMs: 90 * minuteMs });
  });

  test('counts adjustments and maintenance, of a host also for a service over it', async () => {
    const { put, get } = await api();
    await put('/api/v1/services/web', { all: ['host:a'] }, fresh);
    await put('/api/v1/slos/shop', { ...slo, target: 'web' }, fresh);
    const from = '2026-10-03T12:00:00+09:00';
    const half = '2026-10-03T12:45:00+09:00';
    const excuse = { targets: ['host:a'], from, to: half, approvedBy: 'cab', reason: 'forgotten' };
    await put('/api/v1/maintenance/late', excuse, fresh);
    expect((await get('/api/v1/slos/shop/evaluation')).json().evaluation).toMatchObject({
      downMs: 45 * minuteMs,
      excludedMs: 45 * minuteMs,
    });
    const wrong = { target: 'host:a', from, to: '2026-10-03T14:00:00+09:00', status: 'up', approvedBy: 'kanri' };
    await put('/api/v1/adjustments/false-alarm', { ...wrong, reason: 'it was up' }, fresh);
    expect((await get('/api/v1/slos/shop/evaluation')).json().evaluation).toMatchObject({
      downMs: 0,
      raw: { downMs: 45 * minuteMs },
    });
  });

  test('of a past month uses what was in force then, and tells which versions', async () => {
    const { put, get, clock } = await api();
    const first = await put('/api/v1/services/web', { all: ['host:a'] }, fresh);
    await put('/api/v1/slos/shop', { ...slo, target: 'web' }, fresh);
    clock.nowMs = ms('2026-12-01T00:00:00+09:00');
    await put('/api/v1/services/web', { all: ['host:b'] }, { 'if-match': String(first.headers.etag) });
    await put('/api/v1/slos/shop', { ...slo, target: 'web', objective: '90' }, { 'if-match': '*' });
    const october = (await get('/api/v1/slos/shop/evaluation?period=2026-10')).json();
    expect(october.versions).toMatchObject({
      slo: { id: 'shop', version: 1, effectiveFrom: null },
      services: [{ id: 'web', version: 1, hash: first.json().hash }],
      calendars: [],
      holidays: '1',
      tzdata: '2026a',
      software: '0',
    });
    expect(october.evaluation.downMs).toBe(90 * minuteMs);
    const december = (await get('/api/v1/slos/shop/evaluation?period=2026-12')).json();
    expect(december.versions).toMatchObject({ slo: { version: 2 }, services: [{ version: 2 }] });
  });

  test('tells of nothing that the SLO does not depend on', async () => {
    const { put, get } = await api();
    await put('/api/v1/slos/other', { ...slo, target: 'host:b' }, fresh);
    await put('/api/v1/slos/shop', slo, fresh);
    await put(
      '/api/v1/maintenance/both',
      { targets: ['host:b', 'host:a'], from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' },
      fresh,
    );
    const { document } = (await get('/api/v1/slos/shop/evaluation?document=true')).json();
    expect(document.slos.map(({ id }: { id: string }) => id)).toEqual(['shop']);
    expect(document.targets.map(({ id }: { id: string }) => id)).toEqual(['host:a']);
    expect(document.maintenance).toMatchObject([{ id: 'both', targets: ['host:a'] }]);
  });

  const bad: [name: string, query: string, status: number, message: RegExp][] = [
    ['a period that is none', 'shop/evaluation?period=2026-13', 400, /not in the calendar/],
    ['an instant for a calendar window', 'shop/evaluation?at=2026-10-01T00:00:00Z', 400, /named by its period/],
    ['an SLO that is none', 'none/evaluation', 404, /none/],
    ['the burn of an SLO that is none', 'none/burn', 404, /none/],
  ];
  test.each(bad)('refuses %s', async (_name, query, status, message) => {
    const { put, get } = await api();
    await put('/api/v1/slos/shop', slo, fresh);
    const refused = await get(`/api/v1/slos/${query}`);
    expect(refused.json().message).toMatch(message);
    expect(refused.statusCode).toBe(status);
  });

  test('is refused for windows that begin after the SLO was deleted', async () => {
    const { put, get, delete: remove, clock } = await api();
    await put('/api/v1/slos/shop', slo, fresh);
    await remove('/api/v1/slos/shop', {}, { 'if-match': '*' });
    clock.nowMs = ms('2026-12-02T00:00:00+09:00');
    expect((await get('/api/v1/slos/shop/evaluation?period=2026-10')).statusCode).toBe(200);
    const refused = await get('/api/v1/slos/shop/evaluation?period=2026-11');
    expect([refused.statusCode, refused.json().message]).toEqual([404, expect.stringContaining('was deleted')]);
  });
});

describe('saving an SLO warns', () => {
  test('where one outage as long as the RTO spends the budget', async () => {
    const { put } = await api();
    const { warnings } = (await put('/api/v1/slos/shop', { ...slo, rto: '1h', resolve: '44m' }, fresh)).json();
    // A tenth of a percent of October is 44 minutes and 38 seconds.
    expect(warnings).toEqual([
      {
        code: 'RTO_SPENDS_BUDGET',
        message: { ja: expect.stringContaining('44m 38s'), en: expect.stringContaining('1h') },
      },
    ]);
  });

  test('where no month of the last twelve would have met the objective, whatever was promised then', async () => {
    const { put, clock } = await api();
    await put('/api/v1/slos/shop', { ...slo, objective: '99' }, fresh);
    clock.nowMs = ms('2026-11-05T00:00:00+09:00');
    const codes = async (objective: string) => {
      const saved = await put('/api/v1/slos/shop', { ...slo, objective }, { 'if-match': '*' });
      return saved.json().warnings.map(({ code }: { code: string }) => code);
    };
    expect(await codes('99.3')).toEqual([]);
    expect(await codes('99.9')).toEqual(['OBJECTIVE_NEVER_MET']);
  });
});

describe('how fast the budget burns', () => {
  test('is told rule by rule', async () => {
    const { put, get, clock } = await api();
    // The host came back this moment: that it was down, and not only silent, is known now.
    clock.nowMs = backMs + 1;
    await put('/api/v1/slos/shop', slo, fresh);
    const page = (await get('/api/v1/slos/shop/burn')).json();
    expect(page).toMatchObject({ state: 'page', rules: [{ isFiring: true }, { isFiring: true }, { isFiring: false }] });
    clock.nowMs = nowMs;
    const ok = (await get('/api/v1/slos/shop/burn')).json();
    expect(ok).toMatchObject({ slo: 'shop', state: 'ok', asOf: '2026-10-09T15:00:00.000Z' });
    expect(ok.rules.map(({ threshold }: { threshold: string }) => threshold)).toEqual(['14.88', '6.20', '1.03']);
  });

  test('is in the metrics, with the figures of the current window', async () => {
    const { put, get } = await api();
    await put('/api/v1/slos/shop', slo, fresh);
    const lines = (await get('/metrics')).body.split('\n');
    for (const line of [
      'kadoban_slo_objective_percent{slo="shop"} 99.9',
      'kadoban_slo_availability_percent{slo="shop",reading="primary"} 99.305555',
      'kadoban_slo_coverage_percent{slo="shop"} 100.000000',
      'kadoban_slo_budget_seconds{slo="shop"} 2678.4',
      'kadoban_slo_budget_remaining_seconds{slo="shop"} -2721.6',
      'kadoban_slo_burn_state{slo="shop",state="ok"} 1',
      'kadoban_slo_burn_state{slo="shop",state="page"} 0',
      'kadoban_slo_burn_rule_firing{slo="shop",alert="ticket",long="3d"} 0',
      'kadoban_slo_burn_rate{slo="shop",over="5m"} 0.00',
    ]) {
      expect(lines).toContain(line);
    }
  });
});
