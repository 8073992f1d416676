import { agreementsAbout } from '../definitions/incident-rules.ts';
import { incidentsOf, incidentVersions, type StoredIncident, storedIncident } from '../definitions/journal.ts';
import type { LedgerOutage } from '../definitions/month-outages.ts';
import { findOutages, incidentsAround, isOf } from '../definitions/told-outages.ts';
import { epochMs, type Incident, type OutageRef } from '../incidents/incident.ts';
import { incidentDay, nextIncidentId } from '../incidents/incident-id.ts';
import { mergeIncidents, withOutages, withoutOutages } from '../incidents/regroup.ts';
import { formatTime } from '../ledger/format-time.ts';
import { monthAt } from '../ledger/month.ts';
import type { Store } from '../store/store.ts';
import { etagOf } from './definition-answer.ts';
import { type Refusal, refusal, type Saved, saveDefinition } from './save-definition.ts';

/** Who writes, and why. */
export interface IncidentWriter {
  readonly author: string;
  readonly reason: string;
  readonly nowMs: number;
  /** Of the organisation: incidents are numbered by its days. */
  readonly timeZone: string;
}

/** How often a number may be taken, or an incident change, while we write: people do so by hand. */
const triesMax = 10;

/** What is said of an incident when it is opened; the rest follows. */
export type OpenedIncident = Omit<Incident, 'state' | 'detectedAt'> & Partial<Pick<Incident, 'detectedAt'>>;

/** Opens an incident under the next number of its day. Detected is what has outages when the first one began, unless somebody says otherwise. */
export async function openIncident(
  store: Store,
  opened: OpenedIncident,
  writer: IncidentWriter,
  asOfMs: number,
): Promise<Saved> {
  const refs = opened.outages ?? [];
  const found = await attachable(store, undefined, refs, writer, asOfMs);
  if ('ok' in found) return found;
  const detectedAt = opened.detectedAt ?? formatTime(Math.min(writer.nowMs, ...found.map(({ fromMs }) => fromMs)));
  const detectedMs = readTime(detectedAt);
  if (detectedMs === undefined || detectedMs > writer.nowMs)
    return refusal(400, 'REQUEST_INVALID', 'detectedAt: give an instant that is not in the future');
  const targets = [...refs.map(({ target }) => target), ...(opened.targets ?? [])];
  const agreements = agreementsAbout(await store.definitions.entries(), targets, writer.nowMs);
  // Where several are hit, a person has to say whose targets count.
  const sla = opened.sla ?? (agreements.length === 1 ? agreements[0] : undefined);
  const incident: Incident = { ...opened, ...(sla !== undefined && { sla }), state: 'detected', detectedAt };
  const month = monthAt(detectedMs, writer.timeZone);
  const day = incidentDay(detectedMs, writer.timeZone);
  for (let tries = 0; ; tries++) {
    const id = nextIncidentId(
      day,
      (await incidentsOf(store, month, month)).map((one) => one.id),
    );
    const saved = await write(store, id, incident, writer, { ifNoneMatch: '*' });
    if (saved.ok || saved.status !== 412 || tries >= triesMax) return saved;
  }
}

/** What becomes of an incident, or why nothing does. */
export type IncidentChange = (incident: Incident) => Incident | Refusal | Promise<Incident | Refusal>;

/** Changes an incident. With an `ifMatch` only the version it names; without, whatever version there is. */
export async function changeIncident(
  store: Store,
  id: string,
  writer: IncidentWriter,
  change: IncidentChange,
  ifMatch?: string,
): Promise<Saved> {
  for (let tries = 0; ; tries++) {
    const found = await findIncident(store, id);
    if ('ok' in found) return found;
    if (found.incident.mergedInto !== undefined) return refusal(409, 'INCIDENT_MERGED', found.incident.mergedInto);
    const changed = await change(found.incident);
    if (isRefusal(changed)) return changed;
    const saved = await write(store, id, changed, writer, { ifMatch: ifMatch ?? etagOf(found.entry) });
    if (saved.ok || saved.status !== 412 || ifMatch !== undefined || tries >= triesMax) return saved;
  }
}

export async function findIncident(store: Store, id: string): Promise<StoredIncident | Refusal> {
  const entry = (await store.definitions.history('incident', id)).at(-1);
  return entry?.body == null ? refusal(404, 'INCIDENT_UNKNOWN', id) : storedIncident(entry);
}

/** Adds a note to the timeline. */
export function noted(text: string, at: string | undefined, { nowMs }: Pick<IncidentWriter, 'nowMs'>): IncidentChange {
  return (incident) => {
    const atMs = at === undefined ? nowMs : epochMs(at);
    if (atMs > nowMs) return refusal(400, 'REQUEST_INVALID', 'at: give an instant that is not in the future');
    return { ...incident, note: { at: formatTime(atMs), text } };
  };
}

/** Adds what the note of a version should have said. That one stays; unless it was at another time, this one tells of the same. */
export function noteCorrected(
  store: Store,
  id: string,
  { text, at, corrects }: { readonly text: string; readonly at: string | undefined; readonly corrects: number },
  writer: Pick<IncidentWriter, 'nowMs'>,
): IncidentChange {
  return async (incident) => {
    const before = (await incidentVersions(store, id))[corrects - 1]?.incident.note;
    if (!before) return refusal(400, 'REQUEST_INVALID', `corrects: version ${corrects} has no note`);
    const changed = await noted(text, at ?? before.at, writer)(incident);
    return isRefusal(changed) || !changed.note ? changed : { ...changed, note: { ...changed.note, corrects } };
  };
}

/** Takes outages in and lets others go. An outage is in one incident at a time, and there once, whatever instants name it. */
export function regrouped(
  store: Store,
  id: string,
  { attach, detach }: { readonly attach: readonly OutageRef[]; readonly detach: readonly OutageRef[] },
  writer: IncidentWriter,
  asOfMs: number,
): IncidentChange {
  return async (incident) => {
    const found = await attachable(store, id, attach, writer, asOfMs);
    if ('ok' in found) return found;
    const rest = withoutOutages(incident, detach);
    const isNew = (outage: LedgerOutage | undefined) =>
      !(rest.outages ?? []).some((ref) => outage && isOf(outage, ref));
    return withOutages(
      rest,
      attach.filter((_, index) => isNew(found[index])),
    );
  };
}

/** Makes one incident part of another: both are written, or none. */
export async function mergeInto(store: Store, partId: string, intoId: string, writer: IncidentWriter): Promise<Saved> {
  const [part, into] = [await findIncident(store, partId), await findIncident(store, intoId)];
  if ('ok' in part) return part;
  if ('ok' in into) return into;
  for (const { incident } of [part, into])
    if (incident.mergedInto !== undefined) return refusal(409, 'INCIDENT_MERGED', incident.mergedInto);
  if (partId === intoId) return refusal(400, 'REQUEST_INVALID', `into: ${intoId} is itself`);
  const merged = mergeIncidents(into.incident, part.incident, intoId, writer.nowMs);
  const { author, reason, nowMs } = writer;
  const entered = { kind: 'incident' as const, effectiveFromMs: null, atMs: nowMs, author, reason };
  const result = await store.definitions.append([
    { ...entered, id: partId, body: { ...merged.part }, expectedVersion: part.entry.version },
    { ...entered, id: intoId, body: { ...merged.into }, expectedVersion: into.entry.version },
  ]);
  const entry = typeof result === 'string' ? undefined : result[1];
  if (entry) return { ok: true, entry, isNew: false };
  return refusal(412, 'DEFINITION_CHANGED', 'somebody else changed one of them just now');
}

/** The outages that are named, when there are such and no other incident has them. */
async function attachable(
  store: Store,
  id: string | undefined,
  refs: readonly OutageRef[],
  { nowMs, timeZone }: IncidentWriter,
  asOfMs: number,
): Promise<LedgerOutage[] | Refusal> {
  const wrong = refs.find(({ at }) => readTime(at) === undefined);
  if (wrong) return refusal(400, 'REQUEST_INVALID', `outages: ${wrong.at} is no instant`);
  const found = await findOutages(store, refs, timeZone, asOfMs);
  const outages = found.filter((one) => one !== undefined);
  const missing = refs[found.indexOf(undefined)];
  if (missing) return refusal(404, 'OUTAGE_UNKNOWN', `${missing.target} was not down at ${missing.at}`);
  if (outages.length === 0) return [];
  const first = monthAt(Math.min(...outages.map(({ fromMs }) => fromMs)), timeZone);
  for (const other of await incidentsAround(store, first, nowMs, timeZone)) {
    if (other.id === id) continue;
    const taken = outages.find((outage) => (other.incident.outages ?? []).some((ref) => isOf(outage, ref)));
    if (!taken) continue;
    const place = `${taken.target} from ${formatTime(taken.fromMs)}`;
    return refusal(409, 'OUTAGE_TAKEN', `${place} is in ${other.id}: detach it there, or merge the two`);
  }
  return outages;
}

async function write(
  store: Store,
  id: string,
  incident: Incident,
  { author, reason, nowMs }: IncidentWriter,
  precondition: { readonly ifMatch?: string; readonly ifNoneMatch?: string },
): Promise<Saved> {
  const { sla } = incident;
  if (sla !== undefined && (await store.definitions.history('sla', sla)).length === 0)
    return refusal(400, 'REQUEST_INVALID', `sla: there is no agreement ${sla}`);
  const wish = { kind: 'incident' as const, id, author, nowMs, ifMatch: undefined, ifNoneMatch: undefined };
  return saveDefinition(store, { ...wish, ...precondition }, { ...incident, reason });
}

export function isRefusal(value: Incident | Refusal): value is Refusal {
  return 'ok' in value;
}

/** Undefined where it is no time. */
export function readTime(time: string): number | undefined {
  try {
    return epochMs(time);
  } catch {
    return undefined;
  }
}
