import { noteId } from '@kadoban/collector/src/definitions/journal.ts';
import { mailBy } from '@kadoban/collector/src/notify/mail.ts';
import { loadReportFonts } from '@kadoban/collector/src/report-fonts.ts';
import type { DeliverParts } from '@kadoban/collector/src/reporting/deliver-reports.ts';
import { moveReport } from '@kadoban/collector/src/reporting/move-report.ts';
import type { Store } from '@kadoban/collector/src/store/store.ts';
import { onTestFinished } from 'vitest';
import { mailServer } from './mail-server.ts';
import { octoberStore } from './october-store.ts';

export const ms = (time: string) => Temporal.Instant.from(time).epochMilliseconds;
/** The report that all of it is about. */
export const name = { sla: 'kaikei', month: '2026-10' };

/** A mail server, and what sends by it. */
export async function mailbox() {
  const { port, mails, state } = await mailServer();
  const server = { host: '127.0.0.1', port, security: 'none', from: 'kadoban@example.jp' } as const;
  return { mails, state, send: mailBy({ ...server, user: undefined, password: undefined }) };
}

export const reviewers = [{ name: '報告担当', address: 'houkoku@example.jp' }];
export const recipients = [{ name: '経理部', address: 'keiri@example.jp' }];

/** October, whose report is due on the first business day of November, a Monday, at nine. */
export async function scene(
  send: DeliverParts['send'],
  addressed: object = { reviewers, recipients },
): Promise<{ store: Store; parts: DeliverParts }> {
  const store = await octoberStore();
  onTestFinished(() => store[Symbol.asyncDispose]());
  const [sla] = await store.definitions.current('sla');
  if (!sla?.body) throw new Error('no agreement');
  const body = {
    ...sla.body,
    schedule: { businessDay: 1, at: '09:00' },
    ...addressed,
    formats: ['pdf', 'xlsx'],
  };
  const { kind, id, effectiveFromMs, atMs, author } = sla;
  await store.definitions.append([{ kind, id, effectiveFromMs, atMs, author, reason: '', body, expectedVersion: 1 }]);
  const parts = {
    store,
    send,
    collectorId: 'c0ffee',
    organisation: { name: '△△株式会社', timeZone: 'Asia/Tokyo' },
    versions: { software: '0.1.0', tzdata: '2026b', holidays: '2.5.1' },
    fonts: loadReportFonts,
  };
  return { store, parts };
}

/** What people do until the October report is final. */
export async function finalized(store: Store, parts: DeliverParts, nowMs: number): Promise<void> {
  const note = {
    ...{ target: 'shop', at: '2026-10-14T01:30:00Z', waived: '一度だけの作業' },
    cause: { category: 'change-work', text: '設定ミス', certainty: 'confirmed' },
  };
  const entered = { effectiveFromMs: null, atMs: nowMs, author: 'aoi', reason: '', expectedVersion: null };
  await store.definitions.append([{ kind: 'outage', id: noteId('shop', ms(note.at)), body: note, ...entered }]);
  const request = { ...parts, ...name, asOfMs: nowMs };
  for (const [move, by] of [
    ['check', '佐藤'],
    ['approve', '鈴木'],
    ['finalize', '佐藤'],
  ] as const) {
    await moveReport(store, request, { move, by, reason: '', seen: undefined });
  }
}

export const dueMs = ms('2026-11-02T09:00:00+09:00');
export const hourMs = 3_600_000;

/** Whom a mail is to, as it stands in its head. */
export const toOf = (mail: string) => /^To: .*<(?<address>[^>]+)>/m.exec(mail)?.groups?.address;
