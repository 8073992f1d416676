export interface Share {
  readonly badMs: number;
  readonly ofMs: number;
  readonly percent: string;
}

export type Verdict = 'met' | 'missed' | 'undetermined';

/** The figures of one window. A figure stands only together with its bounds and its coverage. */
export interface LineFigures {
  readonly agreedMs: number;
  readonly excludedMs: number;
  readonly baseMs: number;
  readonly downMs: number;
  readonly unknownMs: number;
  readonly primary: Share | null;
  readonly worst: Share | null;
  readonly best: Share | null;
  readonly coverage: string | null;
  readonly verdict: Verdict | null;
  readonly budgetMs: number | null;
  readonly budgetRemainingMs: number | null;
  readonly outageCount: number;
  /** By its time that counts. */
  readonly longestOutageMs: number | null;
  readonly mttrMs: number | null;
  readonly mtbfMs: number | null;
}

/** One promise of the agreement, or one host or check of a report without one. */
export interface Line {
  /** The id of the SLO, or `host:ID` and `check:ID/NAME`. */
  readonly id: string;
  readonly title: string;
  /** In words people agreed on, such as `平日 9:00-18:00`; null is round the clock. */
  readonly serviceHours: string | null;
  /** Percent as a decimal text; null where nothing was promised. */
  readonly objective: string | null;
  readonly figures: LineFigures;
  readonly unknownByReason: Readonly<Record<string, number>>;
  /** The same without any adjustment; null where that is the same. */
  readonly raw: Pick<LineFigures, 'baseMs' | 'downMs' | 'unknownMs' | 'primary'> | null;
  /** From the first month of the fiscal year to this one; seconds are added, percentages never averaged. */
  readonly yearToDate: LineFigures & { readonly objective: string | null };
  /** The last thirteen months, this one last; null figures where it was not watched yet. */
  readonly trend: readonly TrendMonth[];
  readonly days: readonly DayRow[];
  readonly rtoMs: number | null;
  readonly clockOffsetMs: number | null;
}

export interface TrendMonth {
  readonly month: string;
  readonly figures: LineFigures | null;
  /** The edition it was reported in for good; null where it was reckoned now. */
  readonly frozenEdition: number | null;
}

/** One service on one day; the days of a month add up to it exactly. */
export interface DayRow {
  readonly day: string;
  readonly baseMs: number;
  readonly downMs: number;
  readonly maintenanceMs: number;
  readonly excludedMs: number;
  readonly unknownMs: number;
}
