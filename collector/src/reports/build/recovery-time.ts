import type { Interval } from '../../ledger/change.ts';
import { downRuns } from '../../ledger/figures.ts';
import { difference, intersection, lengthMs, union } from '../../ledger/intervals.ts';
import type { Continuity } from '../rows.ts';
import type { LineOutage } from './line-outages.ts';
import type { LineMonth, ReadLine } from './read-line.ts';
import { worstRuns } from './worst-runs.ts';

/**
 * How long service took to come back from the longest of a line's outages, and whether that kept the objective: only what was seen, and what
 * nobody saw as well, can tell.
 */
export function recoveryTime(
  outages: readonly LineOutage[],
  read: ReadLine,
  rtoMs: number,
): Omit<Continuity['recovery'][number], 'line' | 'rtoMs'> {
  const { account } = read.months[read.months.length - 1] as LineMonth;
  const planned = plannedIn(read);
  const lengths = outages.map(lengthOf(read, planned));
  const longestMs = lengths.length === 0 ? null : Math.max(...lengths.map(({ ms }) => ms));
  const leastMs = Math.max(0, ...lengths.map((one) => one.leastMs));
  const mostMs = mostOf(read, planned);
  const isUnseen = lengthMs(account.unknown) === lengthMs(account.base);
  const isOpen = isUnseen || mostMs === null || mostMs > rtoMs;
  const isCertain = leastMs === (longestMs ?? 0) && mostMs === leastMs;
  return {
    longestMs,
    ...(!isCertain && { bounds: { leastMs, mostMs } }),
    met: leastMs > rtoMs ? false : isOpen ? null : true,
  };
}

/** Of each outage its down time outside `planned`, and what of that is certain. */
function lengthOf({ definitions, readings, months }: ReadLine, planned: readonly Interval[]) {
  const { slo } = months[months.length - 1] as LineMonth;
  const runs = downRuns(readings.reading(slo.target), definitions.asOfMs, slo.policy);
  const unplannedMs = (time: readonly Interval[]) => lengthMs(difference(time, planned));
  return ({ fromMs, toMs }: LineOutage) => {
    const down = intersection(runs.point, [{ fromMs, toMs: toMs ?? definitions.asOfMs }]);
    return { ms: unplannedMs(down), leastMs: unplannedMs(intersection(down, runs.optimistic)) };
  };
}

/** The longest that a line may have been down outside `planned` in a stretch that reaches into time that counts; null while one lasts. */
function mostOf(read: ReadLine, planned: readonly Interval[]): number | null {
  const { account } = read.months[read.months.length - 1] as LineMonth;
  const runs = worstRuns(read).filter((run) => intersection([run], account.base).length > 0);
  if (runs.some(({ toMs }) => toMs >= read.definitions.asOfMs)) return null;
  return Math.max(0, ...runs.map((run) => lengthMs(difference([run], planned))));
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
