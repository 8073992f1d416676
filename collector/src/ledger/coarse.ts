import type { Interval, Status } from './change.ts';

/** A stretch of one status, for a drawing. */
export interface StatusSpan extends Interval {
  readonly status: Status;
  readonly reason?: string;
}

/**
 * Joins spans of one status that are closer to each other than `stepMs`, however much lies between: on a drawing of that resolution nobody can
 * tell them apart. No status that occurred is lost, and at most one span for each status begins within a step. In order of time.
 */
export function coarse(spans: readonly StatusSpan[], stepMs: number): StatusSpan[] {
  const joined: StatusSpan[] = [];
  const last = new Map<Status, number>();
  for (const span of spans) {
    const index = last.get(span.status);
    const before = index === undefined ? undefined : joined[index];
    if (index !== undefined && before && span.fromMs - before.toMs < stepMs) {
      joined[index] = { ...before, toMs: Math.max(before.toMs, span.toMs) };
    } else {
      last.set(span.status, joined.length);
      joined.push(span);
    }
  }
  return joined;
}
