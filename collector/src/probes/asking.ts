import type { Clock } from '../clock.ts';

/** How long a host is given to answer, and what ends the wait before. */
export interface Asking {
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** Whoever asked no longer wants to know. */
  readonly signal: AbortSignal;
}
