import { describe, expect, test } from 'vitest';
import { etagOf, id, move, opened, path, shop } from '../../../test/kit/october-incident.ts';
import { october20Ms, octoberApi, seen } from '../../../test/kit/october-store.ts';

const at = (time: string) => `2026-10-14T${time}+09:00`;

describe('an incident', () => {
  test('is opened from an outage: numbered by its day, detected as that began, judged by the one agreement about it', async () => {
    const { post, get } = await octoberApi();
    const made = await post(path, { ...opened, reason: '監視' });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      id,
      incident: { ...opened, state: 'detected', sla: 'kaikei', detectedAt: '2026-10-14T01:02:10.000Z' },
      version: 1,
      author: 'kanri',
      reason: '監視',
      priority: 'urgent',
      respond: { isStopped: false, targetMs: 600_000, due: '2026-10-14T01:12:10.000Z', isMet: false },
      resolve: { targetMs: 4 * 3_600_000 },
      hours: null,
      moves: ['acknowledged', 'in-progress', 'restored'],
    });
    expect(made.headers.etag).toBe((await get(`${path}/${id}`)).headers.etag);
    expect((await get('/api/v1/outages?month=2026-10')).json().outages[0].incidents).toEqual([id]);
  });

  test('goes its way to the end: the clocks of the worked October are met', async () => {
    const api = await octoberApi();
    const { post, get, patch } = api;
    await post(path, opened);
    expect((await move(api, { to: 'acknowledged', at: at('10:06:10') })).statusCode).toBe(200);
    await post(`${path}/${id}/notes`, { text: '直前版へ戻し', at: at('10:50:00') });
    // Restored when its outage ended, without anybody saying when.
    expect((await move(api, { to: 'restored' })).json()).toMatchObject({
      incident: { restoredAt: '2026-10-14T02:02:10.000Z' },
      respond: { elapsedMs: 4 * 60_000, isMet: true, isStopped: true },
      resolve: { elapsedMs: 3_600_000, isMet: true },
    });
    const cause = { category: 'change-work', text: '設定ミス', certainty: 'confirmed' };
    await patch(`${path}/${id}`, { cause, owner: '運用課' }, { 'if-match': await etagOf(api) });
    const open = await move(api, { to: 'closed' });
    expect([open.statusCode, open.json().code]).toEqual([409, 'MOVE_REFUSED']);
    const permanent = { text: '二重確認', owner: '運用課', doneOn: '2026-10-20' };
    expect((await move(api, { to: 'closed', set: { permanent } })).statusCode).toBe(200);
    const detail = (await get(`${path}/${id}`)).json();
    expect(detail).toMatchObject({
      incident: { state: 'closed', cause, permanent },
      outages: [{ ...shop, from: '2026-10-14T01:02:10.000Z', to: '2026-10-14T02:02:10.000Z' }],
      moves: ['in-progress'],
    });
    expect(
      detail.timeline.map(({ at: when, what, state, text }: Record<string, string>) => [when, state ?? text ?? what]),
    ).toEqual([
      ['2026-10-14T01:02:10.000Z', 'detected'],
      ['2026-10-14T01:06:10.000Z', 'acknowledged'],
      ['2026-10-14T01:50:00.000Z', '直前版へ戻し'],
      ['2026-10-14T02:02:10.000Z', 'restored'],
      ['2026-10-20T00:00:00.000Z', 'attached'],
      ['2026-10-20T00:00:00.000Z', 'changed'],
      ['2026-10-20T00:00:00.000Z', 'closed'],
      ['2026-10-20T00:00:00.000Z', 'changed'],
    ]);
    // What was said of the incident need not be said again of its outage.
    expect((await get('/api/v1/outages?month=2026-10')).json().outages[0].missing).toEqual([]);
  });

  test('that people reported, or that might have been one, needs no outage', async () => {
    const { post, get } = await octoberApi();
    const reported = {
      title: '帳票が出ない',
      source: 'inquiry',
      targets: ['shop'],
      detectedAt: '2026-10-16T05:00:00Z',
    };
    expect((await post(path, reported)).json()).toMatchObject({ id: 'INC-20261016-01', incident: { sla: 'kaikei' } });
    const potential = { title: '空き容量', source: 'manual', isPotential: true };
    expect((await post(path, potential)).json()).toMatchObject({ id: 'INC-20261020-01', priority: null });
    const { incidents, total } = (await get(`${path}?month=2026-10`)).json();
    expect([total, incidents.map((one: { id: string }) => one.id)]).toEqual([
      2,
      ['INC-20261016-01', 'INC-20261020-01'],
    ]);
  });

  test('is listed in its month, and as long as it is open', async () => {
    const api = await octoberApi();
    await api.post(path, opened);
    const ids = async (query: string) =>
      (await api.get(`${path}${query}`)).json().incidents.map((one: { id: string }) => one.id);
    expect(await ids('?month=2026-09')).toEqual([]);
    api.clock.nowMs = Temporal.Instant.from('2027-02-01T00:00:00Z').epochMilliseconds;
    expect(await ids('?open=true')).toEqual([id]);
    await move(api, { to: 'restored' });
    await move(api, { to: 'closed', set: { waived: '一過性' } });
    expect(await ids('?open=true')).toEqual([]);
    expect(await ids('?month=2026-10')).toEqual([id]);
    expect((await api.get(`${path}?open=true&month=2026-10`)).statusCode).toBe(400);
  });

  test('stays open while an outage of it lasts, and cannot be restored', async () => {
    const api = await octoberApi();
    const { store, clock } = api;
    clock.nowMs = october20Ms + 3_600_000;
    await seen(store, 'a', 'a2', ['2026-10-20T09:30:00+09:00'], october20Ms + 1_800_000);
    await store.evidence.addProbes([{ hostId: 'a', atMs: october20Ms + 2_400_000, reachable: false }]);
    await store.upTimes.stamp('run', october20Ms, clock.nowMs);
    const ref = { target: 'shop', at: '2026-10-20T00:50:00Z' };
    const made = await api.post(path, { ...opened, outages: [ref] });
    expect([made.statusCode, made.json().message]).toEqual([201, undefined]);
    const refused = await move(api, { to: 'restored' }, 'INC-20261020-01');
    expect([refused.statusCode, refused.json().message]).toEqual([409, expect.stringContaining('still lasts')]);
  });
});

describe('what was measured', () => {
  test('cannot be said away: nobody is back before his outage was over, by a move or by a correction', async () => {
    const api = await octoberApi();
    await api.post(path, opened);
    const until = '2026-10-14T02:02:10.000Z';
    const early = await move(api, { to: 'restored', at: at('10:05:00') });
    expect([early.statusCode, early.json().code]).toEqual([409, 'MOVE_REFUSED']);
    expect(early.json().message).toMatch(new RegExp(`lasted until ${until}.*adjustment`));
    const late = await move(api, { to: 'acknowledged' });
    expect(late.json().message).toMatch(new RegExp(`over by then, at ${until}`));
    await move(api, { to: 'restored' });
    const change = async (body: object) => api.patch(`${path}/${id}`, body, { 'if-match': await etagOf(api) });
    const shorter = await change({ restoredAt: at('11:02:09'), reason: 'x' });
    expect([shorter.statusCode, shorter.json().code]).toEqual([409, 'MOVE_REFUSED']);
    expect(shorter.json().message).toMatch(new RegExp(`restoredAt: .*${until}.*adjustment`));
    const disordered = await change({ acknowledgedAt: at('11:02:11'), reason: 'x' });
    expect(disordered.json().message).toMatch(/restoredAt: must not be before acknowledgedAt/);
    expect((await change({ restoredAt: at('11:10:00'), reason: '利用者の確認' })).json()).toMatchObject({
      resolve: { elapsedMs: 67 * 60_000 + 50_000 },
      overruled: null,
    });
  });

  test('stops the clock where an outage comes later than the word of those who answered', async () => {
    const api = await octoberApi();
    const said = { detectedAt: at('10:02:10'), targets: ['shop'], title: '会計A 停止', source: 'inquiry' };
    await api.post(path, { ...said, impact: 'high', urgency: 'high' });
    expect((await move(api, { to: 'restored', at: at('10:03:00') })).json()).toMatchObject({ overruled: null });
    const added = await api.post(`${path}/${id}/outages`, { attach: [shop] });
    expect(added.json()).toMatchObject({
      incident: { restoredAt: '2026-10-14T01:03:00.000Z' },
      resolve: { elapsedMs: 3_600_000, isStopped: true },
      overruled: { restoredAt: '2026-10-14T02:02:10.000Z' },
    });
    const { incidents } = (await api.get(`${path}?month=2026-10`)).json();
    expect(incidents[0]).toMatchObject({ resolve: { elapsedMs: 3_600_000 }, overruled: {} });
  });
});

describe('what people change', () => {
  test('null takes a member back, and the timeline tells a corrected time', async () => {
    const api = await octoberApi();
    await api.post(path, opened);
    const change = async (body: object) => api.patch(`${path}/${id}`, body, { 'if-match': await etagOf(api) });
    expect((await change({ urgency: null, priority: 'low' })).json()).toMatchObject({ priority: 'low' });
    const silent = await change({ detectedAt: at('10:03:00') });
    expect([silent.statusCode, silent.json().code]).toEqual([400, 'REASON_MISSING']);
    const along = await move(api, { to: 'acknowledged', set: { detectedAt: at('10:03:00') } });
    expect([along.statusCode, along.json().code]).toEqual([400, 'REASON_MISSING']);
    await change({ detectedAt: at('10:03:00'), reason: '通報の時刻' });
    const { incident, timeline } = (await api.get(`${path}/${id}`)).json();
    expect([incident.urgency, incident.detectedAt]).toEqual([undefined, at('10:03:00')]);
    expect(timeline.at(-1)).toMatchObject({ what: 'changed', members: ['detectedAt'], reason: '通報の時刻' });
  });

  const refused: [name: string, body: object, answer: [number, string]][] = [
    ['a state: that is a move', { state: 'closed' }, [400, 'REQUEST_INVALID']],
    ['a member that there is not', { sevrity: 'high' }, [400, 'REQUEST_INVALID']],
    ['an agreement that there is not', { sla: 'none' }, [400, 'REQUEST_INVALID']],
    ['a time before it was detected', { acknowledgedAt: at('09:00:00'), reason: 'x' }, [400, 'DEFINITION_INVALID']],
    ['taking away what it must have', { title: null }, [400, 'DEFINITION_INVALID']],
  ];
  test('is refused where it cannot be right', async () => {
    const api = await octoberApi();
    await api.post(path, opened);
    const match = { 'if-match': await etagOf(api) };
    for (const [name, body, answer] of refused) {
      const response = await api.patch(`${path}/${id}`, body, match);
      expect([name, response.statusCode, response.json().code]).toEqual([name, ...answer]);
    }
    expect(await etagOf(api)).toBe(match['if-match']);
  });

  test('builds on a version, which somebody else may have changed', async () => {
    const api = await octoberApi();
    await api.post(path, opened);
    const seenTag = await etagOf(api);
    expect((await api.patch(`${path}/${id}`, { owner: '運用課' })).statusCode).toBe(428);
    expect((await api.post(`${path}/${id}/move`, { to: 'acknowledged' })).statusCode).toBe(428);
    await api.post(`${path}/${id}/notes`, { text: '確認中' });
    const late = await api.patch(`${path}/${id}`, { owner: '運用課' }, { 'if-match': seenTag });
    expect([late.statusCode, late.json().code]).toEqual([412, 'DEFINITION_CHANGED']);
  });

  test('a note is corrected by another one that names it, and tells of the same time unless it says another', async () => {
    const { post, get } = await octoberApi();
    await post(path, opened);
    await post(`${path}/${id}/notes`, { text: '再起動した', at: at('10:20:00') });
    expect((await post(`${path}/${id}/notes`, { text: '直前版へ戻した', corrects: 2 })).statusCode).toBe(200);
    const none = await post(`${path}/${id}/notes`, { text: 'x', corrects: 1 });
    expect([none.statusCode, none.json().message]).toEqual([400, expect.stringContaining('version 1 has no note')]);
    const { timeline } = (await get(`${path}/${id}`)).json();
    const notes = timeline.filter(({ what }: { what: string }) => what === 'note');
    expect(notes).toMatchObject([
      { version: 2, text: '再起動した', at: '2026-10-14T01:20:00.000Z' },
      { version: 3, text: '直前版へ戻した', at: '2026-10-14T01:20:00.000Z', corrects: 2 },
    ]);
  });

  test('every version is kept, with who wrote it and why', async () => {
    const api = await octoberApi();
    await api.post(path, { ...opened, reason: '監視' });
    await api.patch(`${path}/${id}`, { owner: '運用課', reason: '割当' }, { 'if-match': await etagOf(api) });
    expect((await api.get(`${path}/${id}/history`)).json().history).toMatchObject([
      { version: 1, author: 'kanri', reason: '監視', incident: { title: '会計A 停止' } },
      { version: 2, author: 'kanri', reason: '割当', incident: { owner: '運用課' } },
    ]);
  });

  test('at one moment by several people adds up: every note and every number is there', async () => {
    const { post, get } = await octoberApi();
    const reported = { title: 'x', source: 'report' };
    const made = await Promise.all([
      post(path, reported),
      post(path, reported),
      post(path, { ...opened, detectedAt: at('10:02:10') }),
    ]);
    expect(made.map((one) => one.json().id).sort()).toEqual([id, 'INC-20261020-01', 'INC-20261020-02']);
    await Promise.all(['a', 'b', 'c'].map((text) => post(`${path}/${id}/notes`, { text })));
    const { timeline } = (await get(`${path}/${id}`)).json();
    expect(timeline.flatMap(({ text }: { text?: string }) => text ?? []).sort()).toEqual(['a', 'b', 'c']);
  });
});

test('an incident that there is not has no detail, no notes and no moves', async () => {
  const { get, post } = await octoberApi();
  const answers = [
    await get(`${path}/INC-20261014-77`),
    await post(`${path}/INC-20261014-77/notes`, { text: 'x' }),
    await post(`${path}/INC-20261014-77/merge`, { into: id }),
  ];
  expect(answers.map((one) => one.json().code)).toEqual(answers.map(() => 'INCIDENT_UNKNOWN'));
});
