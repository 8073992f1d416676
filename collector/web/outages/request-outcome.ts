import type { AdjustmentRequest } from '../../src/api/contract/adjustments.ts';

/** What became of a request. The log has what was withdrawn as rejected; but who asks for an adjustment can only withdraw it. */
export function outcomeOf({
  state,
  askedBy,
  decidedBy,
}: Pick<AdjustmentRequest, 'state' | 'askedBy' | 'decidedBy'>): AdjustmentRequest['state'] | 'withdrawn' {
  return state === 'rejected' && decidedBy === askedBy ? 'withdrawn' : state;
}
