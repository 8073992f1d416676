import type { PromiseMonth } from '../../src/api/contract/overview.ts';

/** Whether nobody saw any of the time that has passed: nothing is known then of what was spent, least of all that it was nothing. */
export function isUnmeasured({ primary, unknownMs }: Pick<PromiseMonth, 'primary' | 'unknownMs'>): boolean {
  return primary === null && unknownMs > 0;
}
