import { watchOwnClock } from '@kadoban/collector/src/own-clock.ts';
import type { HandClock } from './hand-clock.ts';

/** How far the collector's own clock is behind, where a test moves and sets it. */
export function clockBehindOf(hand: HandClock, recordedMs: number | null = null, told: number[] = []): () => number {
  const clocks = { now: () => hand.wallMs(), runningMs: () => hand.monotonicMs() };
  return watchOwnClock(clocks, recordedMs, (behindMs) => told.push(behindMs));
}
