import type { Loss } from '@kadoban/proto/messages';
import { batchOf, type Held, type Sealed, withLoss } from './sealed.ts';
import type { Range, SegmentFile, Segments } from './segments.ts';

/** What a delivery asks of the spool. */
export interface DeliverySource {
  readonly segments: Segments;
  /** The running epoch; others get no more observations. */
  readonly epoch: number;
  /** Oldest first. */
  readonly memory: () => readonly Held[];
  /** Takes the loss of the last numbers of an epoch that has ended. */
  readonly declareLater: (loss: Loss, range: Range) => void;
}

/**
 * What is sent in one session with the collector, in order: oldest epochs first, from what the collector said it has. Sees to
 * it that no number is missing without being declared lost.
 */
export class Delivery {
  readonly #source: DeliverySource;
  /** By epoch: the next number the collector expects. */
  readonly #expected: Map<number, number>;
  /** By epoch: when what was sent last in this session was observed. */
  readonly #sentToMs = new Map<number, number>();
  #cached: { file: SegmentFile; bytes: number; batches: readonly Sealed[]; at: number } | undefined;

  constructor(source: DeliverySource, acked: ReadonlyMap<number, number>) {
    this.#source = source;
    this.#expected = new Map([...acked].map(([epoch, seq]) => [epoch, seq + 1]));
  }

  /** The next batch to send; undefined when there is none at present. Rejects when the disk cannot be read just now. */
  async next(): Promise<Sealed | undefined> {
    const { segments, memory } = this.#source;
    for (;;) {
      const file = segments.files.find(({ ranges }) => ranges.some((range) => this.#wants(range)));
      if (!file) break;
      const sealed = await this.#fromFile(file);
      if (sealed) return this.#sent(sealed, file.damaged);
      // It may have been removed meanwhile, because the collector has it.
      if (segments.files.includes(file)) this.#giveUp(file);
    }
    const held = memory().find(({ sealed }) => sealed.lastSeq >= this.#expectedOf(sealed.epoch));
    return held && this.#sent(held.sealed, false);
  }

  #expectedOf(epoch: number): number {
    return this.#expected.get(epoch) ?? 1;
  }

  #wants({ epoch, lastSeq, unreadable }: Range): boolean {
    return !unreadable && lastSeq >= this.#expectedOf(epoch);
  }

  async #fromFile(file: SegmentFile): Promise<Sealed | undefined> {
    if (this.#cached?.file !== file || this.#cached.bytes !== file.bytes) {
      const { bytes } = file;
      const { batches } = await this.#source.segments.read(file);
      this.#cached = { file, bytes, batches, at: 0 };
    }
    const { batches, at } = this.#cached;
    const found = batches.findIndex((sealed, i) => i >= at && sealed.lastSeq >= this.#expectedOf(sealed.epoch));
    if (found < 0) return undefined;
    this.#cached.at = found + 1;
    return batches[found];
  }

  /** Nothing readable is left of what the file, which was read last, should hold. */
  #giveUp(file: SegmentFile): void {
    const { segments, epoch: running, declareLater } = this.#source;
    const later = segments.files.slice(segments.files.indexOf(file) + 1);
    for (const range of file.ranges.filter((each) => this.#wants(each))) {
      const { epoch, lastSeq, fromMs, toMs } = range;
      const readable = this.#cached?.batches.findLast((sealed) => sealed.epoch === epoch);
      segments.giveUp(file, range, readable?.lastSeq);
      // A later batch of the same epoch declares what is missing before it.
      const goesOn = later.some(({ ranges }) =>
        ranges.some((r) => r.epoch === epoch && r.lastSeq >= lastSeq && !r.unreadable),
      );
      if (epoch === running || goesOn) continue;
      const count = lastSeq + 1 - this.#expectedOf(epoch);
      declareLater({ count, fromMs, toMs, reason: 'spool-damaged' }, range);
    }
  }

  #sent(sealed: Sealed, damaged: boolean): Sealed {
    const { epoch, lastSeq, toMs } = sealed;
    const expectedSeq = this.#expectedOf(epoch);
    const sentToMs = this.#sentToMs.get(epoch);
    this.#expected.set(epoch, lastSeq + 1);
    this.#sentToMs.set(epoch, toMs);
    // Between two batches of one session it is never the collector who forgot.
    const reason = damaged || sentToMs !== undefined ? 'spool-damaged' : 'collector-forgot';
    return following(sealed, expectedSeq, { fromMs: sentToMs ?? sealed.fromMs, reason });
  }
}

/**
 * The batch as it may follow `expectedSeq - 1`: all numbers between are declared lost, and none that the collector has. What is known of the
 * loss is kept; else it is `unexplained`.
 */
function following(
  sealed: Sealed,
  expectedSeq: number,
  unexplained: { readonly fromMs: number; readonly reason: string },
): Sealed {
  const count = sealed.firstSeq - expectedSeq;
  if (count === sealed.lost) return sealed;
  if (count <= 0) return sealed.lost === 0 ? sealed : withLoss(sealed, undefined);
  const known = batchOf(sealed).lostBefore;
  if (known && count < known.count) return withLoss(sealed, { ...known, count });
  return withLoss(sealed, {
    count,
    fromMs: Math.min(unexplained.fromMs, known?.fromMs ?? sealed.fromMs),
    toMs: known?.toMs ?? sealed.fromMs,
    reason: unexplained.reason,
  });
}
