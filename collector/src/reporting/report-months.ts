import { calendarVersions } from '../definitions/calendar-versions.ts';
import { type Sla, slaOf } from '../definitions/sla.ts';
import type { Calendar, Version } from '../ledger/definitions.ts';
import { monthAt, monthWindow } from '../ledger/month.ts';
import { addMonths, trendOf } from '../reports/build/months.ts';
import { type Life, lifeOf } from '../reports/life-cycle.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';
import { deliveriesOf } from './deliveries.ts';
import { type Delivery, dueMs } from './due-reports.ts';
import { eventOf, movesOf } from './frozen-reports.ts';

/** How the report of a month stands by the log alone. */
export interface MonthStanding {
  readonly month: string;
  readonly edition: number;
  /** null: nobody began it, and its month was over before the agreement was written. */
  readonly state: Life['state'] | null;
  /** When it came there; null while nobody did anything with it. */
  readonly atMs: number | null;
  readonly delivery: Delivery | null;
}

/** The reports of one agreement; of all hosts where `sla` is null. */
export interface AgreementMonths {
  readonly sla: string | null;
  readonly title: string;
  readonly customer: string | null;
  /** What its schedule makes next. */
  readonly next: { readonly month: string; readonly atMs: number } | null;
  readonly recipients: number;
  readonly reviewers: number;
  readonly months: readonly MonthStanding[];
}

interface Asked {
  /** The last of the thirteen. */
  readonly until: string;
  readonly nowMs: number;
  readonly organisation: { readonly name: string; readonly timeZone: string };
}

/**
 * Where the reports of thirteen months stand, of every agreement that stands or ever was reported, and of all hosts. No report is made for it: that
 * takes long, and there may be hundreds.
 */
export async function reportMonths(store: Store, asked: Asked): Promise<AgreementMonths[]> {
  const entries = await store.definitions.entries();
  const versionsOf = calendarVersions(entries);
  const months = trendOf(asked.until);
  const agreements: AgreementMonths[] = [];
  const histories = Map.groupBy(
    entries.filter(({ kind }) => kind === 'sla'),
    ({ id }) => id,
  );
  for (const [id, history] of [...histories].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const said = history.findLast(({ body }) => body !== null);
    if (!said?.body) continue;
    const sla = slaOf(id, said.body);
    const isOver = history.at(-1)?.body === null;
    const knownMs = history[0]?.atMs ?? said.atMs;
    const standings = await standingsOf(store, id, months, (month) => {
      return monthWindow(month, sla.timeZone).toMs > knownMs && !isOver;
    });
    if (isOver && standings.every(({ state }) => state === null)) continue;
    agreements.push({ ...toldOf(sla), next: isOver ? null : nextOf(sla, versionsOf, asked.nowMs), months: standings });
  }
  const { name, timeZone } = asked.organisation;
  const current = monthAt(asked.nowMs, timeZone);
  const ofHosts = await standingsOf(store, null, months, (month) => month <= current);
  const unaddressed = { customer: null, next: null, recipients: 0, reviewers: 0 };
  return [...agreements, { sla: null, title: name, ...unaddressed, months: ofHosts }];
}

function toldOf({ id, title, customer, recipients = [], reviewers = [] }: Sla) {
  return {
    sla: id,
    title,
    customer: customer.name,
    recipients: recipients.length,
    reviewers: reviewers.length,
  };
}

async function standingsOf(
  store: Store,
  sla: string | null,
  months: readonly string[],
  isAsked: (month: string) => boolean,
): Promise<MonthStanding[]> {
  const standings: MonthStanding[] = [];
  for (const month of months) {
    const moves = await movesOf(store, { sla, month });
    const { edition, state } = lifeOf(moves.map(eventOf));
    const delivery = (await deliveriesOf(store, { sla, month })).at(-1) ?? null;
    const isBegun = moves.length > 0 || delivery !== null || isAsked(month);
    standings.push({ month, edition, state: isBegun ? state : null, atMs: lastMs(moves), delivery });
  }
  return standings;
}

function lastMs(moves: readonly DefinitionEntry[]): number | null {
  return moves.at(-1)?.atMs ?? null;
}

/** The report that is due next by a schedule: that of the month before last may still be ahead. */
function nextOf(
  { schedule, timeZone }: Sla,
  versionsOf: (calendar: string) => readonly Version<Calendar>[],
  nowMs: number,
): AgreementMonths['next'] {
  if (!schedule) return null;
  const calendar = schedule.calendar === undefined ? null : versionsOf(schedule.calendar);
  const current = monthAt(nowMs, timeZone);
  for (const month of [addMonths(current, -1), current]) {
    const atMs = dueMs(month, schedule, calendar, timeZone);
    if (atMs !== undefined && atMs > nowMs) return { month, atMs };
  }
  return null;
}
