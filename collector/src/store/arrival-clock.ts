import type { Arrival } from './store.ts';

/** What a session found out about an agent's clock. */
export interface ClockReading {
  readonly epoch: number;
  readonly boot: string;
  /** When, by the collector's clock. */
  readonly toldMs: number;
  /** The clock of the agent's times minus the collector's. */
  readonly offsetMs: number;
  /** The wall clock of its host minus the collector's. */
  readonly wallOffsetMs: number;
}

/** What is known, besides the offset now, of the clocks that told the times of a batch. Plain values: it is logged with the batch. */
export interface ArrivalClock {
  /** Before `toMs`, by the agent's clock, it was off by another amount: by `offsetMs` up to `fromMs`, and in between on its way to that of now. */
  readonly past?: { readonly fromMs: number; readonly toMs: number; readonly offsetMs: number };
  /** A run of the host before that of the batch, whose end it tells: its clock was another. */
  readonly former?: { readonly boot: string; readonly offsetMs: number };
  /** What is to be kept. */
  readonly news?: ClockReading;
}

/** How far a clock may be off before its times are corrected: below it, the estimate's own error would only add noise. */
export const clockToleranceMs = 1000;

/** When something of an arrival was, by the collector's clock. Some things say in which run of the host. */
export function correctedMs({ clockOffsetMs, clock }: Arrival, atMs: number, boot?: string): number {
  if (boot !== undefined && boot === clock?.former?.boot) return atMs - correctionOf(clock.former.offsetMs);
  const nowMs = correctionOf(clockOffsetMs);
  if (!clock?.past || atMs >= clock.past.toMs) return atMs - nowMs;
  const { fromMs, toMs, offsetMs } = clock.past;
  const thenMs = correctionOf(offsetMs);
  if (atMs <= fromMs) return atMs - thenMs;
  return atMs - Math.round(thenMs + ((nowMs - thenMs) * (atMs - fromMs)) / (toMs - fromMs));
}

function correctionOf(offsetMs: number): number {
  return Math.abs(offsetMs) > clockToleranceMs ? offsetMs : 0;
}
