import type { Change } from '../ledger/change.ts';
import type { OutageSpan } from './attach-notes.ts';

/** What is known of the edges of an outage by the changes of what its target stands on. */
export interface OutageEdges {
  /** When it began at the earliest, and ended at the latest, where that differs from its edges. */
  readonly earliestMs?: number;
  readonly latestMs?: number;
  readonly reason?: string;
  /** What went down as it began: hosts and checks that changed at that very instant. */
  readonly began: readonly string[];
}

/** `targets` are the hosts and checks that the target of the outage stands on, or the target alone. */
export function edgesOf(
  { fromMs, toMs }: Pick<OutageSpan, 'fromMs' | 'toMs'>,
  targets: Iterable<{ readonly id: string; readonly changes: readonly Change[] }>,
): OutageEdges {
  const all = [...targets];
  const beginning = all.flatMap(({ id, changes }) =>
    changes.filter(({ atMs, status }) => atMs === fromMs && status !== 'up').map((change) => ({ id, change })),
  );
  const ending = all.flatMap(({ changes }) => changes.filter(({ atMs }) => atMs === toMs));
  const earliestMs = Math.min(fromMs, ...beginning.map(({ change }) => change.earliestMs ?? fromMs));
  const latestMs = toMs === null ? null : Math.max(toMs, ...ending.map((change) => change.latestMs ?? toMs));
  const reason = beginning.map(({ change }) => change.reason).find((one) => one !== undefined);
  return {
    ...(earliestMs < fromMs && { earliestMs }),
    ...(latestMs !== null && toMs !== null && latestMs > toMs && { latestMs }),
    ...(reason !== undefined && { reason }),
    began: [...new Set(beginning.map(({ id }) => id))],
  };
}
