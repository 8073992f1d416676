import { calendarVersions } from '../definitions/calendar-versions.ts';
import { type Sla, slaOf } from '../definitions/sla.ts';
import { monthWindow } from '../ledger/month.ts';
import type { Mail, SendMail } from '../notify/mail.ts';
import { lifeOf } from '../reports/life-cycle.ts';
import type { FontFiles } from '../reports/pdf/fonts.ts';
import type { Report } from '../reports/report.ts';
import { canonicalJson } from '../store/chain.ts';
import { inputHashOf } from '../store/revisions.ts';
import type { DefinitionChange, Store } from '../store/store.ts';
import { deliveriesOf, deliveryEntries } from './deliveries.ts';
import { type Delivery, dueDelivery, dueMs, monthsBefore } from './due-reports.ts';
import { findEdition } from './find-edition.ts';
import { eventOf, movesOf } from './frozen-reports.ts';
import { moveReport } from './move-report.ts';
import { reportMail } from './report-mail.ts';
import { type ReportRequest, reportId } from './report-request.ts';

export interface DeliverParts extends Pick<ReportRequest, 'organisation' | 'versions'> {
  readonly store: Store;
  readonly collectorId: string;
  readonly fonts: () => FontFiles;
  /** undefined: reports are made and kept, but nobody gets them. */
  readonly send: SendMail | undefined;
}

/** One report that an attempt was made to deliver. */
export interface Delivered extends Delivery {
  readonly sla: string;
  readonly month: string;
}

/** Who acts where nobody does. */
const schedule = 'kadoban (schedule)';

/**
 * Makes and sends every report that is due by its agreement's schedule, also those that fell due while nobody ran; what fails is tried again later.
 * Every attempt stands in the log, and so does what was sent. A month that was over before its agreement was written is nobody's.
 */
export async function deliverDueReports(parts: DeliverParts, nowMs: number): Promise<Delivered[]> {
  const { store } = parts;
  const entries = await store.definitions.entries();
  const versionsOf = calendarVersions(entries);
  const delivered: Delivered[] = [];
  for (const entry of await store.definitions.current('sla')) {
    const sla = slaOf(entry.id, entry.body ?? {});
    if (!sla.schedule) continue;
    const calendar = sla.schedule.calendar === undefined ? null : versionsOf(sla.schedule.calendar);
    const knownMs = entries.find(({ kind, id }) => kind === 'sla' && id === sla.id)?.atMs ?? entry.atMs;
    for (const month of monthsBefore(nowMs, sla.timeZone)) {
      const atMs = dueMs(month, sla.schedule, calendar, sla.timeZone);
      if (atMs === undefined || atMs > nowMs || monthWindow(month, sla.timeZone).toMs <= knownMs) continue;
      const one = await deliver(parts, sla, { ...parts, sla: sla.id, month, asOfMs: nowMs });
      if (one) delivered.push({ ...one, sla: sla.id, month });
    }
  }
  return delivered;
}

async function deliver(parts: DeliverParts, sla: Sla, request: ReportRequest): Promise<Delivery | undefined> {
  const { store } = parts;
  const earlier = await deliveriesOf(store, request);
  // Read off the log alone: this is asked every minute, and a report takes long to make.
  const { edition, state } = lifeOf((await movesOf(store, request)).map(eventOf));
  const due = dueDelivery({ edition, state }, earlier, request.asOfMs);
  const delivery = due && (await deliverNow(parts, sla, request, { edition, due, earlier }));
  const sent = (delivery ? [...earlier, delivery] : earlier).filter(({ outcome }) => outcome === 'sent');
  // Not only right after sending it: we may have ended in between.
  if (state === 'final' && sent.some((one) => one.isFinal && one.edition === edition)) {
    await moveReport(store, request, { move: 'send', by: schedule, reason: '', seen: undefined });
  }
  return delivery;
}

interface Due {
  readonly edition: number;
  readonly due: 'draft' | 'final';
  readonly earlier: readonly Delivery[];
}

async function deliverNow(
  parts: DeliverParts,
  sla: Sla,
  request: ReportRequest,
  { edition, due, earlier }: Due,
): Promise<Delivery> {
  // The same again when we end between sending it and writing that down: whoever gets it twice can tell.
  const messageId = `${request.month}.${sla.id}.${edition}.${due}.${earlier.length + 1}@${parts.collectorId}`;
  const inReplyTo = earlier.find(({ outcome }) => outcome === 'sent')?.messageId;
  const { report, ...result } = await attempt(parts, sla, request, { messageId, inReplyTo });
  const delivery = { atMs: request.asOfMs, edition, isFinal: due === 'final', messageId, ...result };
  await keep(parts.store, request, delivery, report);
  return delivery;
}

interface Attempt extends Pick<Delivery, 'outcome' | 'problem'> {
  /** What was sent or is kept. */
  readonly report?: Report;
}

/** Whatever one report fails by, also one that cannot be made, the others must not wait for it. */
async function attempt(
  { store, fonts, send }: DeliverParts,
  sla: Sla,
  request: ReportRequest,
  ids: Pick<Mail, 'messageId' | 'inReplyTo'>,
): Promise<Attempt> {
  try {
    const found = await findEdition(store, request);
    const mail = await reportMail(store, { found, sla, fonts, ...ids });
    const { report } = found;
    if (send === undefined || mail.to.length === 0) return { outcome: 'archived', problem: '', report };
    await send(mail);
    return { outcome: 'sent', problem: '', report };
  } catch (error) {
    return { outcome: 'failed', problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Writes the attempt down; with what was sent, unless nobody got it. */
async function keep(store: Store, request: ReportRequest, delivery: Delivery, report?: Report): Promise<void> {
  const { atMs, ...said } = delivery;
  const documents = report === undefined ? [] : [canonicalJson(report)];
  const last = (await deliveryEntries(store, request)).at(-1);
  const change: DefinitionChange = {
    kind: 'delivery',
    id: reportId(request),
    body: { ...said, documents: documents.map(inputHashOf) },
    effectiveFromMs: null,
    atMs,
    author: schedule,
    reason: '',
    expectedVersion: last?.version ?? null,
  };
  await store.revisions.freeze(change, ...documents);
}
