import { appendChange } from './append-change.ts';
import type { Change, Interval } from './change.ts';
import type { UpTime } from './evidence.ts';

/** A silence of `[fromMs, toMs)` and how long one may last before it means anything. */
export interface Silence extends Interval {
  readonly holdMs: number;
}

/**
 * Why nobody heard the host: `collector` while the collector was away and for one hold after its return, since agents need
 * time to come back, otherwise `silent`. A collector that left before the silence was overdue explains it from its start.
 */
export function silenceOf(silence: Silence, collectorUp: readonly UpTime[]): Change[] {
  const changes: Change[] = [];
  const append = (atMs: number, reason: string) => {
    if (atMs < silence.toMs) appendChange(changes, { atMs, status: 'unknown', reason });
  };
  let explainedToMs = silence.fromMs;
  for (const away of awayTimes(collectorUp)) {
    if (away.toMs <= silence.fromMs) continue;
    const fromMs = away.fromMs <= silence.fromMs + silence.holdMs ? silence.fromMs : away.fromMs;
    if (fromMs > explainedToMs) append(explainedToMs, 'silent');
    append(Math.max(fromMs, explainedToMs), 'collector');
    explainedToMs = away.toMs + silence.holdMs;
  }
  append(explainedToMs, 'silent');
  return changes;
}

/** The gaps between the up-times, in order; the first may reach from, the last to infinity. */
function awayTimes(collectorUp: readonly UpTime[]): Interval[] {
  const up = collectorUp
    .map(({ fromMs, toMs }) => ({ fromMs: fromMs ?? Number.NEGATIVE_INFINITY, toMs: toMs ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => (a.fromMs < b.fromMs ? -1 : 1));
  const away: Interval[] = [];
  let upToMs = Number.NEGATIVE_INFINITY;
  for (const { fromMs, toMs } of up) {
    if (fromMs > upToMs) away.push({ fromMs: upToMs, toMs: fromMs });
    upToMs = Math.max(upToMs, toMs);
  }
  if (upToMs < Number.POSITIVE_INFINITY) away.push({ fromMs: upToMs, toMs: Number.POSITIVE_INFINITY });
  return away;
}
