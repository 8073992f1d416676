import { expect, onTestFinished, test } from 'vitest';
import { octoberStore } from '../../../test/kit/october-store.ts';
import { noteId } from '../definitions/journal.ts';
import { newUser } from '../people/user-change.ts';
import type { AuditEvent } from '../store/audit-store.ts';
import type { DefinitionChange, Store } from '../store/store.ts';
import { makeReport } from './make-report.ts';
import { changedAfterFinal, moveReport } from './move-report.ts';

const ms = (time: string) => Temporal.Instant.from(time).epochMilliseconds;
const nowMs = ms('2026-11-20T09:00:00+09:00');

const request = {
  ...{ sla: 'kaikei', month: '2026-10', asOfMs: nowMs },
  organisation: { name: '△△株式会社', timeZone: 'Asia/Tokyo' },
  versions: { software: '0.1.0', tzdata: '2026b', holidays: '2.5.1' },
};

const event: AuditEvent = {
  ...{ atMs: nowMs, author: 'root', via: 'cli', address: null, action: 'user.add' },
  ...{ object: 'user', before: null, after: null, definitionN: null },
};

/** What people did in October, each by what he logs in with; the committee has no account. */
const deeds: readonly Partial<DefinitionChange>[] = [
  {
    ...{ kind: 'maintenance', id: 'patches', author: 'sato' },
    body: {
      ...{ targets: ['host:a'], from: '2026-10-18T02:00:00+09:00', to: '2026-10-18T04:00:00+09:00' },
      ...{ announcedAt: '2026-10-01T09:00:00+09:00', approvedAt: '2026-10-02T09:00:00+09:00', approvedBy: 'suzuki' },
    },
  },
  {
    ...{ kind: 'adjustment', id: 'false-alarm', author: 'sato' },
    body: {
      ...{ target: 'shop', status: 'up', reason: '誤検知', approvedBy: '変更諮問委員会' },
      ...{ from: '2026-10-14T01:02:10Z', to: '2026-10-14T01:12:10Z' },
    },
  },
  {
    ...{ kind: 'incident', id: 'INC-20261014-01', author: 'sato' },
    body: {
      ...{ title: '会計A 停止', source: 'monitoring', priority: 'urgent', state: 'restored' },
      ...{ detectedAt: '2026-10-14T01:02:10Z', acknowledgedAt: '2026-10-14T01:06:10Z' },
      ...{ restoredAt: '2026-10-14T02:02:10Z', outages: [{ target: 'shop', at: '2026-10-14T01:30:00Z' }] },
      ...{ note: { text: '直前版へ戻した', at: '2026-10-14T02:00:00Z' } },
    },
  },
  {
    ...{ kind: 'outage', id: noteId('shop', ms('2026-10-14T01:30:00Z')), author: 'sato' },
    body: {
      ...{ target: 'shop', at: '2026-10-14T01:30:00Z', waived: '一度だけの作業' },
      cause: { category: 'change-work', text: '設定ミス', certainty: 'confirmed' },
    },
  },
];

async function october(): Promise<Store> {
  const store = await octoberStore();
  onTestFinished(() => store[Symbol.asyncDispose]());
  for (const [name, displayName] of [
    ['sato', '佐藤 花子'],
    ['suzuki', '鈴木 一郎'],
  ] as const) {
    await store.users.add(
      newUser({ name, displayName, role: 'admin', services: null, passwordHash: null }, nowMs),
      event,
    );
  }
  const entered = { effectiveFromMs: null, atMs: nowMs, reason: '', expectedVersion: null };
  const written = await store.definitions.append(deeds.map((deed) => ({ ...entered, ...deed }) as DefinitionChange));
  expect(written).toBeInstanceOf(Array);
  return store;
}

test('a report names people as they are called, and who has no account as he was written', async () => {
  const { report } = await makeReport(await october(), request);
  expect(report.maintenance).toMatchObject([{ approvedBy: '鈴木 一郎' }]);
  expect(report.adjustments).toMatchObject([{ author: '佐藤 花子', approvedBy: '変更諮問委員会' }]);
  expect(report.incidents[0]?.timeline.map(({ by }) => by)).toEqual(['佐藤 花子']);
});

test('who adjusted a figure cannot approve of the report, whatever he is called', async () => {
  const store = await october();
  const move = (by: string, what: 'check' | 'approve') =>
    moveReport(store, request, { move: what, by, reason: '', seen: undefined });
  await move('ren', 'check');
  await expect(move('sato', 'approve')).rejects.toThrow(/adjusted its figures/);
  expect((await move('suzuki', 'approve')).report.document.state).toBe('approved');
});

test('that somebody is called otherwise since is no late evidence', async () => {
  const store = await october();
  for (const [move, by] of [
    ['check', 'ren'],
    ['approve', 'suzuki'],
    ['finalize', 'ren'],
  ] as const) {
    await moveReport(store, request, { move, by, reason: '', seen: undefined });
  }
  await store.users.change('suzuki', { displayName: '田中 一郎' }, { ...event, action: 'user.change' });
  await store.users.change('sato', { displayName: '田中 花子' }, { ...event, action: 'user.change' });
  const made = await makeReport(store, request);
  expect(made.report.adjustments).toMatchObject([{ author: '田中 花子' }]);
  expect(changedAfterFinal(made)).toEqual([]);
});
