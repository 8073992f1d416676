import type { BudgetForecast } from './budget-course.ts';
import type { Evaluation } from './evaluate.ts';

/**
 * Whether a promise was or will be kept. Of a window that is over it is the verdict; before, `on-course` and `at-risk` say what the rest of the budget
 * lets expect, and only more down time than the whole window allows is `missed`.
 */
export type Outlook = 'met' | 'on-course' | 'at-risk' | 'undetermined' | 'missed';

/** Less than this share of a budget does not last through another outage like those that spent the rest. */
const lowShare = 1 / 5;

/** `isBurning`: an alarm of its burn rate fires. null while nothing counts yet. */
export function outlookOf(
  { toMs, primary, worst, verdict, budgetMs, budgetRemainingMs }: Evaluation,
  forecast: BudgetForecast,
  isBurning: boolean,
  asOfMs: number,
): Outlook | null {
  if (toMs <= asOfMs) return verdict;
  if (primary === null) return null;
  if (budgetRemainingMs < 0) return 'missed';
  const isLow = budgetRemainingMs < budgetMs * lowShare;
  const mayBeSpent = worst !== null && worst.badMs > budgetMs;
  return isLow || mayBeSpent || isBurning || forecast.exhaustedAtMs !== null ? 'at-risk' : 'on-course';
}
