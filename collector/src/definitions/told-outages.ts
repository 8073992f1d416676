import { attachNotes, isWithin, noteInstant, type OutageSpan } from '../incidents/attach-notes.ts';
import { epochMs, type OutageRef } from '../incidents/incident.ts';
import { type MissingInput, missingInput } from '../incidents/outage-note.ts';
import { monthAt, monthWindow } from '../ledger/month.ts';
import type { Store } from '../store/store.ts';
import { incidentsOf, notesWithin, type StoredIncident, type StoredNote } from './journal.ts';
import {
  type AskedMonth,
  type LedgerOutage,
  type LedgerStretch,
  type MonthOutages,
  monthOutages,
} from './month-outages.ts';

/** Incidents are opened in the month of their outages or soon after, and take in outages for about as long. */
const incidentMonthsBack = 12;

/** An outage with everything that was said of it. */
export interface ToldOutage {
  readonly outage: LedgerOutage;
  readonly notes: readonly StoredNote[];
  readonly incidents: readonly StoredIncident[];
  /** What a report cannot be final without. */
  readonly missing: readonly MissingInput[];
  /** Where a note of it belongs. */
  readonly atMs: number;
}

export interface ToldMonth {
  readonly outages: readonly ToldOutage[];
  /** Notes of the month whose outage is no longer there. */
  readonly loose: readonly StoredNote[];
  /** What of the month is no outage; reckoned when it is asked for. */
  stretches(): LedgerStretch[];
}

/** The outages of SLOs in a month, and of the targets that are asked for besides, with their notes and incidents. */
export async function toldOutages(store: Store, asked: AskedMonth, asOfMs: number): Promise<ToldMonth> {
  const { promised, others, stretches } = await monthOutages(store, asked, asOfMs);
  const besides = others.filter(({ target }) => asked.targets.includes(target));
  const outages = [...promised, ...besides].sort((a, b) => a.fromMs - b.fromMs);
  const window = monthWindow(asked.month, asked.timeZone);
  // An outage that is half in another month has its note there, if that is where its middle was.
  const fromMs = Math.min(window.fromMs, ...outages.map((outage) => outage.fromMs));
  const toMs = Math.max(window.toMs, ...outages.map((outage) => outage.toMs ?? asOfMs + 1));
  const attached = attachNotes(outages, await notesWithin(store, { fromMs, toMs }));
  const incidents = await incidentsAround(store, asked.month, asOfMs, asked.timeZone);
  const told = attached.outages.map(({ outage, notes }) => toldOutage(outage, notes, incidents, asOfMs));
  return { outages: told, loose: await looseNotes(store, asked, attached.loose, asOfMs), stretches };
}

function toldOutage(
  outage: LedgerOutage,
  notes: readonly StoredNote[],
  incidents: readonly StoredIncident[],
  asOfMs: number,
): ToldOutage {
  const about = incidents.filter(({ incident }) => (incident.outages ?? []).some((ref) => isOf(outage, ref)));
  // What was said of the whole incident need not be said again of each of its outages.
  const said = [...notes.map(({ note }) => note), ...about.map(({ incident }) => incident)];
  const isCounted = outage.slos.some(({ countedMs }) => countedMs > 0);
  const atMs = notes[0]?.atMs ?? noteInstant(outage, asOfMs);
  return { outage, notes, incidents: about, missing: isCounted ? missingInput(said) : [], atMs };
}

/** Of the notes that no listed outage has, those of the month that are about what was asked, and whose outage is nowhere. */
async function looseNotes(
  store: Store,
  { month, timeZone, sloIds, targets }: AskedMonth,
  notes: readonly StoredNote[],
  asOfMs: number,
): Promise<StoredNote[]> {
  const window = monthWindow(month, timeZone);
  const slos = (await store.definitions.current('slo')).filter(({ id }) => sloIds.includes(id));
  const about = new Set([...targets, ...slos.map(({ body }) => body?.target)]);
  const candidates = notes.filter(
    ({ target, atMs }) => about.has(target) && window.fromMs <= atMs && atMs < window.toMs,
  );
  const found = await findOutages(
    store,
    candidates.map(({ note }) => note),
    timeZone,
    asOfMs,
  );
  return candidates.filter((_, index) => found[index] === undefined);
}

/** The incidents that may be about outages of a month. */
export async function incidentsAround(
  store: Store,
  month: string,
  nowMs: number,
  timeZone: string,
): Promise<StoredIncident[]> {
  const first = Temporal.PlainYearMonth.from(month).subtract({ months: incidentMonthsBack }).toString();
  const now = monthAt(nowMs, timeZone);
  return incidentsOf(store, first, now > month ? now : month);
}

export function isOf(outage: OutageSpan, { target, at }: OutageRef): boolean {
  return target === outage.target && isWithin(outage, epochMs(at));
}

/** What to ask about a month: all that is promised, one SLO, or one target, promised or not. Undefined when there is no such SLO. */
export async function askedMonth(
  store: Store,
  { slo, target }: { readonly slo: string | undefined; readonly target: string | undefined },
  month: Pick<AskedMonth, 'month' | 'timeZone'>,
): Promise<AskedMonth | undefined> {
  const slos = (await store.definitions.current('slo')).filter(
    ({ id, body }) => (slo === undefined || id === slo) && (target === undefined || body?.target === target),
  );
  if (slo !== undefined && slos.length === 0) return undefined;
  return {
    ...month,
    sloIds: slos.map(({ id }) => id),
    targets: target !== undefined && isWatched(target) ? [target] : [],
  };
}

/** Whether it is a host or a check, which has outages of its own. */
function isWatched(target: string): boolean {
  return /^(host|check):/.test(target);
}

/** Finds outages by what names them: of a target of SLOs by their rules, of another host or check round the clock. */
export async function findOutages(
  store: Store,
  refs: readonly OutageRef[],
  timeZone: string,
  asOfMs: number,
): Promise<(LedgerOutage | undefined)[]> {
  const months = Map.groupBy(refs, ({ at }) => monthAt(epochMs(at), timeZone));
  const found = new Map<OutageRef, LedgerOutage>();
  for (const [month, ofMonth] of months) {
    const outages = await outagesOf(store, new Set(ofMonth.map(({ target }) => target)), { month, timeZone }, asOfMs);
    for (const ref of ofMonth) {
      const outage = [...outages.promised, ...outages.others].find((one) => isOf(one, ref));
      if (outage) found.set(ref, outage);
    }
  }
  return refs.map((ref) => found.get(ref));
}

async function outagesOf(
  store: Store,
  targets: ReadonlySet<string>,
  month: Pick<AskedMonth, 'month' | 'timeZone'>,
  asOfMs: number,
): Promise<MonthOutages> {
  const slos = (await store.definitions.current('slo')).filter(({ body }) => targets.has(String(body?.target)));
  const sloIds = slos.map(({ id }) => id);
  const others = [...targets].filter(isWatched);
  return monthOutages(store, { ...month, sloIds, targets: others }, asOfMs);
}
