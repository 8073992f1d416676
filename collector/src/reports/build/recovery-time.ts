import type { Interval } from '../../ledger/change.ts';
import { downRuns } from '../../ledger/figures.ts';
import { difference, intersection, lengthMs, union } from '../../ledger/intervals.ts';
import type { Continuity } from '../rows.ts';
import type { LineOutage } from './line-outages.ts';
import type { LineMonth, ReadLine } from './read-line.ts';

/** How long service took to come back from the longest of a line's outages, and whether that kept the objective. */
export function recoveryTime(
  outages: readonly LineOutage[],
  read: ReadLine,
  rtoMs: number,
): Omit<Continuity['recovery'][number], 'line' | 'rtoMs'> {
  if (outages.length === 0) return { longestMs: null, met: true };
  const lengths = outages.map(lengthOf(read, plannedIn(read)));
  const longestMs = Math.max(...lengths.map(({ ms }) => ms));
  const leastMs = Math.max(...lengths.map((one) => one.leastMs));
  const mostMs = outages.some(({ toMs }) => toMs === null) ? null : Math.max(...lengths.map((one) => one.mostMs));
  const met = leastMs > rtoMs ? false : mostMs !== null && mostMs <= rtoMs ? true : null;
  const isCertain = leastMs === longestMs && mostMs === longestMs;
  return { longestMs, ...(!isCertain && { bounds: { leastMs, mostMs } }), met };
}

/** Of each outage its down time outside `planned`, and the same at the least and at the most. */
function lengthOf({ definitions, readings, months }: ReadLine, planned: readonly Interval[]) {
  const { slo } = months[months.length - 1] as LineMonth;
  const runs = downRuns(readings.reading(slo.target), definitions.asOfMs, slo.policy);
  const unplannedMs = (time: readonly Interval[]) => lengthMs(difference(time, planned));
  return ({ fromMs, toMs, earliestMs, latestMs }: LineOutage) => {
    const endMs = toMs ?? definitions.asOfMs;
    const down = intersection(runs.point, [{ fromMs, toMs: endMs }]);
    // An outage goes on across time when nobody could look: at the most it was down then too.
    const stretched = [{ fromMs: earliestMs ?? fromMs, toMs: latestMs ?? endMs }];
    return {
      ms: unplannedMs(down),
      leastMs: unplannedMs(intersection(down, runs.optimistic)),
      mostMs: unplannedMs(stretched),
    };
  };
}

/** The cap of each month is spent in it; what comes after the report's month is not judged yet, and planned as it was approved. */
function plannedIn({ months }: ReadLine): Interval[] {
  return union(
    ...months.map(({ account, evaluation: { fromMs, toMs } }, index) => {
      const isLast = index === months.length - 1;
      return intersection(account.planned, [{ fromMs, toMs: isLast ? Number.POSITIVE_INFINITY : toMs }]);
    }),
  );
}
