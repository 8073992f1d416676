import { askedEntry } from '../definitions/asked-entry.ts';
import { historiesOf } from '../definitions/in-force.ts';
import type { Interval } from '../ledger/change.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { instant } from './answers.ts';
import type { AdjustmentRequest } from './contract/adjustments.ts';
import { etagOf } from './definition-answer.ts';

/** The adjustments that reach into a window, each as it was asked for and decided: those that wait first, then the newest. */
export function adjustmentRequests(
  entries: readonly DefinitionEntry[],
  { fromMs, toMs }: Interval,
  filed: ReadonlySet<string>,
): Omit<AdjustmentRequest, 'title'>[] {
  return historiesOf(entries, 'adjustment')
    .flatMap((history) => requestOf(history, filed) ?? [])
    .filter((one) => epochMs(one.from) < toMs && fromMs < epochMs(one.to))
    .reverse()
    .sort((a, b) => Number(b.state === 'waiting') - Number(a.state === 'waiting'));
}

function requestOf(
  history: readonly DefinitionEntry[],
  filed: ReadonlySet<string>,
): Omit<AdjustmentRequest, 'title'> | undefined {
  const last = history.at(-1);
  const said = history.findLast(({ body }) => body !== null);
  const asked = askedEntry(history);
  if (!last || !said?.body || !asked) return undefined;
  const { target, from, to, status, reason, approvedBy } = said.body;
  const isDecided = last.body === null || approvedBy != null;
  const state = last.body === null ? 'rejected' : isDecided ? 'approved' : 'waiting';
  return {
    id: last.id,
    target: String(target),
    from: instant(epochMs(from)),
    to: instant(epochMs(to)),
    status: status as AdjustmentRequest['status'],
    reason: String(reason),
    state,
    askedBy: asked.author,
    askedAt: instant(asked.atMs),
    decidedBy: state === 'waiting' ? null : state === 'approved' ? String(approvedBy) : last.author,
    decidedAt: isDecided ? instant(last.atMs) : null,
    decision: state === 'rejected' ? last.reason : '',
    etag: etagOf(last),
    source: filed.has(`adjustment ${last.id}`) ? 'file' : 'api',
  };
}

/** Only of times that were read before. */
function epochMs(time: unknown): number {
  return Temporal.Instant.from(String(time)).epochMilliseconds;
}
