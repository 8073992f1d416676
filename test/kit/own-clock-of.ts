import { type OwnClock, watchOwnClock } from '@kadoban/collector/src/own-clock.ts';
import type { HandClock } from './hand-clock.ts';

/** The collector's own clock, where a test moves and sets it. */
export function ownClockOf(hand: HandClock, recordedMs: number | null = null, told: number[] = []): OwnClock {
  const clocks = { now: () => hand.wallMs(), runningMs: () => hand.monotonicMs() };
  return watchOwnClock(clocks, recordedMs, (behindMs) => told.push(behindMs));
}
