/** An expression of a service as its definition has it. */
export interface SaidExpression {
  readonly all?: readonly SaidMember[];
  readonly any?: readonly SaidMember[];
  readonly atLeast?: number;
  readonly of?: readonly SaidMember[];
}
export type SaidMember = string | SaidExpression;

/** An SLO as its definition has it, as far as people are told of it. */
export interface SaidSlo {
  readonly id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly contact?: string;
  readonly target: string;
  readonly objective: string;
  readonly window: {
    readonly calendar?: 'day' | 'month' | 'quarter' | 'year';
    readonly timeZone?: string;
    readonly startMonth?: number;
    readonly rolling?: string;
    readonly from?: string;
    readonly to?: string;
  };
  readonly serviceHours?: string;
  readonly unknown?: 'exclude' | 'down' | 'up';
  readonly degraded?: 'up' | 'down';
  readonly maintenance?: {
    readonly count?: 'exclude' | 'up' | 'ignore';
    readonly minimumNotice?: string;
    readonly noticeCalendar?: string;
    readonly capPerWindow?: string;
  };
  readonly ignoreShorterThan?: string;
  readonly rto?: string;
  readonly resolve?: string;
}

export type SaidWeekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export interface SaidCalendar {
  readonly id?: string;
  readonly title?: string;
  readonly timeZone: string;
  readonly weekly: readonly { readonly days: readonly SaidWeekday[]; readonly from: string; readonly to: string }[];
  readonly holidays?: 'JP' | null;
  readonly closed?: readonly string[];
  readonly open?: readonly string[];
}
