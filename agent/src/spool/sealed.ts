import { decodeFrame, encodeFrame } from '@kadoban/proto/frame';
import { type Batch, type Loss, observationCount } from '@kadoban/proto/messages';

/** A batch as it will be sent, with what one must know to keep it without decoding. */
export interface Sealed {
  readonly epoch: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** How many numbers before `firstSeq` it declares lost. */
  readonly lost: number;
  /** When its observations were made: the earliest and the latest. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The encoded frame. */
  readonly frame: Uint8Array;
  /** What the frame says, until somebody has asked for that: most batches are told by what is different from the one before, and nobody asks. */
  readonly batch?: Batch | undefined;
}

/** A batch that is on no disk. */
export interface Held {
  readonly sealed: Sealed;
  /** When its oldest observation came, by a clock that never jumps. */
  readonly sinceMs: number;
}

export function sealedOf(batch: Batch): Sealed {
  const times = [
    ...batch.samples.flatMap(({ atMs }) => atMs),
    ...batch.results.map(({ atMs }) => atMs),
    ...batch.lifecycle.map(({ atMs }) => atMs),
  ];
  // One of the two is kept: in thousands of batches that wait for a disk the values would take many times what their bytes do.
  let held: Batch | Uint8Array = batch;
  return {
    epoch: batch.epoch,
    firstSeq: batch.firstSeq,
    lastSeq: batch.firstSeq + observationCount(batch) - 1,
    lost: batch.lostBefore?.count ?? 0,
    fromMs: times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY),
    toMs: times.reduce((most, time) => Math.max(most, time), 0),
    get frame() {
      if (!(held instanceof Uint8Array)) held = encodeFrame({ type: 'batch', ...held });
      return held;
    },
    get batch() {
      return held instanceof Uint8Array ? undefined : held;
    },
  };
}

export function batchOf(sealed: Sealed): Batch {
  if (sealed.batch) return sealed.batch;
  const frame = decodeFrame(sealed.frame);
  if (frame.type !== 'batch') throw new TypeError(`a sealed ${frame.type}`);
  const { type: _, ...batch } = frame;
  return batch;
}

/** The same batch declaring another loss before it, or none. */
export function withLoss(sealed: Sealed, loss: Loss | undefined): Sealed {
  const { lostBefore: _, ...batch } = batchOf(sealed);
  return sealedOf({ ...batch, ...(loss && { lostBefore: loss }) });
}
