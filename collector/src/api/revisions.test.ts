import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { apiOf } from '../../../test/kit/api-of.ts';
import { appended } from '../../../test/kit/appended.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { evaluateFile } from '../ledger/evaluation-file.ts';
import { inputHashOf } from '../store/revisions.ts';
import type { Store } from '../store/store.ts';

const dayMs = 86_400_000;
const octoberMs = Date.parse('2026-10-01T00:00:00+09:00');
const novemberMs = Date.parse('2026-11-01T00:00:00+09:00');
const path = '/api/v1/slos/web/periods/2026-10/revisions';

let epoch = 1;

/** Samples that the agent took and could send only now. */
async function arrive(store: Store, boot: string, times: readonly number[], receivedMs: number): Promise<void> {
  const samples = [{ boot, atMs: times, monoMs: times.map((atMs) => atMs - octoberMs + dayMs), instances: [] }];
  const batch = { epoch: epoch++, firstSeq: 1, samples, results: [], lifecycle: [] };
  expect(await appended(store, [{ hostId: 'a', batch, receivedMs, clockOffsetMs: 0 }])).toEqual([times.length]);
}

/** A host that was down for an hour in October, as far as anybody knew on the 2nd of November, and an SLO of it. */
async function october() {
  let nowMs = novemberMs + dayMs;
  const store = await storeWithHosts(newStoreFile(), ['a'], octoberMs);
  onTestFinished(() => store[Symbol.asyncDispose]());
  await arrive(store, 'b1', [octoberMs, octoberMs + dayMs], nowMs);
  await arrive(store, 'b2', [octoberMs + dayMs + 3_600_000, nowMs], nowMs);
  await store.upTimes.stamp('run', octoberMs, nowMs);
  const body = { target: 'host:a', objective: '99.5', window: { calendar: 'month', timeZone: 'Asia/Tokyo' } };
  const slo = { kind: 'slo', id: 'web', effectiveFromMs: null, atMs: octoberMs, author: 'kanri', reason: '' } as const;
  await store.definitions.append([{ ...slo, body, expectedVersion: null }]);
  const api = await apiOf(store, () => nowMs);
  onTestFinished(() => api[Symbol.asyncDispose]());
  return {
    store,
    api,
    later: (ms: number) => {
      nowMs += ms;
      return nowMs;
    },
  };
}

describe('a revision', () => {
  test('freezes the evaluation of a period that is over, with everything that it was made by', async () => {
    const { api } = await october();
    const { evaluation } = (await api.get('/api/v1/slos/web/evaluation?period=2026-10')).json();
    const made = await api.post(path, {});
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ revision: 1, author: 'kanri', reason: '', evaluation });
    expect(made.json().evaluation).toMatchObject({ downMs: 3_600_000, verdict: 'met', outageCount: 1 });
    expect(made.json().versions).toMatchObject({
      slo: { id: 'web', version: 1 },
      holidays: '1',
      tzdata: '2026a',
      software: '0',
    });
    expect((await api.get(path)).json().revisions).toEqual([made.json()]);
  });

  test('evaluates to the same bytes for ever: its document is kept', async () => {
    const { api } = await october();
    const made = (await api.post(path, {})).json();
    const frozen = (await api.get(`${path}/1?document=true`)).json();
    expect(inputHashOf(frozen.document)).toBe(made.inputHash);
    expect(evaluateFile(frozen.document)).toEqual({ ok: true, line: JSON.stringify([made.evaluation]) });
  });

  test('rests on evidence alone: what is kept of a check’s derivation is not believed', async () => {
    const file = newStoreFile();
    const store = await storeWithHosts(file, ['a'], octoberMs);
    onTestFinished(() => store[Symbol.asyncDispose]());
    const kind = {
      name: 'web',
      kind: 'tcp',
      target: 'tcp://127.0.0.1:80',
      intervalMs: dayMs,
      failures: 1,
      recoveries: 1,
    };
    const lifecycle = [{ type: 'checkSet' as const, atMs: octoberMs, checks: [kind] }];
    const results = Array.from({ length: 33 }, (_, day) => {
      const status = day === 9 ? ('down' as const) : ('up' as const);
      return { check: 'web', atMs: octoberMs + day * dayMs, status, reason: '', output: '', timings: [] };
    });
    const batch = { epoch: 1, firstSeq: 1, samples: [], results, lifecycle };
    const nowMs = novemberMs + dayMs;
    await appended(store, [{ hostId: 'a', batch, receivedMs: nowMs, clockOffsetMs: 0 }]);
    const body = { target: 'check:a/web', objective: '99', window: { calendar: 'month', timeZone: 'Asia/Tokyo' } };
    const slo = { kind: 'slo', id: 'web', effectiveFromMs: null, atMs: octoberMs, author: '', reason: '' } as const;
    await store.definitions.append([{ ...slo, body, expectedVersion: null }]);
    const api = await apiOf(store, () => nowMs);
    onTestFinished(() => api[Symbol.asyncDispose]());
    const database = new DatabaseSync(file);
    database.exec("delete from check_changes where status = 'down'");
    database.exec("update check_states set state = replace(state, 'down', 'up')");
    database.close();
    const shown = (await api.get('/api/v1/slos/web/evaluation?period=2026-10')).json();
    expect(shown.evaluation.downMs).toBe(0);
    expect((await api.post(path, {})).json().evaluation.downMs).toBe(dayMs);
  });

  test('is not changed by evidence that arrives later; the difference is shown, and a next one says why', async () => {
    const { store, api, later } = await october();
    const first = (await api.post(path, {})).json();
    expect((await api.get(`${path}/1/difference`)).json()).toMatchObject({ differs: false, figures: [], outages: [] });
    expect((await api.post(path, { reason: 'again' })).json().code).toBe('REVISION_SAME');

    // The host had kept a spool: it was up for half of the hour, and had rebooted once more.
    await arrive(store, 'b1', [octoberMs + dayMs + 1_800_000], later(dayMs));
    await arrive(store, 'b0', [octoberMs - dayMs], later(dayMs));
    expect((await api.get(`${path}/1`)).json()).toEqual(first);
    const difference = (await api.get(`${path}/1/difference`)).json();
    expect(difference.differs).toBe(true);
    expect(difference.figures).toContainEqual({ figure: 'downMs', frozen: 3_600_000, now: 1_800_000 });
    expect(difference.outages).toEqual([
      { fromMs: octoberMs + dayMs, frozen: first.evaluation.outages[0], now: null },
      {
        fromMs: octoberMs + dayMs + 1_800_000,
        frozen: null,
        now: expect.objectContaining({ downMs: 1_800_000, toMs: octoberMs + dayMs + 3_600_000 }),
      },
    ]);

    expect((await api.post(path, {})).json().code).toBe('REASON_MISSING');
    const second = await api.post(path, { reason: 'late spool of host a' });
    expect(second.json()).toMatchObject({
      revision: 2,
      reason: 'late spool of host a',
      evaluation: { downMs: 1_800_000 },
    });
    expect((await api.get(`${path}/1`)).json()).toEqual(first);
    const { document } = (await api.get(`${path}/1?document=true`)).json();
    expect(evaluateFile(document)).toEqual({ ok: true, line: JSON.stringify([first.evaluation]) });
    expect((await api.get(`${path}/2/difference`)).json().differs).toBe(false);
  });

  test('stands in the chain of definitions, and definitions can be changed after it', async () => {
    const { store, api } = await october();
    const { hash } = (await api.post(path, {})).json();
    const definition = { target: 'host:a', objective: '99', window: { calendar: 'month', timeZone: 'Asia/Tokyo' } };
    const put = await api.put('/api/v1/slos/web', definition, { 'if-match': '*' });
    expect(put.statusCode).toBe(200);
    const [entry] = await store.definitions.history('slo', 'web').then((history) => history.slice(-1));
    expect(entry?.previousHash).toBe(hash);
  });

  const refused: [name: string, url: string, status: number, code: string][] = [
    ['a period that is not over', path.replace('2026-10', '2026-11'), 409, 'PERIOD_OPEN'],
    ['an SLO that is not there', path.replace('web', 'mail'), 404, 'DEFINITION_UNKNOWN'],
    ['a period that no calendar has', path.replace('2026-10', '2026-13'), 400, 'REQUEST_INVALID'],
  ];
  test.each(refused)('is refused for %s', async (_, url, status, code) => {
    const { api } = await october();
    const response = await api.post(url, {});
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
  });

  test('that is not there is told as such', async () => {
    const { api } = await october();
    expect((await api.get(`${path}/1`)).json().code).toBe('REVISION_UNKNOWN');
    expect((await api.get(`${path}/1/difference`)).json().code).toBe('REVISION_UNKNOWN');
  });
});
