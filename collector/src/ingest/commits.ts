import type { Clock } from '../clock.ts';
import { joinRecords, type LogRecord, recordOf } from '../store/log-record.ts';
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
  /** Not the arrival: its batch, taken apart, is many objects, and thousands wait for one sync. */
  readonly record: LogRecord;
  readonly resolve: (stored: Stored) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: what arrives while a commit is under way, or within `everyMs` of the first, shares the next transaction and its one sync to
 * disk. Arrivals are kept in order, so that an agent's batches are never applied out of theirs. Disposing waits for what was added.
 */
export function openCommits(append: EvidenceStore['append'], everyMs: number, clock: Clock): Commits {
  const waiting: Waiting[] = [];
  const pressure = pressureOf({ highBytes: waitingBytesHigh, lowBytes: waitingBytesLow }, clock);
  let busy = false;
  let idle: (() => void) | undefined;

  const commit = async () => {
    const group = waiting.splice(0, commitArrivalsMax);
    try {
      const stored = await append(joinRecords(group.map((one) => one.record)));
      for (const [index, one] of group.entries()) one.resolve(stored[index] as Stored);
    } catch (error) {
      for (const one of group) one.reject(error);
    }
    for (const { record } of group) pressure.remove(sizeOf(record));
    busy = false;
    plan();
  };
  const plan = () => {
    if (busy) return;
    if (waiting.length === 0) return idle?.();
    busy = true;
    clock.after(waiting.length < commitArrivalsMax ? everyMs : 0, () => void commit());
  };
  return {
    pressure,
    add: (arrival) =>
      new Promise((resolve, reject) => {
        const record = recordOf(arrival);
        pressure.add(sizeOf(record));
        waiting.push({ record, resolve, reject });
        plan();
      }),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        idle = resolve;
        plan();
      }),
  };
}

function sizeOf({ frame }: LogRecord): number {
  return arrivalBytes + frame.length;
}
