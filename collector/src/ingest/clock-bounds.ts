import { clockToleranceMs } from '../store/arrival-clock.ts';

/** What is known of an agent's clock minus the collector's: it lies between these, both ends included. */
export interface ClockBounds {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** A question for an agent's clock: when we asked and when we heard the answer, by our clock, and what it said in between, by its own. */
export interface ClockExchange {
  readonly askedMs: number;
  readonly saidMs: number;
  readonly heardMs: number;
}

/** Crystals are off by 100 ppm at the most, and there are two of them. */
const driftPerMs = 0.0002;

/** How far two clocks may drift apart in this time. */
export function driftMs(elapsedMs: number): number {
  return driftPerMs * Math.max(0, elapsedMs);
}

/**
 * What one exchange proves, however long anything was on its way: the agent read its clock after we asked and before we heard. Undefined when
 * our own clock was set back meanwhile.
 */
export function boundsOf({ askedMs, saidMs, heardMs }: ClockExchange): ClockBounds | undefined {
  return askedMs <= heardMs ? { leastMs: saidMs - heardMs, mostMs: saidMs - askedMs } : undefined;
}

/**
 * What two exchanges say together, `elapsedMs` apart; undefined when both cannot be true of clocks that only drift: one of them was set, or
 * stood still as a virtual machine's does.
 */
export function narrowed(known: ClockBounds, elapsedMs: number, next: ClockBounds): ClockBounds | undefined {
  const slackMs = driftMs(elapsedMs);
  const leastMs = Math.max(known.leastMs - slackMs, next.leastMs);
  const mostMs = Math.min(known.mostMs + slackMs, next.mostMs);
  return leastMs <= mostMs ? { leastMs, mostMs } : undefined;
}

/** Whether more is to be asked before much is made of it. */
export function isVague({ leastMs, mostMs }: ClockBounds): boolean {
  return mostMs - leastMs > clockToleranceMs;
}

/**
 * What the clock is taken to be ahead: the middle, whose error is the least. But as long as all that is known comes from slow answers, and a
 * right clock could have given them, it says nothing against the clock: then what is nearest to right.
 */
export function offsetOf(bounds: ClockBounds): number {
  const { leastMs, mostMs } = bounds;
  const mayBeRight = leastMs <= clockToleranceMs && mostMs >= -clockToleranceMs;
  if (isVague(bounds) && mayBeRight) return Math.round(Math.min(Math.max(0, leastMs), mostMs)) + 0;
  return Math.round((leastMs + mostMs) / 2) + 0;
}
