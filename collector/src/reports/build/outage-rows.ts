import { attachNotes } from '../../incidents/attach-notes.ts';
import { epochMs, type OutageRef } from '../../incidents/incident.ts';
import { type ActionNote, type MissingInput, missingInput, type OutageNote } from '../../incidents/outage-note.ts';
import { formatTime } from '../../ledger/format-time.ts';
import type { Action, OutageRow } from '../rows.ts';
import type { ToldIncident } from './incident-rows.ts';
import type { LineOutage } from './line-outages.ts';

/** What the looks of a check said when an outage began, where a check is what told of it. */
export interface Sighting {
  readonly target: string;
  /** When the down run began that they told of. */
  readonly atMs: number;
  readonly reason: string | null;
  /** When as many looks had failed as make an outage. */
  readonly confirmedMs: number | null;
}

/** What people said, and looks saw, of outages. */
export interface OutageWords {
  readonly notes: readonly OutageNote[];
  readonly incidents: readonly ToldIncident[];
  readonly sightings: readonly Sighting[];
  /** What a host, check or service is called. */
  readonly titles: Readonly<Record<string, string>>;
}

export interface ToldOutage {
  readonly outage: LineOutage;
  readonly row: OutageRow;
  readonly missing: readonly MissingInput[];
}

/** The outages with everything that was said of them. Where an outage and its incident both say something, the outage's own word counts. */
export function outageRows(outages: readonly LineOutage[], words: OutageWords): ToldOutage[] {
  return outages
    .map((outage) => toldOutage(outage, words))
    .sort((a, b) => a.outage.fromMs - b.outage.fromMs || (a.row.line < b.row.line ? -1 : 1));
}

function toldOutage(outage: LineOutage, words: OutageWords): ToldOutage {
  const notes = notesOf(outage, words.notes);
  const incident = words.incidents.find(({ said }) => (said.outages ?? []).some((ref) => isOf(outage, ref)));
  const said = [...notes, ...(incident ? [{ ...incident.said, impact: incident.said.affected }] : [])];
  const first = <T>(of: (one: (typeof said)[number]) => T | undefined): T | null =>
    said.map(of).find((found) => found !== undefined) ?? null;
  const sighting = words.sightings.find(
    ({ target, atMs }) => target === outage.witness?.target && atMs === outage.witness.atMs,
  );
  const cause = first((one) => one.cause);
  const row: OutageRow = {
    line: outage.line,
    title: words.titles[outage.witness?.target ?? outage.target] ?? outage.target,
    from: formatTime(outage.fromMs),
    to: outage.toMs === null ? null : formatTime(outage.toMs),
    earliest: outage.earliestMs === null ? null : formatTime(outage.earliestMs),
    latest: outage.latestMs === null ? null : formatTime(outage.latestMs),
    downMs: outage.downMs,
    bounds: outage.bounds,
    countedMs: outage.countedMs,
    ...detectionOf(outage, sighting, incident),
    reason: outage.witness?.reason ?? sighting?.reason ?? null,
    impact: first((one) => one.impact?.text),
    usersAffected: first((one) => one.impact?.usersAffected),
    cause: cause && { category: cause.category, text: cause.text, certainty: cause.certainty },
    interim: actionOf(first((one) => one.interim)),
    permanent: actionOf(first((one) => one.permanent)),
    waived: first((one) => one.waived),
    decisions: said.flatMap((one) => one.decisions ?? []),
    incident: incident?.id ?? null,
    links: said.flatMap((one) => one.links ?? []),
  };
  return { outage, row, missing: missingInput(said) };
}

/** Notes about the target itself go before those about a part of it. */
function notesOf(outage: LineOutage, notes: readonly OutageNote[]): OutageNote[] {
  return outage.about.flatMap((target) => {
    const placed = notes
      .filter((note) => note.target === target)
      .map((note) => ({ note, target, atMs: epochMs(note.at) }));
    const [found] = attachNotes([{ target, fromMs: outage.fromMs, toMs: outage.toMs }], placed).outages;
    return (found?.notes ?? []).map(({ note }) => note);
  });
}

function isOf(outage: LineOutage, { target, at }: OutageRef): boolean {
  const atMs = epochMs(at);
  return outage.about.includes(target) && outage.fromMs <= atMs && (outage.toMs === null || atMs < outage.toMs);
}

/** The looks tell it to the millisecond; where none did, the incident tells when somebody could know. */
function detectionOf(
  { fromMs }: LineOutage,
  sighting: Sighting | undefined,
  incident: ToldIncident | undefined,
): Pick<OutageRow, 'detectMs' | 'detectedBy'> {
  if (sighting?.confirmedMs != null) return { detectMs: sighting.confirmedMs - fromMs, detectedBy: 'monitoring' };
  if (!incident) return { detectMs: null, detectedBy: null };
  return { detectMs: Math.max(0, epochMs(incident.said.detectedAt) - fromMs), detectedBy: incident.said.source };
}

function actionOf(note: ActionNote | null): Action | null {
  if (note === null) return null;
  const { text, owner = null, dueOn = null, doneOn = null } = note;
  return { text, owner, dueOn, doneOn };
}
