import { calendarVersions } from '../definitions/calendar-versions.ts';
import { type Sla, slaOf } from '../definitions/sla.ts';
import { CollectorError } from '../errors.ts';
import { monthWindow } from '../ledger/month.ts';
import type { Mail, SendMail } from '../notify/mail.ts';
import { lifeOf } from '../reports/life-cycle.ts';
import type { FontFiles } from '../reports/pdf/fonts.ts';
import type { Report } from '../reports/report.ts';
import type { Store } from '../store/store.ts';
import { deliveriesOf, keepDelivery } from './deliveries.ts';
import { type Delivery, dueDelivery, dueMs, monthsBefore, reachedBefore } from './due-reports.ts';
import { findEdition } from './find-edition.ts';
import { eventOf, moveBody, movesOf } from './frozen-reports.ts';
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

/** What was sent and could not be written down yet, by the report's id: it is written before anything else of that report is sent. */
export type Unwritten = Map<string, () => Promise<void>>;

/** Who acts where nobody does. */
const schedule = 'kadoban (schedule)';

/**
 * Makes and sends every report that is due by its agreement's schedule, also those that fell due while nobody ran; what fails is tried again later.
 * A draft goes to who works on it, a final report to whom it is for. Every attempt stands in the log, and so does what was sent. A month that was over
 * before its agreement was written is nobody's.
 */
export async function deliverDueReports(
  parts: DeliverParts,
  nowMs: number,
  unwritten: Unwritten = new Map(),
): Promise<Delivered[]> {
  const { store } = parts;
  const entries = await store.definitions.entries();
  const versionsOf = calendarVersions(entries);
  const delivered: Delivered[] = [];
  for (const entry of await store.definitions.current('sla')) {
    const sla = slaOf(entry.id, entry.body ?? {});
    if (!sla.schedule) continue;
    const calendar = sla.schedule.calendar === undefined ? null : versionsOf(sla.schedule.calendar);
    const knownMs = entries.find(({ kind, id }) => kind === 'sla' && id === sla.id)?.atMs ?? entry.atMs;
    for (const month of new Set([...(await monthsBegun(store, sla.id)), ...monthsBefore(nowMs, sla.timeZone)])) {
      const atMs = dueMs(month, sla.schedule, calendar, sla.timeZone);
      if (atMs === undefined || atMs > nowMs || monthWindow(month, sla.timeZone).toMs <= knownMs) continue;
      const one = await deliver(parts, sla, { ...parts, sla: sla.id, month, asOfMs: nowMs }, unwritten);
      if (one) delivered.push({ ...one, sla: sla.id, month });
    }
  }
  return delivered;
}

/** The months whose reports were begun and not brought to their end, however long ago: a late edition goes out as well. */
async function monthsBegun({ definitions }: Store, sla: string): Promise<string[]> {
  // All that begin with it and a slash, which comes before 0.
  const ids = { from: `${sla}/`, to: `${sla}0` };
  const moves = new Map((await definitions.current('report', ids)).map((entry) => [entry.id, moveBody(entry).move]));
  const begun = await definitions.current('delivery', ids);
  return begun.flatMap(({ id }) => (moves.get(id) === 'send' ? [] : [id.slice(ids.from.length)]));
}

async function deliver(
  parts: DeliverParts,
  sla: Sla,
  request: ReportRequest,
  unwritten: Unwritten,
): Promise<Delivery | undefined> {
  const { store, send } = parts;
  await unwritten.get(reportId(request))?.();
  const earlier = await deliveriesOf(store, request);
  // Read off the log alone: this is asked every minute, and a report takes long to make.
  const { edition, state } = lifeOf((await movesOf(store, request)).map(eventOf));
  const can = (isFinal: boolean) => send !== undefined && addressees(sla, isFinal).length > 0;
  const reaches = { draft: can(false), final: can(true) };
  const due = dueDelivery({ edition, state, reaches }, earlier, request.asOfMs);
  const delivery =
    due && (await deliverOne(parts, sla, request, { edition, isFinal: due === 'final', earlier, unwritten }));
  await noteSent(store, request, delivery ? [...earlier, delivery] : earlier, schedule);
  return delivery;
}

/** Sends a report as it stands now, whatever was sent before; refuses where there is nobody to send it to. */
export async function deliverReport(parts: DeliverParts, request: ReportRequest, by: string): Promise<Delivery> {
  const { store, send } = parts;
  const entry = (await store.definitions.current('sla')).find(({ id }) => id === request.sla);
  if (!entry?.body) throw new CollectorError('DEFINITION_UNKNOWN', `sla ${request.sla ?? '-'}`);
  const sla = slaOf(entry.id, entry.body);
  const { edition, state } = lifeOf((await movesOf(store, request)).map(eventOf));
  const isFinal = state === 'final' || state === 'sent';
  if (send === undefined) throw new CollectorError('REPORT_UNADDRESSED', 'the configuration names no mail server');
  if (addressees(sla, isFinal).length === 0) {
    throw new CollectorError('REPORT_UNADDRESSED', `sla ${sla.id} names no ${isFinal ? 'recipients' : 'reviewers'}`);
  }
  const earlier = await deliveriesOf(store, request);
  const delivery = await deliverOne(parts, sla, request, { edition, isFinal, earlier, by });
  await noteSent(store, request, [...earlier, delivery], by);
  return delivery;
}

/** Drafts are for who works on them: the customer hears of nothing that is not final. */
function addressees({ recipients = [], reviewers = [] }: Sla, isFinal: boolean): Mail['to'] {
  return isFinal ? recipients : reviewers;
}

/** Not only right after sending it: we may have ended in between. */
async function noteSent(store: Store, request: ReportRequest, deliveries: readonly Delivery[], by: string) {
  const { edition, state } = lifeOf((await movesOf(store, request)).map(eventOf));
  const isSent = deliveries.some((one) => one.outcome === 'sent' && one.isFinal && one.edition === edition);
  if (state !== 'final' || !isSent) return;
  await moveReport(store, request, { move: 'send', by, reason: '', seen: undefined });
}

interface Due {
  readonly edition: number;
  readonly isFinal: boolean;
  readonly earlier: readonly Delivery[];
  /** The schedule when left out. */
  readonly by?: string;
  /** Of nobody's when left out: people see that it failed. */
  readonly unwritten?: Unwritten;
}

async function deliverOne(
  parts: DeliverParts,
  sla: Sla,
  request: ReportRequest,
  { edition, isFinal, earlier, by = schedule, unwritten = new Map() }: Due,
): Promise<Delivery> {
  // The same again when we end between sending it and writing that down: whoever gets it twice can tell.
  const what = isFinal ? 'final' : 'draft';
  const messageId = `${request.month}.${sla.id}.${edition}.${what}.${earlier.length + 1}@${parts.collectorId}`;
  // Who gets final reports never got the drafts: theirs is another thread.
  const alike = earlier.filter((one) => one.isFinal === isFinal);
  const inReplyTo = alike.find(({ outcome, reached }) => outcome === 'sent' || reached !== undefined)?.messageId;
  const reached = new Set(reachedBefore(alike.filter((one) => one.edition === edition)));
  const wanted = addressees(sla, isFinal);
  const to = wanted.filter(({ address }) => !reached.has(address));
  const { report, ...result } = await attempt(parts, sla, request, { messageId, inReplyTo, to, wanted });
  const delivery = { atMs: request.asOfMs, edition, isFinal, messageId, ...result };
  const id = reportId(request);
  const write = async () => {
    await keepDelivery(parts.store, request, delivery, { report, by });
    unwritten.delete(id);
  };
  unwritten.set(id, write);
  await write();
  return delivery;
}

interface Attempt extends Pick<Delivery, 'outcome' | 'problem' | 'reached'> {
  /** What was sent or is kept. */
  readonly report?: Report;
}

interface Envelope extends Pick<Mail, 'messageId' | 'inReplyTo' | 'to'> {
  /** Whom it is for, also those who have it already. */
  readonly wanted: Mail['to'];
}

/** Whatever one report fails by, also one that cannot be made, the others must not wait for it. */
async function attempt(
  { store, fonts, send }: DeliverParts,
  sla: Sla,
  request: ReportRequest,
  { wanted, ...envelope }: Envelope,
): Promise<Attempt> {
  try {
    const found = await findEdition(store, request);
    const { report } = found;
    if (isUnwatched(report)) return { outcome: 'skipped', problem: '' };
    if (send === undefined || wanted.length === 0) return { outcome: 'archived', problem: '', report };
    // Who did not get it is not named any more.
    if (envelope.to.length === 0) return { outcome: 'sent', problem: '', report };
    const refused = await send(await reportMail(store, { found, sla, fonts, ...envelope }));
    if (refused.length === 0) return { outcome: 'sent', problem: '', report };
    const reached = envelope.to.map(({ address }) => address).filter((address) => !refused.includes(address));
    return { outcome: 'failed', problem: `the mail server refused ${refused.join(', ')}`, reached, report };
  } catch (error) {
    return { outcome: 'failed', problem: error instanceof Error ? error.message : String(error) };
  }
}

/** A draft about a month that was over before anything in it was watched; a final one is what people decided to say. */
function isUnwatched({ document, lines }: Report): boolean {
  return document.state !== 'final' && lines.every(({ trend }) => trend.at(-1)?.figures === null);
}
