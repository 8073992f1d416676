import type { LineFigures } from '../line.ts';
import type { Method } from '../report.ts';

/** What one line of a report is made of: everything that a figure rests on is in `document`. */
export interface LineInput {
  /** Of the SLO that the document asks about. */
  readonly id: string;
  readonly title: string;
  /** In words people agreed on; null is round the clock. */
  readonly serviceHours: string | null;
  /** False where nothing was promised: then objective, budget and verdict are none. */
  readonly isPromised: boolean;
  /** Percent over the fiscal year; null promises only months. */
  readonly yearly: string | null;
  readonly rtoMs: number | null;
  readonly clockOffsetMs: number | null;
  /** `kadoban-evaluation/1`, which asks for each month of the trend in their order: the last one is the report's. */
  readonly document: string;
  /** Months before that were reported for good: they are told as they were. */
  readonly frozen: readonly FrozenMonth[];
}

export interface FrozenMonth {
  readonly month: string;
  readonly edition: number;
  readonly figures: LineFigures;
  /** What unknown time counted as. */
  readonly unknown: Method['policies'][number]['unknown'];
}
