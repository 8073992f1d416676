import type { Evaluation } from '../../ledger/evaluate.ts';
import type { LineFigures } from '../line.ts';

/** The figures of an evaluation as a report tells them; without a promise there is nothing to be kept or spent. */
export function lineFigures(evaluation: Evaluation, isPromised: boolean): LineFigures {
  const { agreedMs, excludedMs, baseMs, downMs, unknownMs, primary, worst, best, coverage } = evaluation;
  const counted = evaluation.outages.map(({ countedMs }) => countedMs).filter((countedMs) => countedMs > 0);
  return {
    ...{ agreedMs, excludedMs, baseMs, downMs, unknownMs, primary, worst, best, coverage },
    verdict: isPromised ? evaluation.verdict : null,
    budgetMs: isPromised ? evaluation.budgetMs : null,
    budgetRemainingMs: isPromised ? evaluation.budgetRemainingMs : null,
    outageCount: evaluation.outageCount,
    longestOutageMs: counted.length === 0 ? null : Math.max(...counted),
    mttrMs: evaluation.mttrMs,
    mtbfMs: evaluation.mtbfMs,
  };
}
