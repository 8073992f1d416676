import { budgetOf, meets, parseObjective } from '../../ledger/objective.ts';
import { percentOf, type Ratio, ratioOf } from '../../ledger/percent.ts';
import type { Line, LineFigures, Share, Verdict } from '../line.ts';
import { type CountedMonth, outagesOnce } from './outage-count.ts';

/** A month as far as a sum of months needs it. */
export interface SummedMonth extends CountedMonth {
  readonly figures: LineFigures;
  /** Without the unknown time that a contract may count as down. */
  readonly observedDownMs: number;
}

/**
 * Months added up: seconds are added, percentages never averaged, and an outage over the end of a month counts once. `wholeBaseMs` is the base of the whole year, also of what of it is still to come:
 * the budget is a share of it.
 */
export function yearToDate(
  months: readonly SummedMonth[],
  yearly: string | null,
  wholeBaseMs: number,
): Line['yearToDate'] {
  const sum = (of: (month: SummedMonth) => number) => months.reduce((total, month) => total + of(month), 0);
  const total = (key: 'agreedMs' | 'excludedMs' | 'baseMs' | 'downMs' | 'unknownMs') =>
    sum(({ figures }) => figures[key]);
  const [baseMs, downMs, unknownMs] = [total('baseMs'), total('downMs'), total('unknownMs')];
  const outageCount = outagesOnce(months);
  const share = (key: 'primary' | 'worst' | 'best'): Ratio | null =>
    ratioOf(
      sum(({ figures }) => figures[key]?.badMs ?? 0),
      sum(({ figures }) => figures[key]?.ofMs ?? 0),
    );
  const [worst, best] = [share('worst'), share('best')];
  const objective = yearly === null ? undefined : parseObjective(yearly);
  const budgetMs = objective ? budgetOf(wholeBaseMs, objective) : null;
  const observedDownMs = sum((month) => month.observedDownMs);
  return {
    objective: yearly,
    agreedMs: total('agreedMs'),
    excludedMs: total('excludedMs'),
    ...{ baseMs, downMs, unknownMs, primary: share('primary'), worst, best },
    coverage: baseMs === 0 ? null : percentOf(baseMs - unknownMs, baseMs),
    verdict: objective ? verdictOf(worst, best, (one) => meets(one, objective)) : null,
    budgetMs,
    budgetRemainingMs: budgetMs === null ? null : budgetMs - downMs,
    outageCount,
    longestOutageMs: longestOf(months),
    mttrMs: quotient(observedDownMs, outageCount),
    mtbfMs: quotient(baseMs - unknownMs - observedDownMs, outageCount),
  };
}

/** One that counts in several months is as long as in all of them together, and in none longer than what that month tells. */
function longestOf(months: readonly SummedMonth[]): number | null {
  const whole = new Map<number, number>();
  for (const { figures, outages } of months) {
    for (const { fromMs, countedMs } of outages) {
      whole.set(fromMs, (whole.get(fromMs) ?? 0) + Math.min(countedMs, figures.longestOutageMs ?? 0));
    }
  }
  const told = months.flatMap(({ figures }) => figures.longestOutageMs ?? []);
  return told.length === 0 ? null : Math.max(...told, ...whole.values());
}

function verdictOf(worst: Share | null, best: Share | null, isMet: (share: Share) => boolean): Verdict | null {
  if (worst === null || best === null) return null;
  if (isMet(worst) !== isMet(best)) return 'undetermined';
  return isMet(worst) ? 'met' : 'missed';
}

function quotient(ms: number, count: number): number | null {
  return count === 0 ? null : Math.floor(ms / count);
}
