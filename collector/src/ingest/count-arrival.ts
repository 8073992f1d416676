import { observationCount } from '@kadoban/proto/messages';
import { futureCount, newestSampleMs } from '../store/arrival.ts';
import type { Arrival } from '../store/store.ts';
import type { Tally } from './tally.ts';

/** What is told of an arrival once it is on the disk: all that is kept of a batch while it waits for that. */
export interface Counted {
  readonly epoch: number;
  readonly firstSeq: number;
  readonly observations: number;
  readonly quarantined: number;
  /** When its newest sample was taken. */
  readonly newestMs: number | undefined;
}

export function countedOf(arrival: Arrival): Counted {
  const { epoch, firstSeq } = arrival.batch;
  return {
    epoch,
    firstSeq,
    observations: observationCount(arrival.batch),
    quarantined: futureCount(arrival),
    newestMs: newestSampleMs(arrival),
  };
}

/** Counts a batch that is on the disk; `knownSeq` is what its agent knew to be stored of that epoch before. */
export function countArrival(tally: Tally, counted: Counted, knownSeq: number): void {
  const { firstSeq, observations, quarantined } = counted;
  tally.count('batches');
  tally.count('observations', observations);
  tally.count('duplicates', Math.max(0, Math.min(observations, knownSeq - firstSeq + 1)));
  tally.count('quarantined', quarantined);
}
