import type { Change, Interval, Status } from './change.ts';
import { knownChanges, patched, timelineOf, unmonitored } from './timeline.ts';

/** What a target was during `[fromMs, toMs)`; the bounds say when that really began, where they differ from `fromMs`. */
export interface Span extends Interval {
  readonly status: Status;
  readonly reason?: string;
  readonly earliestMs?: number;
  readonly latestMs?: number;
}

export interface Monitoring {
  /** Changes at or after this instant are not known. */
  readonly asOfMs: number;
  readonly monitoredFromMs: number | null;
  readonly monitoredToMs: number | null;
}

/** Cuts `window` into spans of one status and reason each, up to `asOfMs`: no gap, no overlap, no two alike in a row. */
export function spansOf(changes: readonly Change[], window: Interval, monitoring: Monitoring): Span[] {
  const { asOfMs, monitoredFromMs, monitoredToMs } = monitoring;
  const known = knownChanges(changes, asOfMs);
  const bounds = new Map(known.map((change) => [change.atMs, change]));
  const timeline = patched(timelineOf(known), unmonitored(monitoredFromMs, monitoredToMs));
  const endMs = Math.min(window.toMs, asOfMs);
  const spans: Span[] = [];
  for (const [index, { status, reason, ...step }] of timeline.entries()) {
    const fromMs = Math.max(step.fromMs, window.fromMs);
    const toMs = Math.min(timeline[index + 1]?.fromMs ?? endMs, endMs);
    if (fromMs >= toMs) continue;
    const last = spans.at(-1);
    if (last?.status === status && last.reason === reason) {
      spans[spans.length - 1] = { ...last, toMs };
      continue;
    }
    const begun = bounds.get(fromMs);
    spans.push({
      fromMs,
      toMs,
      status,
      ...(reason !== undefined && { reason }),
      ...(begun?.status === status && begun.earliestMs !== undefined && { earliestMs: begun.earliestMs }),
      ...(begun?.status === status && begun.latestMs !== undefined && { latestMs: begun.latestMs }),
    });
  }
  return spans;
}
