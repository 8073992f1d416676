export interface Share {
  /** Time that was not good. */
  readonly badMs: number;
  /** Of how much. */
  readonly ofMs: number;
  /** How much was good: percent with six decimals, floored. */
  readonly percent: string;
}

export type Verdict = 'met' | 'missed' | 'undetermined';

/** The figures of one window. A figure stands only together with its bounds and its coverage. */
export interface LineFigures {
  /** Time of the window in which service was agreed, up to now. */
  readonly agreedMs: number;
  /** What of it planned work and adjustments took out. */
  readonly excludedMs: number;
  /** What is left: the denominator. */
  readonly baseMs: number;
  /** Base that was down. */
  readonly downMs: number;
  /** Base in which nobody could look. */
  readonly unknownMs: number;
  /** Availability by the contract; null where nothing was seen. */
  readonly primary: Share | null;
  /** The same if everything doubtful had been down. */
  readonly worst: Share | null;
  /** The same if everything doubtful had been up. */
  readonly best: Share | null;
  /** Percent of the base in which somebody looked. */
  readonly coverage: string | null;
  /** Undetermined where the bounds lie on both sides of the objective; null where nothing was promised. */
  readonly verdict: Verdict | null;
  /** How long it may be down and still keep the promise. */
  readonly budgetMs: number | null;
  /** What of that is left; negative once it is overdrawn. */
  readonly budgetRemainingMs: number | null;
  /** Outages that count. */
  readonly outageCount: number;
  /** By its time that counts. */
  readonly longestOutageMs: number | null;
  /** Mean time to restore: down time by outages; null without any. */
  readonly mttrMs: number | null;
  /** Mean time between failures: good time by outages; null without any. */
  readonly mtbfMs: number | null;
}

/** Some stretches of time, and how much of them lies in time that counts. */
export interface Stretches {
  readonly count: number;
  readonly ms: number;
}

/** One promise of the agreement, or one host or check of a report without one. */
export interface Line {
  /** The id of the SLO, or `host:ID` and `check:ID/NAME`. */
  readonly id: string;
  /** What people call it. */
  readonly title: string;
  /** In words people agreed on, such as `平日 9:00-18:00`; null is round the clock. */
  readonly serviceHours: string | null;
  /** Percent as a decimal text; null where nothing was promised. */
  readonly objective: string | null;
  readonly figures: LineFigures;
  /** Why nobody could look, in ms by code. */
  readonly unknownByReason: Readonly<Record<string, number>>;
  /** When that was; these add up to it. Absent in reports of versions that did not tell it. */
  readonly unknownIntervals?: readonly { readonly from: string; readonly to: string }[];
  /** What was not as it should be, and yet is no downtime; absent in reports of versions that did not tell it. */
  readonly uncounted?: {
    /** Of lower quality, where the contract takes that for up. */
    readonly degraded: Stretches;
    /** Down for less than the contract counts. */
    readonly brief: Stretches;
  };
  /** The same without any adjustment; null where that is the same. */
  readonly raw: Pick<LineFigures, 'baseMs' | 'downMs' | 'unknownMs' | 'primary'> | null;
  /** From the first month of the fiscal year to this one; seconds are added, percentages never averaged. */
  readonly yearToDate: LineFigures & { readonly objective: string | null };
  /** The last thirteen months, this one last; null figures where it was not watched yet. */
  readonly trend: readonly TrendMonth[];
  /** Each day of the month; they add up to it exactly. */
  readonly days: readonly DayRow[];
  /** Recovery time objective. */
  readonly rtoMs: number | null;
  /** What the clocks of its hosts were off by most, with its sign. */
  readonly clockOffsetMs: number | null;
}

export interface TrendMonth {
  /** Such as `2026-10`. */
  readonly month: string;
  /** null where it was not watched yet. */
  readonly figures: LineFigures | null;
  /** The edition it was reported in for good; null where it was reckoned now. */
  readonly frozenEdition: number | null;
}

/** One service on one day; the days of a month add up to it exactly. */
export interface DayRow {
  /** Such as `2026-10-20`, in the zone of the report. */
  readonly day: string;
  readonly baseMs: number;
  readonly downMs: number;
  /** What planned work took out. */
  readonly maintenanceMs: number;
  /** What adjustments took out. */
  readonly excludedMs: number;
  readonly unknownMs: number;
}
