import type { Change, Interval } from './change.ts';
import type { Notice } from './notice.ts';
import type { Objective } from './objective.ts';

/** A host or a check; a check is part of its host. */
export interface Target {
  readonly id: string;
  readonly partOf: string | null;
  readonly monitoredFromMs: number | null;
  readonly monitoredToMs: number | null;
  readonly changes: readonly Change[];
}

/** A definition that changes: in force from `fromMs` until the next one; the first also holds before it. */
export interface Version<T> {
  readonly fromMs: number;
  readonly value: T;
}

/** At least `atLeast` of the members; a member is the id of a target or service, or an expression itself. */
export interface Expression {
  readonly atLeast: number;
  readonly of: readonly (string | Expression)[];
}

/** Minutes since midnight on the wall clock; `toMinute` of 1440 is the end of the day. */
export interface WeeklyRange {
  /** 1 = Monday … 7 = Sunday. */
  readonly days: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** When service is agreed. Dates are `2026-07-20`, in the calendar's own zone. */
export interface Calendar {
  readonly timeZone: string;
  readonly weekly: readonly WeeklyRange[];
  readonly holidays: 'JP' | null;
  readonly closed: readonly string[];
  readonly open: readonly string[];
}

export interface Maintenance extends Interval {
  readonly targets: readonly string[];
  readonly announcedAtMs: number | null;
  readonly approvedBy: string | null;
  readonly cancelledAtMs: number | null;
}

export interface Adjustment extends Interval {
  readonly target: string;
  readonly status: 'up' | 'down' | 'unknown' | 'excluded';
  readonly approvedBy: string | null;
}

/** The period of an SLO: a calendar period in a zone, a rolling one, or one for ever. */
export type WindowRule =
  | { readonly kind: 'calendar'; readonly timeZone: string; readonly startMonth: number }
  | { readonly kind: 'rolling'; readonly lengthMs: number }
  | ({ readonly kind: 'explicit' } & Interval);

/** What a contract says about the cases people argue about. */
export interface Policy {
  readonly degraded: 'up' | 'down';
  readonly unknown: 'exclude' | 'down' | 'up';
  readonly ignoreShorterThanMs: number;
  readonly maintenance: MaintenancePolicy;
}

export interface MaintenancePolicy {
  readonly count: 'exclude' | 'up' | 'ignore';
  readonly minimumNotice: Notice | null;
  readonly capPerWindowMs: number | null;
}

export interface Slo {
  readonly id: string;
  readonly target: string;
  readonly objective: Objective;
  readonly window: WindowRule;
  /** The id of a calendar; `null` is round the clock. */
  readonly serviceHours: string | null;
  readonly policy: Policy;
}

/** Everything an evaluation depends on. */
export interface Definitions {
  readonly asOfMs: number;
  readonly targets: ReadonlyMap<string, Target>;
  readonly services: ReadonlyMap<string, readonly Version<Expression>[]>;
  readonly calendars: ReadonlyMap<string, readonly Version<Calendar>[]>;
  readonly maintenance: readonly Maintenance[];
  readonly adjustments: readonly Adjustment[];
}

/** A contract that says nothing special. */
export const plainPolicy: Policy = {
  degraded: 'up',
  unknown: 'exclude',
  ignoreShorterThanMs: 0,
  maintenance: { count: 'exclude', minimumNotice: null, capPerWindowMs: null },
};
