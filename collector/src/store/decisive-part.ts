import type { Interval } from '../ledger/change.ts';
import { always } from './host-evidence.ts';
import type { OpenReading } from './readings.ts';

/**
 * The part of the evidence that decides what all of `members` were within `window`, alone and together: from an instant at which every one
 * of them was up to another such instant. In `except` something other than their evidence says what they were: no cut may lie there.
 */
export async function decisivePart(
  members: readonly OpenReading[],
  window: Interval | undefined,
  except: readonly Interval[],
): Promise<Interval> {
  if (window === undefined) return always;
  const closed = [...except, ...members.flatMap(unwatched)];
  const asOfMs = Math.min(...members.map((member) => member.asOfMs));
  // Before the window's first instant: what changes at that very instant keeps its bounds.
  let fromMs = Math.min(window.fromMs, asOfMs) - 1;
  for (let before = Number.NaN; fromMs !== before && Number.isFinite(fromMs); ) {
    before = fromMs;
    for (const { source } of members) fromMs = await source.upAtOrBefore(fromMs);
    for (const one of closed) if (one.fromMs <= fromMs && fromMs <= one.toMs) fromMs = one.fromMs - 1;
  }
  let toMs = window.toMs >= asOfMs ? Number.POSITIVE_INFINITY : window.toMs;
  for (let before = Number.NaN; toMs !== before && Number.isFinite(toMs); ) {
    before = toMs;
    for (const { source } of members) toMs = await source.upAtOrAfter(toMs);
    for (const one of closed) if (one.fromMs <= toMs && toMs <= one.toMs) toMs = one.toMs + 1;
  }
  return { fromMs, toMs };
}

/** Outside its monitoring a target reads unknown, whatever its evidence says. */
function unwatched({ monitoredFromMs, monitoredToMs }: OpenReading): Interval[] {
  return [
    ...(monitoredFromMs === null ? [] : [{ fromMs: Number.NEGATIVE_INFINITY, toMs: monitoredFromMs }]),
    ...(monitoredToMs === null ? [] : [{ fromMs: monitoredToMs, toMs: Number.POSITIVE_INFINITY }]),
  ];
}
