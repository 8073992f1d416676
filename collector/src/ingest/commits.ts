import type { Arrival, EvidenceStore } from '../store/store.ts';

/** Batches of one commit: bounds how long one transaction holds the writer. */
const commitArrivalsMax = 512;

export interface Commits {
  /** Resolves when the arrival is on the disk: with the highest stored number of its epoch, or `gap`. */
  add(arrival: Arrival): Promise<number | 'gap'>;
}

interface Waiting {
  readonly arrival: Arrival;
  readonly resolve: (stored: number | 'gap') => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: what arrives while a commit is under way, or within `everyMs` of the first, shares the next transaction and its one sync to
 * disk. Arrivals are kept in order, so that an agent's batches are never applied out of theirs.
 */
export function openCommits(
  append: EvidenceStore['append'],
  everyMs: number,
  setTimer: (run: () => void, afterMs: number) => unknown,
): Commits {
  let waiting: Waiting[] = [];
  let busy = false;

  const commit = async () => {
    const group = waiting.slice(0, commitArrivalsMax);
    waiting = waiting.slice(commitArrivalsMax);
    try {
      const stored = await append(group.map((one) => one.arrival));
      group.forEach((one, index) => {
        one.resolve(stored[index] ?? 'gap');
      });
    } catch (error) {
      for (const one of group) one.reject(error);
    }
    busy = false;
    plan();
  };
  const plan = () => {
    if (busy || waiting.length === 0) return;
    busy = true;
    setTimer(() => void commit(), everyMs);
  };
  return {
    add: (arrival) =>
      new Promise((resolve, reject) => {
        waiting.push({ arrival, resolve, reject });
        plan();
      }),
  };
}
