import type { Change, Interval } from '../ledger/change.ts';

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

/**
 * The part of the evidence that decides what all of `sources` were within `window`, alone and together: from an instant at which every one
 * of them was up to another such instant. `except` are times that read differently, in which no cut may lie.
 */
export async function decisivePart(
  sources: readonly TargetSource[],
  window: Interval,
  except: readonly Interval[],
): Promise<Interval> {
  let { fromMs, toMs } = window;
  for (let before = Number.NaN; fromMs !== before && Number.isFinite(fromMs); ) {
    before = fromMs;
    for (const source of sources) fromMs = await source.upAtOrBefore(fromMs);
    for (const one of except) if (one.fromMs <= fromMs && fromMs <= one.toMs) fromMs = one.fromMs - 1;
  }
  for (let before = Number.NaN; toMs !== before && Number.isFinite(toMs); ) {
    before = toMs;
    for (const source of sources) toMs = await source.upAtOrAfter(toMs);
    for (const one of except) if (one.fromMs <= toMs && toMs <= one.toMs) toMs = one.toMs + 1;
  }
  return { fromMs, toMs };
}
