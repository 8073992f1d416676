import type { Outlook, PromiseMonth } from './contract/overview.ts';

const order: readonly Outlook[] = ['missed', 'at-risk', 'undetermined', null, 'on-course', 'met'];

type Compared = Pick<PromiseMonth, 'slo' | 'outlook' | 'budgetMs' | 'budgetRemainingMs'> & {
  readonly state: Pick<PromiseMonth['state'], 'status'>;
};

/** What is down now comes first, then what was missed or may be; of those alike the one with the smaller part of its budget left. */
export function worstFirst(a: Compared, b: Compared): number {
  const ranks = [a, b].map(({ state, outlook }) => [state.status === 'down' ? 0 : 1, order.indexOf(outlook)] as const);
  const [[downA, outlookA], [downB, outlookB]] = ranks as [readonly [number, number], readonly [number, number]];
  return downA - downB || outlookA - outlookB || leftOf(a) - leftOf(b) || (a.slo < b.slo ? -1 : 1);
}

/** A budget of nothing is all there while nothing was spent. */
function leftOf({ budgetMs, budgetRemainingMs }: Compared): number {
  return budgetMs === 0 ? Math.sign(budgetRemainingMs) || 1 : budgetRemainingMs / budgetMs;
}
