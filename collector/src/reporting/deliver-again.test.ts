import { expect, test } from 'vitest';
import {
  dueMs,
  finalized,
  hourMs,
  mailbox,
  ms,
  name,
  recipients,
  reviewers,
  scene,
  toOf,
} from '../../../test/kit/october-mail.ts';
import type { Store } from '../store/store.ts';
import { type DeliverParts, deliverDueReports, type Unwritten } from './deliver-reports.ts';
import { deliveriesOf } from './deliveries.ts';
import { moveBody, movesOf } from './frozen-reports.ts';
import { moveReport } from './move-report.ts';

/** Edition 2 of October, final as of then. */
async function revisedAt(store: Store, parts: DeliverParts, nowMs: number): Promise<void> {
  const body = {
    ...{ target: 'shop', status: 'up', reason: '誤検知', approvedBy: '高橋' },
    ...{ from: '2026-10-14T01:02:10Z', to: '2026-10-14T01:12:10Z' },
  };
  const entered = { effectiveFromMs: null, atMs: nowMs, author: 'aoi', reason: '誤検知', expectedVersion: null };
  await store.definitions.append([{ kind: 'adjustment', id: 'false-alarm', body, ...entered }]);
  for (const [move, by] of [
    ['revise', '佐藤'],
    ['check', '佐藤'],
    ['approve', '鈴木'],
    ['finalize', '佐藤'],
  ] as const) {
    await moveReport(store, { ...parts, ...name, asOfMs: nowMs }, { move, by, reason: '誤検知', seen: undefined });
  }
}

test('one address that nobody can reach makes nobody else get a report again and again', async () => {
  const { mails, state, send } = await mailbox();
  const moved = { name: '転出した人', address: 'moved@example.jp' };
  const { store, parts } = await scene(send, { reviewers, recipients: [...recipients, moved] });
  await finalized(store, parts, dueMs - 1);
  state.unknown = moved.address;
  expect(await deliverDueReports(parts, dueMs)).toMatchObject([
    { outcome: 'failed', problem: expect.stringContaining(moved.address), reached: ['keiri@example.jp'] },
  ]);
  for (let hour = 1; hour < 48; hour++) await deliverDueReports(parts, dueMs + hour * hourMs);
  expect(mails.map(toOf)).toEqual(['keiri@example.jp']);
  // What one of them got can be had again.
  const [entry] = await store.definitions.history('delivery', 'kaikei/2026-10');
  expect(entry?.body?.documents).toHaveLength(1);
  state.unknown = '';
  expect(await deliverDueReports(parts, dueMs + 60 * hourMs)).toMatchObject([{ outcome: 'sent' }]);
  expect(mails.map(toOf)).toEqual(['keiri@example.jp', moved.address]);
  await revisedAt(store, parts, dueMs + 61 * hourMs);
  await deliverDueReports(parts, dueMs + 61 * hourMs);
  // The next edition is for both again.
  expect(mails).toHaveLength(3);
  expect(mails[2]).toContain('keiri@example.jp');
  expect(mails[2]).toContain(moved.address);
});

test('a report whose missing reader is no longer named has been sent', async () => {
  const { mails, state, send } = await mailbox();
  const moved = { name: '転出した人', address: 'moved@example.jp' };
  const { store, parts } = await scene(send, { reviewers, recipients: [...recipients, moved] });
  await finalized(store, parts, dueMs - 1);
  state.unknown = moved.address;
  await deliverDueReports(parts, dueMs);
  const [sla] = await store.definitions.current('sla');
  if (!sla?.body) throw new Error('no agreement');
  const { kind, id, effectiveFromMs, atMs, author, version: expectedVersion } = sla;
  const body = { ...sla.body, recipients };
  await store.definitions.append([{ kind, id, effectiveFromMs, atMs, author, reason: '', body, expectedVersion }]);
  expect(await deliverDueReports(parts, dueMs + hourMs)).toMatchObject([{ outcome: 'sent' }]);
  expect(mails).toHaveLength(1);
  expect((await movesOf(store, name)).map((entry) => moveBody(entry).move).at(-1)).toBe('send');
});

test('what was sent while the disk was full is not sent again, but written down once there is room', async () => {
  const { mails, send } = await mailbox();
  const { store, parts } = await scene(send);
  await finalized(store, parts, dueMs - 1);
  const disk = { isFull: true };
  const freeze: Store['revisions']['freeze'] = (...what) => {
    if (disk.isFull) return Promise.reject(new Error('disk is full'));
    return store.revisions.freeze(...what);
  };
  const narrow = { ...parts, store: { ...store, revisions: { ...store.revisions, freeze } } };
  const unwritten: Unwritten = new Map();
  for (let minute = 0; minute < 3; minute++) {
    await expect(deliverDueReports(narrow, dueMs + minute * 60_000, unwritten)).rejects.toThrow('disk is full');
  }
  expect(mails).toHaveLength(1);
  disk.isFull = false;
  expect(await deliverDueReports(narrow, dueMs + 180_000, unwritten)).toEqual([]);
  expect(mails).toHaveLength(1);
  expect(await deliveriesOf(store, name)).toMatchObject([{ outcome: 'sent', atMs: dueMs }]);
  expect((await movesOf(store, name)).map((entry) => moveBody(entry).move).at(-1)).toBe('send');
});

test('an edition goes out by itself however long after its month it is made', async () => {
  const { mails, send } = await mailbox();
  const { store, parts } = await scene(send);
  await finalized(store, parts, dueMs - 1);
  await deliverDueReports(parts, dueMs);
  const later = ms('2027-05-20T09:00:00+09:00');
  await revisedAt(store, parts, later);
  const delivered = await deliverDueReports(parts, later);
  expect(delivered).toContainEqual(expect.objectContaining({ month: '2026-10', edition: 2, outcome: 'sent' }));
  expect(mails.filter((mail) => toOf(mail) === 'keiri@example.jp')).toHaveLength(2);
  expect((await deliverDueReports(parts, later + hourMs)).map(({ month }) => month)).not.toContain('2026-10');
});
