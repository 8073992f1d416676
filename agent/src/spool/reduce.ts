import type { Batch } from '@kadoban/proto/messages';
import { batchOf, type Sealed, sealedOf } from './sealed.ts';

/** The batch without its metrics: its samples keep their numbers and stay signs of life. */
export function withoutMetrics(sealed: Sealed): Sealed {
  const batch = batchOf(sealed);
  if (batch.samples.every(({ instances }) => instances.length === 0)) return sealed;
  return sealedOf({ ...batch, samples: batch.samples.map((block) => ({ ...block, instances: [] })) });
}

/**
 * Drops batches, all but the very last observation of each epoch, which declares the rest as lost.
 *
 * That one is kept because a loss can only be told in front of an observation of the same epoch, and an epoch that has ended
 * gets no other. It also makes the drop complete in itself: it depends on nothing that lies elsewhere.
 */
export function tombstones(batches: readonly Sealed[]): Sealed[] {
  const byEpoch = Map.groupBy(batches, ({ epoch }) => epoch);
  return [...byEpoch.values()].map((sameEpoch) => {
    const [first] = sameEpoch;
    const last = sameEpoch.at(-1);
    if (!first || !last) throw new RangeError('an epoch without batches');
    const count = last.lastSeq - (first.firstSeq - first.lost);
    const earlier = batchOf(first).lostBefore;
    const { wallAheadMs, ...rest } = batchOf(last);
    return sealedOf({
      ...lastObservation(rest),
      ...(wallAheadMs !== undefined && { wallAheadMs }),
      epoch: last.epoch,
      firstSeq: last.lastSeq,
      ...(count > 0 && {
        lostBefore: {
          count,
          fromMs: Math.min(earlier?.fromMs ?? first.fromMs, ...sameEpoch.map(({ fromMs }) => fromMs)),
          toMs: Math.max(...sameEpoch.map(({ toMs }) => toMs)),
          reason: 'spool-full',
        },
      }),
    });
  });
}

function lastObservation({ samples, results, lifecycle }: Batch): Pick<Batch, 'samples' | 'results' | 'lifecycle'> {
  if (lifecycle.length > 0) return { samples: [], results: [], lifecycle: lifecycle.slice(-1) };
  if (results.length > 0) return { samples: [], results: results.slice(-1), lifecycle: [] };
  const block = samples.at(-1);
  if (!block) throw new RangeError('a batch without observations');
  const sample = { boot: block.boot, atMs: block.atMs.slice(-1), monoMs: block.monoMs.slice(-1), instances: [] };
  return { samples: [sample], results: [], lifecycle: [] };
}
