import { decodeFrame, encodeFrame } from './frame.ts';
import type { Batch, Frame } from './messages.ts';
import { type Base, baseOf, shortened, whole } from './next-batch.ts';
import { ProtocolError } from './protocol-error.ts';

/** A frame of a session, and the bytes that say the same without the frames before it. */
export interface WholeFrame {
  readonly frame: Frame;
  readonly bytes: Uint8Array;
}

/** Reads what an agent sends in one session. Every batch comes out whole, however it was told. */
export class FrameReader {
  #base: Base | undefined;

  /** As decodeFrame; to be given every frame of the session, each once and in their order. */
  read(bytes: Uint8Array): WholeFrame {
    const told = decodeFrame(bytes);
    if (told.type !== 'nextBatch') return this.#keep({ frame: told, bytes });
    if (!this.#base) throw new ProtocolError('a nextBatch before any sample');
    const frame = { type: 'batch', ...whole(told, this.#base) } as const;
    return this.#keep({ frame, bytes: encodeFrame(frame) });
  }

  #keep(read: WholeFrame): WholeFrame {
    if (read.frame.type === 'batch') this.#base = baseOf(read.frame, this.#base);
    return read;
  }
}

/** A larger frame holds what waited in a spool. To take it apart would cost the agent more than a sample's bytes are worth. */
const shortenedBytesMax = 16 * 1024;

/** Writes the batches of one session, each as short as the collector can read it. */
export class BatchWriter {
  #base: Base | undefined;

  /** What is to be sent in the place of `bytes`; to be given every batch of the session, each once and in their order. */
  shorten(bytes: Uint8Array): Uint8Array {
    const frame = bytes.length <= shortenedBytesMax ? decodeFrame(bytes) : undefined;
    if (frame?.type === 'batch') return this.#next(frame) ?? bytes;
    this.#base = undefined;
    return bytes;
  }

  /** The same for a batch of which there are no bytes yet. */
  write(batch: Batch): Uint8Array {
    return this.#next(batch) ?? encodeFrame({ type: 'batch', ...batch });
  }

  /** The batch by what is different from the one before; undefined where it has to be told whole. */
  #next(batch: Batch): Uint8Array | undefined {
    const next = this.#base && shortened(batch, this.#base);
    this.#base = baseOf(batch, this.#base);
    return next && encodeFrame({ type: 'nextBatch', ...next });
  }
}
