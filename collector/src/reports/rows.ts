/** A promise that counts, such as at most two urgent outages in half a year. */
export interface CountTarget {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly atMost: number;
  readonly actual: number;
  readonly verdict: 'met' | 'missed';
}

/** How fast incidents of a priority were answered and resolved. */
export interface ResponseTarget {
  readonly priority: string;
  readonly incidents: number;
  readonly respondTargetMs: number | null;
  readonly respondWorstMs: number | null;
  readonly respondMissed: number;
  readonly resolveTargetMs: number | null;
  readonly resolveWorstMs: number | null;
  readonly resolveMissed: number;
  /** Whose time the clocks count: service hours, or round the clock. */
  readonly clock: 'service-hours' | 'always';
}

export interface Action {
  readonly text: string;
  readonly owner: string | null;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
}

/** One unplanned outage of a line. */
export interface OutageRow {
  readonly line: string;
  /** What was down, as people call it. */
  readonly title: string;
  readonly from: string;
  /** null while it lasts. */
  readonly to: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly downMs: number;
  readonly countedMs: number;
  /** From the beginning until somebody could know of it. */
  readonly detectMs: number | null;
  readonly detectedBy: string | null;
  readonly reason: string | null;
  readonly impact: string | null;
  readonly usersAffected: number | null;
  readonly cause: {
    readonly category: string;
    readonly text: string;
    readonly certainty: 'suspected' | 'confirmed';
  } | null;
  readonly interim: Action | null;
  readonly permanent: Action | null;
  /** Why nothing permanent is done. */
  readonly waived: string | null;
  readonly decisions: readonly string[];
  readonly incident: string | null;
  readonly links: readonly Link[];
}

export interface Link {
  readonly title: string;
  readonly url: string;
}

export interface IncidentRow {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly priority: string | null;
  readonly detectedAt: string;
  readonly acknowledgedAt: string | null;
  readonly restoredAt: string | null;
  readonly closedAt: string | null;
  readonly respondMs: number | null;
  readonly resolveMs: number | null;
  readonly respondMet: boolean | null;
  readonly resolveMet: boolean | null;
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
  readonly overrunMs: number;
  readonly announcedAt: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly cancelledAt: string | null;
  /** What of it left the base, and why not all of it. */
  readonly excludedMs: number;
  readonly notExcludedBecause: 'not-approved' | 'notice' | 'cap' | 'outside-agreed-time' | 'policy' | null;
}

export interface AdjustmentRow {
  readonly id: string;
  readonly target: string;
  readonly from: string;
  readonly to: string;
  readonly status: 'up' | 'down' | 'unknown' | 'excluded';
  readonly reason: string;
  readonly author: string;
  readonly approvedBy: string | null;
  readonly retroactive: boolean;
}

export interface Continuity {
  /** Recovery time objectives and the longest recovery of the month. */
  readonly recovery: readonly {
    readonly line: string;
    readonly rtoMs: number;
    /** From beginning to end, whether service was agreed or not. */
    readonly longestMs: number | null;
    readonly met: boolean;
  }[];
  /** Recovery point objectives by the age of backups. */
  readonly points: readonly {
    readonly title: string;
    readonly rpoMs: number;
    readonly worstMs: number | null;
    readonly met: boolean | null;
  }[];
  readonly drills: readonly DrillRow[];
}

export interface DrillRow {
  readonly title: string;
  readonly on: string;
  readonly scenario: string;
  readonly rtoMs: number | null;
  readonly tookMs: number | null;
  readonly passed: boolean;
  readonly findings: string | null;
  readonly nextOn: string | null;
}

export interface CapacityRow {
  readonly title: string;
  readonly measured: string;
  readonly limit: string | null;
  readonly forecast: string | null;
}

export interface SupplierRow {
  readonly title: string;
  readonly objective: string | null;
  readonly actual: string | null;
  readonly met: boolean | null;
  readonly note: string | null;
}

export interface ImprovementRow {
  readonly title: string;
  readonly owner: string | null;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  readonly state: 'open' | 'done' | 'late';
}
