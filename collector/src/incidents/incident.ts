import type { Cause } from './causes.ts';
import type { ActionNote, ImpactNote, LinkNote } from './outage-note.ts';
import type { Degree, Priority } from './priority.ts';

export const incidentStates = [
  'detected',
  'acknowledged',
  'in-progress',
  'restored',
  'permanent-fix',
  'closed',
] as const;
export type IncidentState = (typeof incidentStates)[number];

/** How it came to be known. */
export const incidentSources = ['monitoring', 'inquiry', 'report', 'complaint', 'manual'] as const;
export type IncidentSource = (typeof incidentSources)[number];

/** An outage that an incident is about, named like in a note: a target and an instant within it. */
export interface OutageRef {
  readonly target: string;
  /** RFC 3339. */
  readonly at: string;
}

/** When an incident came to where it is, RFC 3339; what has not happened, or was taken back, is absent. */
export interface IncidentTimes {
  /** When it really began, where that is known and earlier than it was detected. */
  readonly occurredAt?: string;
  readonly detectedAt: string;
  readonly acknowledgedAt?: string;
  readonly startedAt?: string;
  readonly restoredAt?: string;
  readonly fixStartedAt?: string;
  readonly closedAt?: string;
}

/** What cannot have been before what. In old incidents service may be back before anybody took them; none gets there any more. */
const timeOrder = [
  ['occurredAt', 'detectedAt'],
  ['detectedAt', 'acknowledgedAt'],
  ['detectedAt', 'restoredAt'],
  ['acknowledgedAt', 'startedAt'],
  ['acknowledgedAt', 'closedAt'],
  ['restoredAt', 'fixStartedAt'],
  ['restoredAt', 'closedAt'],
  ['fixStartedAt', 'closedAt'],
] as const satisfies readonly (readonly [keyof IncidentTimes, keyof IncidentTimes])[];

/** The first two times of an incident that cannot both be right: `later` is before `earlier`. */
export function disorderOf(
  timeOf: (key: keyof IncidentTimes) => number | undefined,
): { readonly earlier: keyof IncidentTimes; readonly later: keyof IncidentTimes } | undefined {
  const found = timeOrder.find(([earlier, later]) => {
    const [earlierMs, laterMs] = [timeOf(earlier), timeOf(later)];
    return earlierMs !== undefined && laterMs !== undefined && laterMs < earlierMs;
  });
  return found && { earlier: found[0], later: found[1] };
}

/** The times that a state cannot be without. */
export const stateNeeds: Readonly<Record<IncidentState, readonly (keyof IncidentTimes)[]>> = {
  detected: [],
  acknowledged: ['acknowledgedAt'],
  'in-progress': ['acknowledgedAt', 'startedAt'],
  restored: ['acknowledgedAt', 'restoredAt'],
  'permanent-fix': ['acknowledgedAt', 'restoredAt', 'fixStartedAt'],
  closed: ['acknowledgedAt', 'restoredAt', 'closedAt'],
};

/** One saying of the timeline: it came with the version of the log that has it, and no later version can change it. */
export interface TimelineNote {
  /** RFC 3339: when it happened, which may be before it was written. */
  readonly at: string;
  readonly text: string;
  /** The version whose note this one says anew; that one stays where it is. */
  readonly corrects?: number;
}

/** What is learned from an incident once it is over. */
export interface IncidentReview {
  readonly well?: string;
  readonly badly?: string;
  readonly lessons?: string;
}

/** People's response to outages, as a version of the log holds it. */
export interface Incident extends IncidentTimes {
  readonly title: string;
  readonly state: IncidentState;
  readonly source: IncidentSource;
  /** Nothing was down, but might have been. */
  readonly isPotential?: boolean;
  /** The agreement whose targets it is judged by; none promises nothing. */
  readonly sla?: string;
  readonly outages?: readonly OutageRef[];
  /** What is hit besides, or where monitoring saw nothing. */
  readonly targets?: readonly string[];
  readonly impact?: Degree;
  readonly urgency?: Degree;
  /** Said by people, over what impact and urgency make of it. */
  readonly priority?: Priority;
  readonly affected?: ImpactNote;
  readonly owner?: string;
  readonly cause?: Cause;
  readonly interim?: ActionNote;
  readonly permanent?: ActionNote;
  /** Why nothing permanent is done. */
  readonly waived?: string;
  readonly decisions?: readonly string[];
  readonly links?: readonly LinkNote[];
  readonly review?: IncidentReview;
  /** The incident that this one became part of; it is closed then. */
  readonly mergedInto?: string;
  readonly note?: TimelineNote;
}

/** Milliseconds since the epoch of an instant that was read before. */
export function epochMs(time: string): number {
  return Temporal.Instant.from(time).epochMilliseconds;
}
