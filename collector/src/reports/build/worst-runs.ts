import type { Interval } from '../../ledger/change.ts';
import { downRuns, isDownUnder, isUnknown } from '../../ledger/figures.ts';
import { union } from '../../ledger/intervals.ts';
import { runsOf, type Step } from '../../ledger/timeline.ts';
import type { LineMonth, ReadLine } from './read-line.ts';

/**
 * Every stretch in which a line may have been down throughout, and long enough to count: it was down, may have been by its edges, or nobody
 * could look. What was never seen before begins with the report's month.
 */
export function worstRuns({ definitions, readings, months }: ReadLine): Interval[] {
  const { slo, evaluation } = months[months.length - 1] as LineMonth;
  const { asOfMs } = definitions;
  const reading = readings.reading(slo.target);
  const isDown = isDownUnder(slo.policy);
  // Down time too short to count is part of it where unknown time beside it may make it longer.
  const isBad = (step: Step) => isDown(step) || isUnknown(step);
  return union(
    runsOf(reading.point, asOfMs, isBad),
    downRuns(reading, asOfMs, slo.policy).pessimistic,
    runsOf(reading.pessimistic, asOfMs, isUnknown),
  )
    .map(({ fromMs, toMs }) => ({ fromMs: Number.isFinite(fromMs) ? fromMs : evaluation.fromMs, toMs }))
    .filter(({ fromMs, toMs }) => fromMs < toMs && toMs - fromMs >= slo.policy.ignoreShorterThanMs);
}
