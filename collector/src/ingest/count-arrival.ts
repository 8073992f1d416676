import { type EpochAck, observationCount } from '@kadoban/proto/messages';
import { futureCount } from '../store/arrival.ts';
import type { Arrival } from '../store/store.ts';
import type { Tally } from './tally.ts';

/** Counts a batch that is on the disk; `known` is what its agent knew to be stored before. */
export function countArrival(tally: Tally, arrival: Arrival, known: readonly EpochAck[]): void {
  const { epoch, firstSeq } = arrival.batch;
  const observations = observationCount(arrival.batch);
  const knownSeq = known.find((ack) => ack.epoch === epoch)?.seq ?? 0;
  tally.count('batches');
  tally.count('observations', observations);
  tally.count('duplicates', Math.max(0, Math.min(observations, knownSeq - firstSeq + 1)));
  tally.count('quarantined', futureCount(arrival));
}
