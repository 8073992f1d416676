import { incidentsLasting, incidentVersions, notesWithin } from '../definitions/journal.ts';
import { measuredEnds } from '../definitions/measured-ends.ts';
import { epochMs, type Incident } from '../incidents/incident.ts';
import type { OutageNote } from '../incidents/outage-note.ts';
import type { Interval } from '../ledger/change.ts';
import type { ToldIncident } from '../reports/build/incident-rows.ts';
import type { LineOutage } from '../reports/build/line-outages.ts';
import { addMonths } from '../reports/build/months.ts';
import type { Records } from '../reports/build/records.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';

/** The notes about outages, from the beginning of the earliest on. */
export async function notesOf(store: Store, outages: readonly LineOutage[], asOfMs: number): Promise<OutageNote[]> {
  if (outages.length === 0) return [];
  const fromMs = Math.min(...outages.map((outage) => outage.fromMs));
  return (await notesWithin(store, { fromMs, toMs: asOfMs + 1 })).map(({ note }) => note);
}

/** Whose incidents and risks a report tells. One that names no agreement belongs to a report that is about something it hit: no customer reads of another. */
export interface IncidentScope {
  readonly sla: string | null;
  /** Hosts, checks and services of the report's lines. */
  readonly targets: ReadonlySet<string>;
}

/** Which incidents a report tells, and as of when. */
interface ToldPeriod {
  /** The first month of its fiscal year. */
  readonly from: string;
  readonly month: string;
  /** The month itself. */
  readonly window: Interval;
  readonly timeZone: string;
  readonly asOfMs: number;
  /** What the people in their timelines are called. */
  readonly printed: (author: string) => string;
}

/**
 * Those of a month and since the fiscal year began, and older ones that may have lasted until then; not what became part of another one, which tells
 * it. A month more at the end: incidents are numbered by days of the organisation's zone, and one about an outage may be opened after its month. The
 * builder looks at the instants.
 */
export async function toldIncidents(
  store: Store,
  scope: IncidentScope,
  { from, month, window, timeZone, asOfMs, printed }: ToldPeriod,
): Promise<ToldIncident[]> {
  const all = await incidentsLasting(store, from, addMonths(month, 1));
  const told = all.filter(({ incident }) => incident.mergedInto === undefined && isOf(incident, scope));
  // Of those that were closed before only their number is told.
  const ofTheMonth = told
    .map(({ incident }) => incident)
    .filter(({ closedAt }) => closedAt === undefined || epochMs(closedAt) >= window.fromMs);
  const measuredEndMs = await measuredEnds(store, ofTheMonth, { timeZone, asOfMs });
  return Promise.all(
    told.map(async ({ id, incident }) => ({
      ...{ id, said: incident, measuredEndMs: measuredEndMs(incident) },
      versions: (await incidentVersions(store, id)).map((one) => ({ ...one, author: printed(one.author) })),
    })),
  );
}

function isOf({ sla, outages = [], targets = [] }: Incident, scope: IncidentScope): boolean {
  if (scope.sla === null || sla !== undefined) return scope.sla === null || sla === scope.sla;
  return [...targets, ...outages.map(({ target }) => target)].some((target) => scope.targets.has(target));
}

/**
 * What was recorded for an agreement, and for all of them. A risk that names no agreement but what it hits belongs to reports about that, as incidents
 * do; what else it hits is not told there. `titles` are what targets are called.
 */
export function recordsOf(
  entries: readonly DefinitionEntry[],
  { sla, targets: ours }: IncidentScope,
  titles: Readonly<Record<string, string>>,
): Records {
  const last = new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  const of = <K extends keyof Records>(kind: DefinitionEntry['kind']) =>
    [...last.values()]
      .filter(({ kind: one, body }) => one === kind && body !== null)
      .map(({ body }) => body as unknown as Records[K][number])
      .filter((record) => sla === null || record.sla === undefined || record.sla === sla);
  const risks = of<'risks'>('risk')
    .filter(({ targets = [], ...risk }) => {
      return sla === null || risk.sla !== undefined || targets.length === 0 || targets.some((id) => ours.has(id));
    })
    .map(({ targets = [], ...risk }) => {
      const told = targets.filter((id) => sla === null || ours.has(id));
      return { ...risk, targets: told.map((id) => titles[id] ?? id) };
    });
  return {
    risks,
    drills: of<'drills'>('drill'),
    invocations: of<'invocations'>('invocation'),
    distributions: of<'distributions'>('distribution'),
    suppliers: of<'suppliers'>('supplier'),
    capacities: of<'capacities'>('capacity'),
    improvements: of<'improvements'>('improvement'),
  };
}
