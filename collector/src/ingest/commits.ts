import type { Clock } from '../clock.ts';
import { LogWriter, recordOf } from '../store/log-record.ts';
import type { Arrival, EvidenceStore, Stored } from '../store/store.ts';
import { commitArrivalsMax, waitingBytesHigh, waitingBytesLow } from './limits.ts';
import { type Pressure, pressureOf } from './pressure.ts';

/** What an arrival takes in memory besides its frame: what the log keeps beside it, and its promises. */
const arrivalBytes = 1024;

export interface Commits extends AsyncDisposable {
  /** How much waits for the disk. */
  readonly pressure: Pressure;
  /** Resolves when the arrival is on the disk. */
  add(arrival: Arrival): Promise<Stored>;
}

interface Waiting {
  readonly sizeBytes: number;
  readonly resolve: (stored: Stored) => void;
  readonly reject: (error: unknown) => void;
}

/** What shares a commit. Not the arrivals: their batches, taken apart, are many objects, and thousands wait for one sync. */
interface Group {
  readonly log: LogWriter;
  readonly waiting: Waiting[];
}

/**
 * Group commit: what arrives while a commit is under way, or within `everyMs` of the first, shares the next transaction and its one sync to
 * disk. Arrivals are kept in order, so that an agent's batches are never applied out of theirs. Disposing waits for what was added.
 */
export function openCommits(append: EvidenceStore['append'], everyMs: number, clock: Clock): Commits {
  const groups: Group[] = [];
  const pressure = pressureOf({ highBytes: waitingBytesHigh, lowBytes: waitingBytesLow }, clock);
  let busy = false;
  let idle: (() => void) | undefined;

  const groupWithRoom = (): Group => {
    const last = groups.at(-1);
    if (last && last.waiting.length < commitArrivalsMax) return last;
    const group = { log: new LogWriter(), waiting: [] };
    groups.push(group);
    return group;
  };
  const commit = async () => {
    const { log, waiting } = groups.shift() as Group;
    try {
      const stored = await append(log.blob());
      for (const [index, one] of waiting.entries()) one.resolve(stored[index] as Stored);
    } catch (error) {
      for (const one of waiting) one.reject(error);
    }
    for (const { sizeBytes } of waiting) pressure.remove(sizeBytes);
    busy = false;
    plan();
  };
  const plan = () => {
    const [first] = groups;
    if (busy) return;
    if (!first) return idle?.();
    busy = true;
    clock.after(first.waiting.length < commitArrivalsMax ? everyMs : 0, () => void commit());
  };
  return {
    pressure,
    add: (arrival) =>
      new Promise((resolve, reject) => {
        const record = recordOf(arrival);
        const sizeBytes = arrivalBytes + record.frame.length;
        const { log, waiting } = groupWithRoom();
        log.add(record);
        waiting.push({ sizeBytes, resolve, reject });
        pressure.add(sizeBytes);
        plan();
      }),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        idle = resolve;
        plan();
      }),
  };
}
