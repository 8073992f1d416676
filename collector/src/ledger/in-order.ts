interface Stamped {
  readonly atMs: number;
}

/**
 * The evidence that is there at `asOfMs`, in order of time; `compare` settles what happened at one instant. Evidence that is
 * already in order, as a store keeps it, is returned as it is: copying would cost more than deriving.
 */
export function inOrder<T extends Stamped>(
  evidence: readonly T[],
  asOfMs: number,
  compare: (a: T, b: T) => number,
): readonly T[] {
  return isInOrder(evidence, asOfMs)
    ? evidence
    : evidence.filter((one) => one.atMs <= asOfMs).sort((a, b) => a.atMs - b.atMs || compare(a, b));
}

/** Strictly rising: two pieces of evidence at one instant still need `compare`. */
function isInOrder(evidence: readonly Stamped[], asOfMs: number): boolean {
  let beforeMs = Number.NEGATIVE_INFINITY;
  for (const { atMs } of evidence) {
    if (atMs <= beforeMs) return false;
    beforeMs = atMs;
  }
  return beforeMs <= asOfMs;
}
