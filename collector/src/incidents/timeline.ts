import {
  epochMs,
  type Incident,
  type IncidentState,
  type IncidentTimes,
  type OutageRef,
  type TimelineNote,
} from './incident.ts';

/** One version of an incident in the log. */
export interface IncidentVersion {
  readonly atMs: number;
  readonly author: string;
  readonly reason: string;
  readonly incident: Incident;
}

/** What one line of a timeline tells. */
export type TimelineEvent =
  | { readonly what: 'state'; readonly state: IncidentState }
  | { readonly what: 'attached' | 'detached'; readonly outage: OutageRef }
  | { readonly what: 'merged'; readonly into: string }
  | { readonly what: 'changed'; readonly members: readonly string[] }
  | { readonly what: 'note'; readonly text: string; readonly corrects?: number };

export interface TimelineLine {
  /** When it happened. */
  readonly atMs: number;
  /** When it was written: the log proves this one. */
  readonly writtenMs: number;
  /** Which version of the incident says so, counted from 1. */
  readonly version: number;
  readonly by: string;
  readonly event: TimelineEvent;
  /** Why, in the words of who wrote it; empty where nobody said. */
  readonly reason: string;
}

const stateTimes: Readonly<Record<IncidentState, keyof IncidentTimes>> = {
  detected: 'detectedAt',
  acknowledged: 'acknowledgedAt',
  'in-progress': 'startedAt',
  restored: 'restoredAt',
  'permanent-fix': 'fixStartedAt',
  closed: 'closedAt',
};

/** Members whose changes have lines of their own. */
const told = new Set(['state', 'outages', 'mergedInto', 'note']);

/** What a change of state brings along; by itself it is a correction, which stops a clock at another time. */
const broughtAlong = new Set<string>(Object.values(stateTimes));

/** Everything that happened, in order of when it happened, by all versions of an incident in their order. */
export function timelineOf(versions: readonly IncidentVersion[]): TimelineLine[] {
  return versions
    .flatMap((version, index) => linesOf(version, index + 1, versions[index - 1]?.incident))
    .sort((a, b) => a.atMs - b.atMs || a.writtenMs - b.writtenMs);
}

function linesOf(
  { atMs, author, reason, incident }: IncidentVersion,
  version: number,
  before: Incident | undefined,
): TimelineLine[] {
  const line = (happenedMs: number, event: TimelineEvent) => {
    return { atMs: happenedMs, writtenMs: atMs, version, by: author, event, reason };
  };
  const members = before ? changedMembers(incident, before) : [];
  return [
    ...stateLine(incident, before).map((state) =>
      line(stateMs(incident, state, before, atMs), { what: 'state', state }),
    ),
    ...missingIn(incident.outages, before?.outages).map((outage) => line(atMs, { what: 'attached', outage })),
    ...missingIn(before?.outages, incident.outages).map((outage) => line(atMs, { what: 'detached', outage })),
    ...(incident.mergedInto && !before?.mergedInto ? [line(atMs, { what: 'merged', into: incident.mergedInto })] : []),
    ...(members.length > 0 ? [line(atMs, { what: 'changed', members })] : []),
    ...(incident.note ? [noteLine(incident.note, line)] : []),
  ];
}

function noteLine(
  { at, text, corrects }: TimelineNote,
  line: (happenedMs: number, event: TimelineEvent) => TimelineLine,
): TimelineLine {
  return line(epochMs(at), { what: 'note', text, ...(corrects !== undefined && { corrects }) });
}

/** The state that was reached with this version; of the first one also where it began. */
function stateLine({ state }: Incident, before: Incident | undefined): IncidentState[] {
  if (before) return state === before.state ? [] : [state];
  return state === 'detected' ? ['detected'] : ['detected', state];
}

/** What came back to be worked on did so when that was written: when work first began says its time no longer. */
function stateMs(incident: Incident, state: IncidentState, before: Incident | undefined, writtenMs: number): number {
  const key = stateTimes[state];
  const time = incident[key];
  return time === undefined || time === before?.[key] ? writtenMs : epochMs(time);
}

function changedMembers(incident: Incident, before: Incident): string[] {
  const isMove = incident.state !== before.state;
  const keys = [...new Set([...Object.keys(incident), ...Object.keys(before)])].filter(
    (key) => !told.has(key) && !(isMove && broughtAlong.has(key)),
  );
  const textOf = (one: Incident, key: string) => JSON.stringify(one[key as keyof Incident]);
  return keys.filter((key) => textOf(incident, key) !== textOf(before, key)).sort();
}

function missingIn(list: readonly OutageRef[] = [], other: readonly OutageRef[] = []): OutageRef[] {
  const known = new Set(other.map(({ target, at }) => `${at} ${target}`));
  return list.filter(({ target, at }) => !known.has(`${at} ${target}`));
}
