import type { Interval } from '../../ledger/change.ts';
import { downRuns, isDownUnder } from '../../ledger/figures.ts';
import { intersection, lengthMs } from '../../ledger/intervals.ts';
import type { Outage } from '../../ledger/outages.ts';
import { membersOf } from '../../ledger/services.ts';
import type { Step, Timeline } from '../../ledger/timeline.ts';
import type { LineMonth, ReadLine } from './read-line.ts';
import { worstRuns } from './worst-runs.ts';

/** An outage of a line as evidence tells it, before anybody said a word about it. */
export interface LineOutage extends Outage {
  readonly line: string;
  /** The host, check or service that the line is about. */
  readonly target: string;
  /** Everything that a word about the outage may be about: the target, its members, and the hosts of checks. */
  readonly about: readonly string[];
  /** How much earlier it may have begun, and how much later it may have ended; null where that is certain. */
  readonly earliestMs: number | null;
  readonly latestMs: number | null;
  /** How long it was down at the least and at the most; null where its length is certain, and the most while it lasts. */
  readonly bounds: { readonly leastMs: number; readonly mostMs: number | null } | null;
  readonly witness: Witness | null;
}

/** The host or check whose going down was the beginning of an outage. */
export interface Witness {
  readonly target: string;
  readonly atMs: number;
  readonly reason: string | null;
}

/** The unplanned outages of the report's month, in order of time: those that count. */
export function lineOutages(line: string, read: ReadLine): LineOutage[] {
  const { evaluation, slo } = read.months[read.months.length - 1] as LineMonth;
  const { definitions, readings } = read;
  const runs = downRuns(readings.reading(slo.target), definitions.asOfMs, slo.policy);
  const worst = worstRuns(read);
  const about = aboutOf(slo.target, read);
  return evaluation.outages
    .map((outage, index) => {
      const [before, after] = [evaluation.outages[index - 1], evaluation.outages[index + 1]];
      const down = intersection(runs.point, [{ fromMs: outage.fromMs, toMs: outage.toMs ?? definitions.asOfMs }]);
      const leastMs = lengthMs(intersection(down, runs.optimistic));
      return {
        ...outage,
        ...{ line, target: slo.target, about },
        ...edgesOf(outage, runs.pessimistic, before, after),
        bounds: boundsOf(outage, leastMs, worst, before, after),
        witness: witnessOf(outage.fromMs, read, about),
      };
    })
    .filter(({ countedMs }) => countedMs > 0);
}

function aboutOf(target: string, { definitions }: ReadLine): string[] {
  const ids = [target, ...membersOf(target, definitions.services)];
  const hosts = ids.map((id) => definitions.targets.get(id)?.partOf).filter((host) => host != null);
  return [...new Set([...ids, ...hosts])];
}

/** How far the stretched run around an outage reaches, but no further than to the next outage. */
function edgesOf(
  { fromMs, toMs }: Outage,
  stretched: readonly Interval[],
  before: Outage | undefined,
  after: Outage | undefined,
): Pick<LineOutage, 'earliestMs' | 'latestMs'> {
  const at = (ms: number) => stretched.find((run) => run.fromMs <= ms && ms <= run.toMs);
  const earliestMs = Math.max(at(fromMs)?.fromMs ?? fromMs, before?.toMs ?? Number.NEGATIVE_INFINITY);
  if (toMs === null) return { earliestMs: earliestMs < fromMs ? earliestMs : null, latestMs: null };
  const latestMs = Math.min(at(toMs)?.toMs ?? toMs, after?.fromMs ?? Number.POSITIVE_INFINITY);
  return { earliestMs: earliestMs < fromMs ? earliestMs : null, latestMs: latestMs > toMs ? latestMs : null };
}

/** It may have been down in all of the stretch of down and unknown time around it, but no further than to the next outage. */
function boundsOf(
  { fromMs, toMs, downMs }: Outage,
  leastMs: number,
  worst: readonly Interval[],
  before: Outage | undefined,
  after: Outage | undefined,
): LineOutage['bounds'] {
  const whole = worst.find((run) => run.fromMs <= fromMs && fromMs < run.toMs);
  if (toMs === null || !whole) return { leastMs, mostMs: null };
  const room = { fromMs: before?.toMs ?? whole.fromMs, toMs: after?.fromMs ?? whole.toMs };
  const mostMs = lengthMs(intersection([whole], [room]));
  return leastMs === downMs && mostMs === downMs ? null : { leastMs, mostMs };
}

/** Of what was down when it began, what had gone down last: that made the difference. */
function witnessOf(fromMs: number, read: ReadLine, about: readonly string[]): Witness | null {
  const { definitions, readings, months } = read;
  const isDown = isDownUnder((months[months.length - 1] as LineMonth).slo.policy);
  const down = about.flatMap((target): Witness[] => {
    if (!definitions.targets.has(target)) return [];
    const step = beginningAt(readings.reading(target).point, fromMs, isDown);
    return step ? [{ target, atMs: step.fromMs, reason: step.reason ?? null }] : [];
  });
  // A host comes after its checks: of two that went down at once the one that people named is told.
  return down.reduce<Witness | null>((last, one) => (last === null || one.atMs > last.atMs ? one : last), null);
}

/** The first step of the down run that holds an instant. */
function beginningAt(timeline: Timeline, atMs: number, isDown: (step: Step) => boolean): Step | undefined {
  let index = timeline.findLastIndex(({ fromMs }) => fromMs <= atMs);
  const step = timeline[index];
  if (!step || !isDown(step)) return undefined;
  for (let before = timeline[index - 1]; before && isDown(before); before = timeline[index - 1]) index--;
  return timeline[index];
}
