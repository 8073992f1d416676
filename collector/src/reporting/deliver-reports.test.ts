import { expect, test } from 'vitest';
import { dueMs, finalized, hourMs, mailbox, ms, name, scene, toOf } from '../../../test/kit/october-mail.ts';
import { deliverDueReports, deliverReport } from './deliver-reports.ts';
import { deliveriesOf } from './deliveries.ts';
import { moveBody, movesOf } from './frozen-reports.ts';

test('a draft goes to who works on it alone, and the customer gets the final report', async () => {
  const { mails, send } = await mailbox();
  const { store, parts } = await scene(send);
  await deliverDueReports(parts, dueMs);
  await finalized(store, parts, dueMs + hourMs);
  expect(await deliverDueReports(parts, dueMs + hourMs)).toMatchObject([{ isFinal: true, outcome: 'sent' }]);
  expect(mails.map(toOf)).toEqual(['houkoku@example.jp', 'keiri@example.jp']);
  // The customer never got a first mail that this one could answer.
  expect(mails[1]).not.toContain('In-Reply-To');
  expect(await deliverDueReports(parts, dueMs + 24 * hourMs)).toEqual([]);
});

test('a draft that is not worked on is reminded of every three days, five mails in all', async () => {
  const { mails, send } = await mailbox();
  const { parts } = await scene(send);
  for (let day = 0; day < 24; day++) await deliverDueReports(parts, dueMs + day * 24 * hourMs);
  expect(mails).toHaveLength(5);
  expect(new Set(mails.map(toOf))).toEqual(new Set(['houkoku@example.jp']));
});

test('what was only kept goes out as soon as there is somebody to get it', async () => {
  const { mails, send } = await mailbox();
  const { store, parts } = await scene(undefined);
  await finalized(store, parts, dueMs - 1);
  await deliverDueReports(parts, dueMs);
  expect(await deliverDueReports(parts, dueMs + 60_000)).toEqual([]);
  expect(await deliverDueReports({ ...parts, send }, dueMs + 120_000)).toMatchObject([{ outcome: 'sent' }]);
  expect(mails.map(toOf)).toEqual(['keiri@example.jp']);
  expect((await movesOf(store, name)).map((entry) => moveBody(entry).move).at(-1)).toBe('send');
});

test('a month that was over before anything was watched is mailed to nobody', async () => {
  const { mails, send } = await mailbox();
  const { store, parts } = await scene(send);
  const [sla] = await store.definitions.current('sla');
  const entered = { effectiveFromMs: null, atMs: 0, author: 'aoi', reason: '', expectedVersion: null };
  await store.definitions.append([{ kind: 'sla', id: 'early', body: sla?.body ?? null, ...entered }]);
  const before = ms('2026-10-02T00:00:00Z');
  const delivered = await deliverDueReports(parts, before);
  expect(delivered.map(({ sla, month, outcome }) => [sla, month, outcome])).toEqual([
    ['early', '2026-07', 'skipped'],
    ['early', '2026-08', 'skipped'],
    ['early', '2026-09', 'skipped'],
  ]);
  expect(await deliverDueReports(parts, before + 60_000)).toEqual([]);
  expect(mails).toEqual([]);
});

test('somebody sends it at once, and again, whatever the schedule says', async () => {
  const { mails, state, send } = await mailbox();
  const { store, parts } = await scene(send);
  const at = (nowMs: number) => ({ ...parts, ...name, asOfMs: nowMs });
  state.refuses = true;
  expect(await deliverReport(parts, at(dueMs), '佐藤')).toMatchObject({ outcome: 'failed' });
  state.refuses = false;
  expect(await deliverReport(parts, at(dueMs + 1), '佐藤')).toMatchObject({ outcome: 'sent', isFinal: false });
  await finalized(store, parts, dueMs + 2);
  await deliverReport(parts, at(dueMs + 3), '佐藤');
  await deliverReport(parts, at(dueMs + 4), '佐藤');
  expect(mails.map(toOf)).toEqual(['houkoku@example.jp', 'keiri@example.jp', 'keiri@example.jp']);
  expect((await movesOf(store, name)).at(-1)).toMatchObject({ author: '佐藤', body: { move: 'send' } });
});

test('with nobody to send it to it is refused, and says what is missing', async () => {
  const { send } = await mailbox();
  const { parts } = await scene(send, {});
  const request = { ...parts, ...name, asOfMs: dueMs };
  await expect(deliverReport(parts, request, '佐藤')).rejects.toThrow(/REPORT_UNADDRESSED|names no reviewers/);
  await expect(deliverReport({ ...parts, send: undefined }, request, '佐藤')).rejects.toThrow(/mail server/);
});

test('a report is sent on its business day, not before, and once', async () => {
  const { mails, send } = await mailbox();
  const { store, parts } = await scene(send);
  expect(await deliverDueReports(parts, ms('2026-11-02T08:59:00+09:00'))).toEqual([]);
  const [sent] = await deliverDueReports(parts, ms('2026-11-02T09:00:00+09:00'));
  expect(sent).toMatchObject({ sla: 'kaikei', month: '2026-10', edition: 1, isFinal: false, outcome: 'sent' });
  expect(await deliverDueReports(parts, ms('2026-11-02T09:01:00+09:00'))).toEqual([]);
  expect(mails).toHaveLength(1);
  const [mail = ''] = mails;
  expect(mail).toContain(`Message-ID: <${sent?.messageId}>`);
  expect(mail).toContain('application/pdf');
  expect(mail).toContain('spreadsheetml.sheet');
  expect(toOf(mail)).toBe('houkoku@example.jp');
  // What was sent can be had again for ever.
  const [entry] = await store.definitions.history('delivery', 'kaikei/2026-10');
  const { documents } = { documents: [], ...entry?.body } as { documents: string[] };
  const [hash = ''] = documents;
  expect(JSON.parse((await store.revisions.document(hash)) ?? '').format).toBe('kadoban-report/1');
});

test('after an absence what fell due meanwhile is made up for', async () => {
  const { mails, send } = await mailbox();
  const { parts } = await scene(send);
  const delivered = await deliverDueReports(parts, ms('2026-12-24T12:00:00+09:00'));
  expect(delivered.map(({ month }) => month)).toEqual(['2026-10', '2026-11']);
  expect(mails).toHaveLength(2);
});

test('what the server refuses is tried again, later each time, and stands in the log', async () => {
  const { mails, state, send } = await mailbox();
  const { store, parts } = await scene(send);
  state.refuses = true;
  const [failed] = await deliverDueReports(parts, dueMs);
  expect(failed).toMatchObject({ outcome: 'failed', problem: expect.stringContaining('mailbox busy') });
  expect(await deliverDueReports(parts, dueMs + 59_999)).toEqual([]);
  await deliverDueReports(parts, dueMs + 60_000);
  expect(await deliverDueReports(parts, dueMs + 120_000)).toEqual([]);
  state.refuses = false;
  await deliverDueReports(parts, dueMs + 60_000 + 5 * 60_000);
  expect(mails).toHaveLength(1);
  expect((await deliveriesOf(store, name)).map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'sent']);
});

test('without a mail server the report is made and kept', async () => {
  const { store, parts } = await scene(undefined);
  await deliverDueReports(parts, ms('2026-11-02T09:00:00+09:00'));
  expect((await deliveriesOf(store, name)).map(({ outcome }) => outcome)).toEqual(['archived']);
});

test('a report that cannot be made is told and tried again, and the others are sent all the same', async () => {
  const { mails, send } = await mailbox();
  const { store, parts } = await scene(send);
  const [sla] = await store.definitions.current('sla');
  if (!sla?.body) throw new Error('no agreement');
  const body = { ...sla.body, slos: [{ slo: 'nowhere' }] };
  const entered = { effectiveFromMs: null, atMs: ms('2026-10-02T00:00:00Z'), author: 'aoi', reason: '' };
  // The one that is to be sent comes after the other one in the log.
  await store.definitions.append([
    { kind: 'sla', id: 'broken', body, ...entered, expectedVersion: null },
    { kind: 'sla', id: sla.id, body: sla.body, ...entered, expectedVersion: sla.version },
  ]);
  expect(await deliverDueReports(parts, dueMs)).toMatchObject([
    { sla: 'broken', outcome: 'failed', problem: expect.stringContaining('nowhere') },
    { sla: 'kaikei', outcome: 'sent' },
  ]);
  expect(mails).toHaveLength(1);
  expect(await deliverDueReports(parts, dueMs + 60_000)).toMatchObject([{ sla: 'broken', outcome: 'failed' }]);
});

test('a final report is noted as sent also when we ended right after sending it', async () => {
  const { send } = await mailbox();
  const { store, parts } = await scene(send);
  const entered = { effectiveFromMs: null, atMs: dueMs, reason: '' };
  await finalized(store, parts, dueMs - 1);
  const sent = { edition: 1, isFinal: true, outcome: 'sent', problem: '', messageId: 'one@c0ffee', documents: [] };
  const delivery = { kind: 'delivery', id: 'kaikei/2026-10', body: sent, author: 'kadoban', ...entered } as const;
  await store.definitions.append([{ ...delivery, expectedVersion: null }]);
  expect(await deliverDueReports(parts, dueMs)).toEqual([]);
  expect((await movesOf(store, name)).map((entry) => moveBody(entry).move).at(-1)).toBe('send');
  expect(await deliverDueReports(parts, dueMs + 60_000)).toEqual([]);
  expect(await movesOf(store, name)).toHaveLength(4);
});
