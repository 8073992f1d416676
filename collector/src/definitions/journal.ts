import { epochMs, type Incident } from '../incidents/incident.ts';
import { incidentIdsOf } from '../incidents/incident-id.ts';
import type { OutageNote } from '../incidents/outage-note.ts';
import type { IncidentVersion } from '../incidents/timeline.ts';
import type { Interval } from '../ledger/change.ts';
import { formatTime } from '../ledger/format-time.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';

/** A note of an outage as it stands now, and the entry of the log that says so. */
export interface StoredNote {
  readonly target: string;
  readonly atMs: number;
  readonly note: OutageNote;
  readonly entry: DefinitionEntry;
}

export interface StoredIncident {
  readonly id: string;
  readonly incident: Incident;
  readonly entry: DefinitionEntry;
}

type Definitions = { readonly definitions: Pick<Store['definitions'], 'current' | 'history'> };

/** Notes are found by when the outage was: their ids begin with the instant. */
export function noteId(target: string, atMs: number): string {
  return `${formatTime(atMs)}/${target}`;
}

/** The notes whose instants lie within an interval, in order of time. */
export async function notesWithin(store: Definitions, { fromMs, toMs }: Interval): Promise<StoredNote[]> {
  const ids = { from: formatTime(fromMs), to: formatTime(toMs) };
  const notes = (await store.definitions.current('outage', ids)).map(storedNote);
  return notes.sort((a, b) => a.atMs - b.atMs);
}

export function storedNote(entry: DefinitionEntry): StoredNote {
  // Only what fits its schema is ever stored.
  const note = entry.body as unknown as OutageNote;
  return { target: note.target, atMs: epochMs(note.at), note, entry };
}

/** The incidents that were numbered from the first to the last of these months, in order of their ids. */
export async function incidentsOf(store: Definitions, first: string, last: string): Promise<StoredIncident[]> {
  const ids = { from: incidentIdsOf(first).from, to: incidentIdsOf(last).to };
  const incidents = (await store.definitions.current('incident', ids)).map(storedIncident);
  return incidents.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What is open for longer is looked for by its month: reports of that month cannot be final meanwhile. */
const lastingMonths = 24;

/** The incidents that may have lasted until the first of these months, and those since, to the last of them. */
export async function incidentsLasting(store: Definitions, first: string, last: string): Promise<StoredIncident[]> {
  const from = Temporal.PlainYearMonth.from(first).subtract({ months: lastingMonths }).toString();
  return incidentsOf(store, from, last);
}

/** The incidents that are not closed, of the last two years before a month. */
export async function openIncidents(store: Definitions, month: string): Promise<StoredIncident[]> {
  return (await incidentsLasting(store, month, month)).filter(({ incident }) => incident.state !== 'closed');
}

export function storedIncident(entry: DefinitionEntry): StoredIncident {
  return { id: entry.id, incident: entry.body as unknown as Incident, entry };
}

/** Every version of an incident, in their order: what its timeline is made of. */
export async function incidentVersions(store: Definitions, id: string): Promise<IncidentVersion[]> {
  const history = await store.definitions.history('incident', id);
  return history.map((entry) => {
    const { atMs, author, reason } = entry;
    return { atMs, author, reason, incident: storedIncident(entry).incident };
  });
}
