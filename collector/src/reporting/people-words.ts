import { epochMs, type Incident } from '../incidents/incident.ts';
import { incidentIdsOf } from '../incidents/incident-id.ts';
import type { OutageNote } from '../incidents/outage-note.ts';
import { formatTime } from '../ledger/format-time.ts';
import type { ToldIncident } from '../reports/build/incident-rows.ts';
import type { LineOutage } from '../reports/build/line-outages.ts';
import type { Records } from '../reports/build/records.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';

/** The notes about outages, from the beginning of the earliest on. */
export async function notesOf(store: Store, outages: readonly LineOutage[], asOfMs: number): Promise<OutageNote[]> {
  if (outages.length === 0) return [];
  const fromMs = Math.min(...outages.map((outage) => outage.fromMs));
  // Ids of notes begin with their instant.
  const ids = { from: formatTime(fromMs), to: formatTime(asOfMs + 1) };
  return (await store.definitions.current('outage', ids)).map(({ body }) => body as unknown as OutageNote);
}

/** Whose incidents a report tells. One that names no agreement belongs to a report that is about something it hit: no customer reads of another. */
export interface IncidentScope {
  readonly sla: string | null;
  /** Hosts, checks and services of the report's lines. */
  readonly targets: ReadonlySet<string>;
}

/** Those since a month, and older ones that were not closed before it. */
export async function incidentsOf(
  store: Store,
  scope: IncidentScope,
  from: string,
  toMs: number,
): Promise<ToldIncident[]> {
  const current = await store.definitions.current('incident');
  const first = incidentIdsOf(from).from;
  const told = current.filter(({ id, body }) => {
    const said = body as unknown as Incident;
    if (!isOf(said, scope)) return false;
    return epochMs(said.detectedAt) < toMs && (id >= first || said.closedAt === undefined);
  });
  return Promise.all(
    told.map(async ({ id, body }) => {
      const history = await store.definitions.history('incident', id);
      return { id, said: body as unknown as Incident, versions: history.flatMap(versionOf) };
    }),
  );
}

function isOf({ sla, outages = [], targets = [] }: Incident, scope: IncidentScope): boolean {
  if (scope.sla === null || sla !== undefined) return scope.sla === null || sla === scope.sla;
  return [...targets, ...outages.map(({ target }) => target)].some((target) => scope.targets.has(target));
}

function versionOf({ atMs, author, reason, body }: DefinitionEntry): ToldIncident['versions'][number][] {
  return body === null ? [] : [{ atMs, author, reason, incident: body as unknown as Incident }];
}

/** What was recorded for an agreement, and for all of them. */
export function recordsOf(entries: readonly DefinitionEntry[], sla: string | null): Records {
  const last = new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  const of = <K extends keyof Records>(kind: DefinitionEntry['kind']) =>
    [...last.values()]
      .filter(({ kind: one, body }) => one === kind && body !== null)
      .map(({ body }) => body as unknown as Records[K][number])
      .filter((record) => sla === null || record.sla === undefined || record.sla === sla);
  return {
    drills: of<'drills'>('drill'),
    suppliers: of<'suppliers'>('supplier'),
    capacities: of<'capacities'>('capacity'),
    improvements: of<'improvements'>('improvement'),
  };
}
