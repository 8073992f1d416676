/** The longest wait before the first try, and before any. */
const firstMs = 1000;
const longestMs = 60_000;

/**
 * How long to wait before the next try, after `failures` in a row. Anything from nothing to the bound ("full jitter"): agents that lost their
 * collector at the same moment must not come back at the same moment. `random` is from 0 to 1.
 */
export function backoffMs(failures: number, random: number): number {
  return Math.round(random * Math.min(longestMs, firstMs * 2 ** failures));
}
