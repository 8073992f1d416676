import type { Verdict } from './line.ts';

/** A promise that counts, such as at most two urgent outages in half a year. */
export interface CountTarget {
  readonly title: string;
  /** When the period that is counted begins. */
  readonly from: string;
  /** When it ends. */
  readonly to: string;
  /** How many were promised at the most. */
  readonly atMost: number;
  /** How many there were. */
  readonly actual: number;
  /** How many more there may have been in time when nobody could look: one in each stretch. Absent where none. */
  readonly hidden?: number;
  /** Undetermined where the hidden ones may break the promise, or nothing was seen of a line. */
  readonly verdict: Verdict;
}

/** How fast incidents of a priority were answered and resolved. */
export interface ResponseTarget {
  readonly priority: string;
  /** How many there were. */
  readonly incidents: number;
  /** Until when one must be acknowledged. */
  readonly respondTargetMs: number | null;
  /** The slowest. */
  readonly respondWorstMs: number | null;
  /** How many were slower than that. */
  readonly respondMissed: number;
  /** Until when service must be back. */
  readonly resolveTargetMs: number | null;
  /** The slowest. */
  readonly resolveWorstMs: number | null;
  /** How many were slower than that. */
  readonly resolveMissed: number;
  /** Whose time the clocks count: service hours, or round the clock. */
  readonly clock: 'service-hours' | 'always';
}

export interface Action {
  /** What is done. */
  readonly text: string;
  /** Who does it. */
  readonly owner: string | null;
  /** Until which day. */
  readonly dueOn: string | null;
  /** On which day it was done; null while it is not. */
  readonly doneOn: string | null;
}

/** One unplanned outage of a line. */
export interface OutageRow {
  /** The id of the line that it counts for. */
  readonly line: string;
  /** What was down, as people call it. */
  readonly title: string;
  readonly from: string;
  /** null while it lasts. */
  readonly to: string | null;
  /** When it may have begun at the earliest; null where that is certain. */
  readonly earliest: string | null;
  /** When it may have ended at the latest; null where that is certain. */
  readonly latest: string | null;
  /** How long it was down, whenever service was agreed. */
  readonly downMs: number;
  /**
   * How long it may have been by when it may have begun and ended, and in time around it when nobody could look; null where that is certain,
   * absent in reports of versions that did not tell it.
   */
  readonly bounds?: {
    readonly leastMs: number;
    /** null while it lasts. */
    readonly mostMs: number | null;
  } | null;
  /** How much of that counts. */
  readonly countedMs: number;
  /** From the beginning until somebody could know of it. */
  readonly detectMs: number | null;
  /** What noticed it. */
  readonly detectedBy: string | null;
  /** Why it was down, as whoever looked says it. */
  readonly reason: string | null;
  /** Whom and what it hit, in words. */
  readonly impact: string | null;
  /** How many people, as far as anybody knows. */
  readonly usersAffected: number | null;
  /** What people found out; null while nobody has. */
  readonly cause: {
    readonly category: string;
    readonly text: string;
    readonly certainty: 'suspected' | 'confirmed';
  } | null;
  /** What brought service back. */
  readonly interim: Action | null;
  /** What keeps it from happening again. */
  readonly permanent: Action | null;
  /** Why nothing permanent is done. */
  readonly waived: string | null;
  /** What was decided about it. */
  readonly decisions: readonly string[];
  /** The id of the incident that it is part of. */
  readonly incident: string | null;
  /** Where more is told. */
  readonly links: readonly Link[];
}

export interface Link {
  readonly title: string;
  readonly url: string;
}

export interface IncidentRow {
  readonly id: string;
  readonly title: string;
  /** Where it stood when the report was made. */
  readonly state: string;
  readonly priority: string | null;
  readonly detectedAt: string;
  readonly acknowledgedAt: string | null;
  /** As people said it. */
  readonly restoredAt: string | null;
  /** Its outages were measured to last longer than that: until then, null while one does. The resolve clock is to then; absent where what was said holds. */
  readonly measured?: { readonly restoredAt: string | null };
  readonly closedAt: string | null;
  /** From detection to acknowledgement, in the time that its clock counts. */
  readonly respondMs: number | null;
  /** From detection to restoration, likewise. */
  readonly resolveMs: number | null;
  /** Whether the target was met; null without one. */
  readonly respondMet: boolean | null;
  /** Whether the target was met; null without one. */
  readonly resolveMet: boolean | null;
  /** How many outages it holds. */
  readonly outages: number;
  readonly timeline: readonly { readonly at: string; readonly by: string; readonly text: string }[];
  readonly links: readonly Link[];
}

export interface MaintenanceRow {
  readonly id: string;
  readonly title: string;
  /** The lines it touches. */
  readonly lines: readonly string[];
  readonly plannedFrom: string;
  readonly plannedTo: string;
  /** When something that the work was about was down in it; null where nothing was, and the second while it lasts. */
  readonly actualFrom: string | null;
  readonly actualTo: string | null;
  /** How long it was down after the planned end. */
  readonly overrunMs: number;
  /** When people were told. */
  readonly announcedAt: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly cancelledAt: string | null;
  /** What of it left the base, and why not all of it. */
  readonly excludedMs: number;
  /** Why not all of it left the base. */
  readonly notExcludedBecause: 'not-approved' | 'notice' | 'cap' | 'outside-agreed-time' | 'policy' | null;
}

/** Approved work of the month after the report's. */
export interface AheadRow {
  readonly title: string;
  /** The lines it touches. */
  readonly lines: readonly string[];
  readonly plannedFrom: string;
  readonly plannedTo: string;
}

export interface AdjustmentRow {
  readonly id: string;
  /** What it is about, as people call it. */
  readonly target: string;
  readonly from: string;
  readonly to: string;
  /** What the time counts as instead; `excluded` takes it out. */
  readonly status: 'up' | 'down' | 'unknown' | 'excluded';
  /** Why. */
  readonly reason: string;
  /** Who asked for it. */
  readonly author: string;
  /** Who approved it; null while nobody has. */
  readonly approvedBy: string | null;
  /** Whether it began before it was written. */
  readonly retroactive: boolean;
}

export interface Continuity {
  /** Recovery time objectives and the longest recovery of the month. */
  readonly recovery: readonly {
    readonly line: string;
    readonly rtoMs: number;
    /** Down time of the longest outage outside approved maintenance, whether service was agreed or not; null where none was seen. */
    readonly longestMs: number | null;
    /** What it may have been by when outages may have begun and ended, and in time when nobody could look; absent where that is certain. */
    readonly bounds?: {
      readonly leastMs: number;
      /** null while an outage, or time when nobody can look, lasts. */
      readonly mostMs: number | null;
    };
    /** null where the bounds lie on both sides of the objective, or nothing was observed. */
    readonly met: boolean | null;
  }[];
  /** Recovery point objectives by the age of backups. */
  readonly points: readonly {
    readonly title: string;
    readonly rpoMs: number;
    readonly worstMs: number | null;
    readonly met: boolean | null;
  }[];
  readonly drills: readonly DrillRow[];
  /** When the plan was followed in earnest; absent in reports of versions that did not tell it. */
  readonly invocations?: readonly InvocationRow[];
  /** The last edition of each list of emergency contacts that was handed out; absent likewise. */
  readonly contactLists?: readonly ContactListRow[];
}

export interface ContactListRow {
  readonly title: string;
  readonly edition: number;
  readonly on: string;
  readonly how: 'paper' | 'encrypted-file' | 'both';
  /** Who got it. */
  readonly to: string | null;
}

export interface InvocationRow {
  readonly title: string;
  readonly on: string;
  readonly why: string;
  readonly decidedBy: string | null;
  readonly incident: string | null;
  readonly rtoMs: number | null;
  readonly tookMs: number | null;
  readonly rpoMs: number | null;
  /** How much of the newest data was lost. */
  readonly lostMs: number | null;
  /** null while it goes on. */
  readonly endedOn: string | null;
  readonly findings: string | null;
}

export interface DrillRow {
  readonly title: string;
  readonly on: string;
  readonly scenario: string;
  /** What it was held against. */
  readonly rtoMs: number | null;
  /** How long recovery took. */
  readonly tookMs: number | null;
  /** Whether what it was to show was shown. */
  readonly passed: boolean;
  readonly findings: string | null;
  readonly nextOn: string | null;
}
