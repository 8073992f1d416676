import type { Interval } from './change.ts';
import { overlapsMs } from './intervals.ts';

/** Down runs joined across time when nobody could look. */
export interface Outage {
  readonly fromMs: number;
  /** `null` while it is open. */
  readonly toMs: number | null;
  /** Its whole down time, also outside the window. */
  readonly downMs: number;
  /** Its down time that counts in the window. */
  readonly countedMs: number;
}

export interface OutageScope {
  /** The window up to now. */
  readonly elapsed: Interval;
  /** The time that counts. */
  readonly counted: readonly Interval[];
  readonly asOfMs: number;
}

/** The outages some of whose down time lies in the window. `runs` and `unknown` are all of the target's, in order of time. */
export function outagesOf(runs: readonly Interval[], unknown: readonly Interval[], scope: OutageScope): Outage[] {
  const inWindow = overlapsMs(runs, scope.elapsed.fromMs < scope.elapsed.toMs ? [scope.elapsed] : []);
  const inBase = overlapsMs(runs, scope.counted);
  const outages: Outage[] = [];
  let blind = 0;
  for (let first = 0, next = 0; first < runs.length; first = next) {
    const { fromMs } = runs[first] as Interval;
    let { toMs } = runs[first] as Interval;
    let downMs = toMs - fromMs;
    let windowMs = inWindow[first] ?? 0;
    let countedMs = inBase[first] ?? 0;
    for (next = first + 1; next < runs.length; next++) {
      const run = runs[next] as Interval;
      while ((unknown[blind]?.toMs ?? Number.POSITIVE_INFINITY) <= toMs) blind++;
      const gap = unknown[blind];
      if (gap?.fromMs !== toMs || gap.toMs !== run.fromMs) break;
      toMs = run.toMs;
      downMs += run.toMs - run.fromMs;
      windowMs += inWindow[next] ?? 0;
      countedMs += inBase[next] ?? 0;
    }
    if (windowMs > 0) outages.push({ fromMs, toMs: toMs < scope.asOfMs ? toMs : null, downMs, countedMs });
  }
  return outages;
}
