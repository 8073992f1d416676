import type { Clock } from '../clock.ts';
import type { Arrival, EvidenceStore, Stored } from '../store/store.ts';

/** Batches of one commit: bounds how long one transaction holds the writer. */
const commitArrivalsMax = 512;

export interface Commits extends AsyncDisposable {
  /** Resolves when the arrival is on the disk. */
  add(arrival: Arrival): Promise<Stored>;
}

interface Waiting {
  readonly arrival: Arrival;
  readonly resolve: (stored: Stored) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: what arrives while a commit is under way, or within `everyMs` of the first, shares the next transaction and its one sync to
 * disk. Arrivals are kept in order, so that an agent's batches are never applied out of theirs. Disposing waits for what was added.
 */
export function openCommits(append: EvidenceStore['append'], everyMs: number, { after }: Clock): Commits {
  const waiting: Waiting[] = [];
  let busy = false;
  let idle: (() => void) | undefined;

  const settle = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const stored = await append(group.map((one) => one.arrival));
      for (const [index, one] of group.entries()) one.resolve(stored[index] as Stored);
    } catch (error) {
      if (group.length <= 1) return group[0]?.reject(error);
      // One arrival that the store cannot take must not keep it from the others.
      for (const one of group) await settle([one]);
    }
  };
  const commit = async () => {
    await settle(waiting.splice(0, commitArrivalsMax));
    busy = false;
    plan();
  };
  const plan = () => {
    if (busy) return;
    if (waiting.length === 0) return idle?.();
    busy = true;
    after(everyMs, () => void commit());
  };
  return {
    add: (arrival) =>
      new Promise((resolve, reject) => {
        waiting.push({ arrival, resolve, reject });
        plan();
      }),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        idle = resolve;
        plan();
      }),
  };
}
