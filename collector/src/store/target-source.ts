import type { Change } from '../ledger/change.ts';

/** The changes of one target, to be read in part. Instants are milliseconds; the infinities are "since ever" and "until now". */
export interface TargetSource {
  /**
   * The latest instant, no later than `atMs`, at which the target was up with no doubt about it: what was before has no part in what came
   * after. -Infinity when there is none.
   */
  upAtOrBefore(atMs: number): Promise<number>;
  /** The earliest one no earlier than `atMs`: what comes after has no part in what was before. Infinity when there is none. */
  upAtOrAfter(atMs: number): Promise<number>;
  /** The changes between two such instants, and the one that was in force at the first. */
  changes(fromMs: number, toMs: number): Promise<readonly Change[]>;
}
