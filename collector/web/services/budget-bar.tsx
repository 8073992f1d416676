import type { PromiseMonth } from '../../src/api/contract/overview.ts';
import { formatDuration } from '../format/duration.ts';
import { useWords } from '../page.ts';
import { SignedDuration } from '../parts/signed-duration.tsx';
import { isUnmeasured } from './is-unmeasured.ts';

/** What is left of the allowed down time, as a bar that empties and in words; one that is overspent is hatched to its full length. */
export function BudgetBar({ promise }: { promise: PromiseMonth }) {
  const { t } = useWords();
  const { budgetMs, budgetRemainingMs, outlook } = promise;
  if (isUnmeasured(promise)) return <span className="muted">{t('none.short')}</span>;
  const isOver = budgetRemainingMs < 0;
  const share = budgetMs === 0 ? 0 : Math.min(1, Math.max(0, budgetRemainingMs / budgetMs));
  return (
    <span className="budget" data-outlook={outlook ?? 'none'} data-over={isOver}>
      <span className="budget-bar" aria-hidden="true">
        <span style={{ inlineSize: isOver ? '100%' : `${share * 100}%` }} />
      </span>
      <span className="budget-left">
        <SignedDuration ms={budgetRemainingMs} />
        <small>{t('services.budget.of', { duration: formatDuration(budgetMs, t) })}</small>
      </span>
    </span>
  );
}
