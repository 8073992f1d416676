import type { AdjustmentRequest } from '../../src/api/contract/adjustments.ts';
import type { LedgerRow } from './ledger-rows.ts';

/** What somebody wants the past to be, in the words of people; each is an adjustment of one status over one stretch of time. */
export type AdjustKind = 'exclude' | 'mistaken' | 'split' | 'join' | 'add';

export interface AdjustPlan {
  readonly kind: AdjustKind;
  readonly status: AdjustmentRequest['status'];
  readonly target: string;
  /** Null where a person has to say it. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

const statuses: Readonly<Record<AdjustKind, AdjustmentRequest['status']>> = {
  exclude: 'excluded',
  mistaken: 'up',
  split: 'up',
  join: 'down',
  add: 'down',
};

/** The outage of the same target that follows one, where there is one in the month. */
function following(row: LedgerRow, rows: readonly LedgerRow[]): LedgerRow | undefined {
  return rows
    .filter((one) => one.outage !== null && one.target === row.target && one.fromMs > row.fromMs)
    .reduce<LedgerRow | undefined>(
      (first, one) => (first === undefined || one.fromMs < first.fromMs ? one : first),
      undefined,
    );
}

/** What can be asked for about an outage: nothing is joined that lasts, or that nothing follows. */
export function plansFor(row: LedgerRow, rows: readonly LedgerRow[], asOfMs: number): AdjustPlan[] {
  const { target, fromMs } = row;
  const whole = { target, fromMs, toMs: row.toMs ?? asOfMs };
  const next = row.toMs === null ? undefined : following(row, rows);
  const plans: Omit<AdjustPlan, 'status'>[] = [
    { kind: 'exclude', ...whole },
    { kind: 'mistaken', ...whole },
    { kind: 'split', target, fromMs: null, toMs: null },
    ...(next === undefined ? [] : [{ kind: 'join' as const, target, fromMs: row.toMs, toMs: next.fromMs }]),
  ];
  return plans.map((plan) => ({ ...plan, status: statuses[plan.kind] }));
}

/** Down time that the ledger cannot know: of anything that is promised, at any time. */
export function addedTime(target: string): AdjustPlan {
  return { kind: 'add', status: statuses.add, target, fromMs: null, toMs: null };
}

/** An id that nobody else has: the instant it is about, and a few random letters. */
export function adjustmentId(fromMs: number, random: number): string {
  const at = new Date(fromMs).toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-');
  return `adj-${at}-${Math.floor(random * 36 ** 5)
    .toString(36)
    .padStart(5, '0')}`;
}
