import type { Account } from './account.ts';
import type { Interval } from './change.ts';
import type { CalendarDay } from './days.ts';
import type { Policy } from './definitions.ts';
import { firstPart, intersection, lengthMs, overlapsMs, union } from './intervals.ts';

/** What becomes of a budget of down time if it is spent on as fast as it was spent so far. */
export interface BudgetForecast {
  /** When it was or will be used up; null: not before the window ends. */
  readonly exhaustedAtMs: number | null;
  /** It is used up already. */
  readonly isExhausted: boolean;
  /** What is left when the window ends, signed. */
  readonly remainingAtEndMs: number;
}

/** The budget at one instant. */
export interface CoursePoint {
  readonly atMs: number;
  /** What would be left of it if it were spent evenly over the time that counts. */
  readonly idealMs: number;
  /** What is left, signed; null: yet to come. */
  readonly remainingMs: number | null;
}

/** The time that spends the budget. */
function spentOf({ down, unknown }: Account, policy: Policy): readonly Interval[] {
  return policy.unknown === 'down' ? union(down, unknown) : down;
}

/** Of a window without down time nothing is spent on: the budget lasts. */
export function forecastOf(account: Account, policy: Policy, budgetMs: number, asOfMs: number): BudgetForecast {
  const spent = spentOf(account, policy);
  const spentMs = lengthMs(spent);
  const leftMs = budgetMs - spentMs;
  const ahead = intersection(account.wholeBase, [{ fromMs: asOfMs, toMs: Number.POSITIVE_INFINITY }]);
  const elapsedMs = lengthMs(account.base);
  const remainingAtEndMs = leftMs - (elapsedMs === 0 ? 0 : share(spentMs, lengthMs(ahead), elapsedMs));
  if (leftMs < 0) {
    const atMs = firstPart(spent, budgetMs).at(-1)?.toMs ?? spent[0]?.fromMs ?? null;
    return { exhaustedAtMs: atMs, isExhausted: true, remainingAtEndMs };
  }
  if (remainingAtEndMs >= 0) return { exhaustedAtMs: null, isExhausted: false, remainingAtEndMs };
  const exhaustedAtMs = firstPart(ahead, share(leftMs, elapsedMs, spentMs)).at(-1)?.toMs ?? asOfMs;
  return { exhaustedAtMs, isExhausted: false, remainingAtEndMs };
}

/** More corners than a chart is wide tell nothing more; the days then have to do. */
const cornersMax = 1000;

/** The budget at the edges of the days and of what was spent, in order of time. */
export function courseOf(
  account: Account,
  policy: Policy,
  budgetMs: number,
  days: readonly CalendarDay[],
  asOfMs: number,
): CoursePoint[] {
  const spent = spentOf(account, policy);
  const edges = days.flatMap(({ fromMs, toMs }) => [fromMs, toMs]);
  const [fromMs, toMs] = [edges[0] ?? asOfMs, edges.at(-1) ?? asOfMs];
  const corners = spent.length * 2 > cornersMax ? [] : spent.flatMap((run) => [run.fromMs, run.toMs]);
  const now = fromMs < asOfMs && asOfMs < toMs ? [asOfMs] : [];
  const times = [...new Set([...edges, ...corners.filter((atMs) => fromMs < atMs && atMs < toMs), ...now])];
  times.sort((a, b) => a - b);
  const steps = times.map((atMs, index): Interval => ({ fromMs: times[index - 1] ?? atMs, toMs: atMs }));
  const [baseMs, spentMs] = [overlapsMs(steps, account.wholeBase), overlapsMs(steps, spent)];
  const wholeMs = lengthMs(account.wholeBase);
  let [baseSoFarMs, spentSoFarMs] = [0, 0];
  return times.map((atMs, index) => {
    baseSoFarMs += baseMs[index] ?? 0;
    spentSoFarMs += spentMs[index] ?? 0;
    const idealMs = budgetMs - (wholeMs === 0 ? 0 : share(budgetMs, baseSoFarMs, wholeMs));
    return { atMs, idealMs, remainingMs: atMs <= asOfMs ? budgetMs - spentSoFarMs : null };
  });
}

/** `ms` × part / of, floored; the product of two months does not fit into a number. */
function share(ms: number, part: number, of: number): number {
  return Number((BigInt(ms) * BigInt(part)) / BigInt(of));
}
