import type { Line } from './line.ts';
import type {
  AdjustmentRow,
  AheadRow,
  Continuity,
  CountTarget,
  IncidentRow,
  MaintenanceRow,
  OutageRow,
  ResponseTarget,
} from './rows.ts';
import type { SectionName } from './section-names.ts';
import type { CapacityRow, ImprovementRow, RiskRow, SupplierRow } from './upkeep-rows.ts';

/**
 * The monthly report as data: every format is made of it alone, so that no two can differ. Instants are RFC 3339 in UTC, days are
 * `2026-10-20` in the report's zone, durations are integer milliseconds, percentages decimal texts with six decimals that were
 * floored and are cut where they are shown, never rounded up. What nobody measured or recorded is null, never zero.
 */
export interface Report {
  readonly format: 'kadoban-report/1';
  readonly document: ReportDocument;
  /** The agreement that it reports on; null for a report over all hosts, which promises nothing. */
  readonly sla: ReportedSla | null;
  readonly period: ReportPeriod;
  /** The sections in their order, without those that are switched off. */
  readonly sections: readonly SectionName[];
  readonly lines: readonly Line[];
  readonly counts: readonly CountTarget[];
  readonly responses: readonly ResponseTarget[];
  readonly outages: readonly OutageRow[];
  readonly incidents: readonly IncidentRow[];
  readonly maintenance: readonly MaintenanceRow[];
  /** What the next month brings, as it was known then: no part of what is signed. Absent in reports of versions that did not tell it. */
  readonly ahead?: readonly AheadRow[];
  readonly adjustments: readonly AdjustmentRow[];
  readonly continuity: Continuity;
  readonly capacity: readonly CapacityRow[];
  readonly suppliers: readonly SupplierRow[];
  readonly improvements: readonly ImprovementRow[];
  /** Absent in reports of versions that did not tell it. */
  readonly risks?: readonly RiskRow[];
  readonly decisions: readonly string[];
  readonly method: Method;
  readonly editions: readonly Edition[];
  /** SHA-256 over the canonical JSON of the report without this member and `seal`. */
  readonly hash: string;
  /** Absent until it is final, and in reports of versions that did not sign them. */
  readonly seal?: Seal;
}

/** The signature of the collector over the hash and the root: nobody else can make up a report in its name. */
export interface Seal {
  /** The collector's Ed25519 key, raw, base64url. */
  readonly publicKey: string;
  /** `SHA256:` and base64, of the raw key: what people compare. */
  readonly fingerprint: string;
  /** Ed25519, base64url, over `kadoban-report-v1`, a line feed, and the canonical JSON of `{"hash":…,"root":…}`, the root of `method`. */
  readonly signature: string;
}

/** Where it is in its life; `final` and what comes after it never change again. */
export type ReportState = 'draft' | 'needs-input' | 'checked' | 'approved' | 'final' | 'sent';

export interface ReportDocument {
  /** Such as `KDB-2026-10-001`. */
  readonly number: string;
  /** Counts from 1; a revision after `final` is the next one. */
  readonly edition: number;
  readonly state: ReportState;
  /** How confidential it is, such as 社外秘; null says nothing. */
  readonly confidentiality: string | null;
  /** When it was made. */
  readonly generatedAt: string;
  /** What is missing before it can be final; empty once it is. */
  readonly missing: readonly Missing[];
  readonly signatures: {
    readonly prepared: Signature | null;
    readonly checked: Signature | null;
    readonly approved: Signature | null;
  };
  /** How years are written where nobody asks otherwise. */
  readonly dates: 'western' | 'era' | 'both';
  /** Who makes reports here. */
  readonly organisation: string;
}

export interface Signature {
  /** Who signed. */
  readonly name: string;
  /** When. */
  readonly at: string;
}

export type Missing =
  | { readonly what: 'cause' | 'action'; readonly target: string; readonly from: string }
  | { readonly what: 'incident-open'; readonly incident: string }
  | { readonly what: 'adjustment-pending'; readonly adjustment: string }
  | { readonly what: 'period-open'; readonly until: string }
  /** Nobody looked at any line in the whole period. */
  | { readonly what: 'nothing-observed' };

export interface Party {
  readonly name: string;
  readonly department: string | null;
}

export interface ReportedSla {
  readonly id: string;
  readonly title: string;
  /** Which version of the agreement it reports by. */
  readonly version: number;
  /** Since when that one holds; null: since ever. */
  readonly effectiveFrom: string | null;
  /** Whom it is for. */
  readonly customer: Party;
  /** Who makes it. */
  readonly provider: Party;
  readonly purpose: string | null;
  readonly inScope: readonly string[];
  readonly outOfScope: readonly string[];
  readonly contacts: readonly { readonly role: string; readonly name: string; readonly reach: string }[];
}

export interface ReportPeriod {
  /** Such as `2026-10`. */
  readonly month: string;
  /** IANA zone in which its month begins. */
  readonly timeZone: string;
  /** When it begins. */
  readonly from: string;
  /** When it ends, itself not in it. */
  readonly to: string;
  /** What was known at this instant is in it. */
  readonly asOf: string;
  /** The first month of the fiscal year, such as `2026-04`. */
  readonly fiscalYearFrom: string;
}

/** How it was measured, so that nobody has to ask. */
export interface Method {
  /** What was looked at, how often, and how often it must fail or recover until that is believed. */
  readonly sources: readonly {
    readonly title: string;
    readonly kind: string;
    readonly everyMs: number | null;
    readonly failures: number;
    readonly recoveries: number;
  }[];
  /** The longest silence of a host that means nothing yet. */
  readonly holdMs: number | null;
  /** What the clocks of hosts were off by most; corrected for. */
  readonly worstClockOffsetMs: number | null;
  /** What time counts as under the contract, by line. */
  readonly policies: readonly {
    readonly line: string;
    readonly degraded: 'up' | 'down';
    readonly unknown: 'exclude' | 'down' | 'up';
    readonly maintenance: 'exclude' | 'up' | 'ignore';
    /** null where none is asked for, or business days are. */
    readonly minimumNoticeMs: number | null;
    readonly minimumNoticeBusinessDays?: number;
    readonly capMs: number | null;
    readonly ignoreShorterThanMs: number;
    /** By what service is agreed; null is round the clock, absent in reports of versions that did not tell it. */
    readonly calendar?: {
      readonly id: string;
      readonly timeZone: string;
      /** Whose public holidays have no service. */
      readonly holidays: 'JP' | null;
    } | null;
  }[];
  /** How hosts and checks make up services; absent in reports of versions that did not tell it. */
  readonly services?: readonly ServiceRule[];
  /** Of what it was reckoned with. */
  readonly versions: { readonly software: string; readonly tzdata: string; readonly holidays: string };
  /** Each definition that decided, with its hash in the log. */
  readonly definitions: readonly { readonly id: string; readonly version: number; readonly hash: string }[];
  /** The signed root over all chains that this stands on; null before the first. */
  readonly root: { readonly day: string; readonly hash: string } | null;
  /** SHA-256 of each evaluation file, by the id of its line. */
  readonly evaluations: readonly { readonly line: string; readonly sha256: string }[];
}

/** A service is up while enough of its members are. */
export interface ServiceRule {
  /** What people call it; a part of one has a number behind that. */
  readonly title: string;
  /** How many members must be up. */
  readonly atLeast: number;
  /** What it is made of, as people call it. */
  readonly of: readonly string[];
}

export interface Edition {
  readonly edition: number;
  /** When it was made. */
  readonly at: string;
  /** Who prepared it; who began it while nobody has. */
  readonly author: string;
  /** Why there is another one; empty of the first. */
  readonly reason: string;
  /** Of that edition's report; empty in the edition itself, which cannot hold its own hash. */
  readonly hash: string;
  /** What it says otherwise than the one before: where (`lines/shop/figures/downMs`), and as plain texts what. */
  readonly changes: readonly { readonly what: string; readonly before: string; readonly after: string }[];
}

export type Language = 'ja' | 'en';

/** How somebody reads a report; what it says stays the same. */
export interface Manner {
  readonly language: Language;
  /** How years are written; as the agreement says when left out. */
  readonly dates?: ReportDocument['dates'] | undefined;
}
