import type { CauseCategory } from '../../incidents/causes.ts';
import type { IncidentSource, IncidentState } from '../../incidents/incident.ts';
import type { Degree, Priority } from '../../incidents/priority.ts';

type Status = 'up' | 'down' | 'unknown' | 'excluded';

interface OutageWords {
  readonly number: string;
  readonly target: string;
  readonly from: string;
  readonly to: string;
  readonly earliest: string;
  readonly latest: string;
  readonly down: string;
  /** By its bounds. */
  readonly least: string;
  readonly most: string;
  readonly counted: string;
  readonly detect: string;
  readonly detectedBy: string;
  readonly reason: string;
  readonly impact: string;
  readonly usersAffected: string;
  readonly users: (count: number) => string;
  readonly category: string;
  readonly cause: string;
  readonly certainty: string;
  readonly certainties: Readonly<Record<'suspected' | 'confirmed', string>>;
  readonly interim: string;
  readonly permanent: string;
  readonly waived: string;
  readonly decisions: string;
  readonly incident: string;
  readonly links: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly doneOn: string;
  readonly open: string;
  readonly notWritten: string;
  readonly uncounted: string;
  readonly uncountedHeads: Readonly<Record<'degraded' | 'brief', { readonly count: string; readonly time: string }>>;
  readonly degraded: (count: number, time: string) => string;
  readonly brief: (count: number, time: string, shortest: string) => string;
}

interface IncidentWords {
  readonly heading: string;
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly priority: string;
  readonly detected: string;
  readonly acknowledged: string;
  readonly restored: string;
  readonly measuredHead: string;
  /** What was measured otherwise than it was said; null: an outage still lasts. */
  measured(restored: string | null): string;
  readonly closed: string;
  readonly respond: string;
  readonly resolve: string;
  readonly outages: string;
  readonly timeline: string;
  readonly at: string;
  readonly by: string;
  readonly text: string;
}

interface MaintenanceWords {
  readonly title: string;
  readonly lines: string;
  readonly planned: string;
  readonly actual: string;
  readonly from: string;
  readonly to: string;
  readonly overrun: string;
  readonly announced: string;
  readonly approved: string;
  readonly approvedBy: string;
  readonly cancelled: string;
  readonly excluded: string;
  readonly notExcluded: string;
  readonly notExcludedBecause: Readonly<
    Record<'not-approved' | 'notice' | 'cap' | 'outside-agreed-time' | 'policy', string>
  >;
  /** How much of the month's work the agreement takes out, beside how much it takes out at most. */
  readonly caps: string;
  readonly cap: string;
  readonly left: string;
}

interface AdjustmentWords {
  readonly parts: string;
  readonly heading: string;
  readonly id: string;
  readonly target: string;
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly statuses: Readonly<Record<Status, string>>;
  readonly reason: string;
  readonly author: string;
  readonly approvedBy: string;
  readonly retroactive: string;
  readonly rawHeading: string;
  readonly raw: string;
  readonly adjusted: string;
}

interface ContinuityWords {
  readonly recovery: string;
  readonly rto: string;
  readonly longest: string;
  readonly points: string;
  readonly title: string;
  readonly rpo: string;
  readonly oldest: string;
  readonly drills: string;
  readonly on: string;
  readonly scenario: string;
  readonly took: string;
  readonly result: string;
  readonly passed: string;
  readonly failed: string;
  readonly findings: string;
  readonly nextOn: string;
  readonly lost: string;
  readonly invocations: string;
  /** Where the plan was not needed. */
  readonly notInvoked: string;
  readonly why: string;
  readonly ended: string;
  readonly goesOn: string;
  readonly contactLists: string;
  readonly handedOut: string;
  readonly handedOutTo: string;
  readonly contactList: (title: string, edition: number, day: string, how: string, to: string | null) => string;
  readonly handedOutAs: Readonly<Record<'paper' | 'encrypted-file' | 'both', string>>;
}

interface UpkeepWords {
  readonly capacity: string;
  readonly title: string;
  readonly measured: string;
  readonly limit: string;
  /** Whether it is held. */
  readonly limits: Readonly<Record<'within' | 'over', string>>;
  readonly forecast: string;
  readonly suppliers: string;
  readonly supplier: string;
  readonly objective: string;
  readonly actual: string;
  readonly note: string;
  readonly improvements: string;
  /** The same with how they stand. */
  readonly improvementCounts: (counts: Readonly<Record<'all' | 'open' | 'done' | 'late', number>>) => string;
  readonly improvement: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly doneOn: string;
  readonly state: string;
  readonly states: Readonly<Record<'open' | 'done' | 'late', string>>;
  readonly decisions: string;
  readonly decisionsToCome: string;
}

interface RiskWords {
  readonly title: string;
  readonly threatens: string;
  readonly threats: Readonly<Record<'availability' | 'continuity' | 'both', string>>;
  readonly targets: string;
  readonly likelihood: string;
  readonly impact: string;
  readonly degrees: Readonly<Record<Degree, string>>;
  readonly treatment: string;
  readonly treatments: Readonly<Record<'avoid' | 'reduce' | 'transfer' | 'accept', string>>;
  readonly undecided: string;
  readonly measure: string;
  readonly accepted: string;
  readonly acceptedBy: string;
  readonly acceptedOn: string;
  readonly owner: string;
  readonly raisedOn: string;
  readonly reviewOn: string;
  readonly reviewLate: string;
  readonly closedOn: string;
  readonly state: string;
  readonly states: Readonly<Record<'open' | 'accepted' | 'closed', string>>;
  /** How many were added in the month, and how many of all stand how. */
  readonly counts: (of: Readonly<Record<'added' | 'open' | 'accepted' | 'reviewLate', number>>) => string;
}

/** The words for what happened in a month, and for the codes that records of it have. */
export interface RecordWords {
  readonly outages: OutageWords;
  readonly incidents: IncidentWords;
  readonly maintenance: MaintenanceWords;
  readonly adjustments: AdjustmentWords;
  readonly continuity: ContinuityWords;
  readonly upkeep: UpkeepWords;
  readonly risks: RiskWords;
  readonly priorities: Readonly<Record<Priority, string>>;
  readonly incidentStates: Readonly<Record<IncidentState, string>>;
  readonly causeCategories: Readonly<Record<CauseCategory, string>>;
  readonly detectedBy: Readonly<Record<IncidentSource, string>>;
}
