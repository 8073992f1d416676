import { frameBytesMax } from '@kadoban/proto/limits';
import type { Batch, EpochAck, Loss } from '@kadoban/proto/messages';
import { Delivery } from './delivery.ts';
import { tombstones, withoutMetrics } from './reduce.ts';
import { type Observation, seal } from './seal.ts';
import { batchOf, type Held, sealedOf } from './sealed.ts';
import { type Range, type SegmentFile, Segments } from './segments.ts';
import type { SpoolDisk } from './spool-disk.ts';

/** What is not acknowledged after this time goes to disk: so much may a `kill -9` or a power cut cost while the collector is away. */
export const toDiskAfterMs = 15_000;

/** What is held while the disk cannot be written: days of samples, and small beside the process itself. */
export const memoryBytesMax = 4 * 1024 * 1024;

/** What an operator should know. Each is told once when it begins. */
export type SpoolEvent =
  | { readonly type: 'damaged'; readonly file: string }
  | { readonly type: 'unwritable'; readonly error: unknown }
  | { readonly type: 'writable' }
  | { readonly type: 'shrunk'; readonly file: string; readonly kept: SegmentFile['kept'] }
  | { readonly type: 'memory-full' }
  | { readonly type: 'forgotten'; readonly file: string };

export interface SpoolOptions {
  readonly disk: SpoolDisk;
  /** Random for each start of the process, so that no number is ever used twice. */
  readonly epoch: number;
  readonly bytesMax: number;
  readonly ageMaxMs: number;
  readonly memoryBytesMax: number;
  readonly onEvent: (event: SpoolEvent) => void;
  /** How far the wall clock is ahead of the times that are given to it. */
  readonly wallAheadMs: () => number;
}

/**
 * Everything the collector has not acknowledged: in memory while it is young, then on disk. All times given to it come from a
 * clock that never jumps, because a step of the wall clock must not age anything.
 */
export class Spool {
  readonly #options: SpoolOptions;
  readonly #segments: Segments;
  #observations: Observation[] = [];
  #observedSinceMs = 0;
  #nextSeq = 1;
  #memory: Held[] = [];
  #acked = new Map<number, number>();
  #losses: { loss: Loss; range: Range }[] = [];
  #writable = true;
  #maintaining: Promise<void> | undefined;

  private constructor(options: SpoolOptions, segments: Segments) {
    this.#options = options;
    this.#segments = segments;
  }

  /** Takes over what former processes left on the disk. */
  static async open(options: SpoolOptions, nowMs: number): Promise<Spool> {
    const onDamage = (file: string): void => options.onEvent({ type: 'damaged', file });
    return new Spool(options, await Segments.load(options.disk, options, nowMs, onDamage));
  }

  /** When the latest observation was made that a former process left on the disk, and that can be read; 0 without any. */
  get latestMs(): number {
    return this.#segments.latestMs;
  }

  add(observation: Observation, nowMs: number): void {
    if (this.#observations.length === 0) this.#observedSinceMs = nowMs;
    this.#observations.push(observation);
  }

  /** How long the oldest unsealed observation has waited; undefined without any. */
  waitingMs(nowMs: number): number | undefined {
    return this.#observations.length === 0 ? undefined : nowMs - this.#observedSinceMs;
  }

  /** When the oldest of what is in memory alone is to be sealed and written, by the clock that is given to `add`; infinite without any. */
  get toDiskMs(): number {
    const sinceMs = this.#memory[0]?.sinceMs ?? (this.#observations.length > 0 ? this.#observedSinceMs : undefined);
    return (sinceMs ?? Number.POSITIVE_INFINITY) + toDiskAfterMs;
  }

  /** Gives numbers to what was added since the last time, and makes it ready to be sent. */
  seal(): void {
    if (this.#observations.length === 0) return;
    const declared = this.#losses.shift();
    // A loss at the end of an epoch that is over has no later batch there to declare it. So this epoch leaves out as many numbers of its own.
    this.#nextSeq += declared?.loss.count ?? 0;
    const wallAheadMs = this.#options.wallAheadMs();
    const about = { epoch: this.#options.epoch, wallAheadMs, lostBefore: declared?.loss };
    const batches = seal(this.#observations, this.#nextSeq, about);
    this.#observations = [];
    for (const batch of batches) this.#hold(batch);
    const [carrier] = batches;
    if (declared && carrier) this.#awaitCarrier(declared.range, carrier);
    // Here, and not where a write fails: a write to a broken disk may never end.
    this.#shrinkMemory();
  }

  #hold(batch: Batch): void {
    const sealed = sealedOf(batch);
    this.#memory.push({ sealed, sinceMs: this.#observedSinceMs });
    this.#nextSeq = sealed.lastSeq + 1;
  }

  /**
   * The damaged file stays until the collector has the batch that declares its loss: a crash before that begins anew. So do the files before it
   * that hold less of the same epoch, as failed tries to write the same batch leave them: the one loss stands for all.
   */
  #awaitCarrier(lost: Range, { epoch, firstSeq }: Batch): void {
    const isLost = (range: Range) => range.unreadable && range.epoch === lost.epoch && range.lastSeq <= lost.lastSeq;
    for (const file of this.#segments.files) {
      file.ranges = file.ranges.map((range) => (isLost(range) ? { ...range, epoch, lastSeq: firstSeq } : range));
    }
  }

  /** Begins to send, to a collector that has stored what `acked` says and nothing of epochs it does not name. */
  deliver(acked: readonly EpochAck[]): Delivery {
    this.#acked = new Map(acked.map(({ epoch, seq }) => [epoch, seq]));
    this.#renumber((this.#acked.get(this.#options.epoch) ?? 0) + 1);
    this.#dropStored();
    return new Delivery(
      {
        segments: this.#segments,
        epoch: this.#options.epoch,
        memory: () => this.#memory,
        declareLater: (loss, range) => this.#losses.push({ loss, range }),
      },
      this.#acked,
    );
  }

  /**
   * When the collector has numbers of this very epoch that were never given here, the machine was restored from a snapshot with
   * its memory, and lives again through what it sent before. What it sees now must not get those numbers: it would be taken for known.
   */
  #renumber(freeSeq: number): void {
    if (freeSeq <= this.#nextSeq) return;
    this.#nextSeq = freeSeq;
    this.#memory = this.#memory.map(({ sealed, sinceMs }) => {
      const renumbered = sealedOf({ ...batchOf(sealed), firstSeq: this.#nextSeq + sealed.lost });
      this.#nextSeq = renumbered.lastSeq + 1;
      return { sealed: renumbered, sinceMs };
    });
  }

  /** Acks are cumulative: dropping up to `seq` is right even when earlier acks were lost on the way. */
  ack({ epoch, seq }: EpochAck): void {
    this.#acked.set(epoch, Math.max(seq, this.#acked.get(epoch) ?? 0));
    this.#dropStored();
  }

  #dropStored(): void {
    this.#memory = this.#memory.filter(({ sealed }) => !this.#isStored(sealed));
  }

  #isStored({ epoch, lastSeq }: { readonly epoch: number; readonly lastSeq: number }): boolean {
    return lastSeq <= (this.#acked.get(epoch) ?? 0);
  }

  /** Does what is due: writes what has waited long enough, removes what is stored, keeps the bounds. Never rejects; to be called often. */
  maintain(nowMs: number): Promise<void> {
    // While a collector acknowledges all that is sent there is nothing to do, at each sample.
    if (this.#segments.files.length === 0 && this.#writable && nowMs < this.toDiskMs) return Promise.resolve();
    this.#maintaining ??= this.#maintain(nowMs, toDiskAfterMs).finally(() => {
      this.#maintaining = undefined;
    });
    return this.#maintaining;
  }

  /** Brings everything to disk. Resolves with the number of observations for which that was not possible: they are lost. */
  async close(nowMs: number): Promise<number> {
    this.seal();
    await this.#maintaining;
    await this.#maintain(nowMs, 0);
    return this.#memory.reduce((sum, { sealed }) => sum + sealed.lastSeq - sealed.firstSeq + 1, 0);
  }

  async #maintain(nowMs: number, afterMs: number): Promise<void> {
    const { onEvent } = this.#options;
    try {
      await this.#segments.removeStored((range) => this.#isStored(range));
      await this.#write(nowMs, afterMs);
      await this.#segments.shrink(
        nowMs,
        ({ name, kept }) => onEvent({ type: 'shrunk', file: name, kept }),
        (file) => onEvent({ type: 'forgotten', file }),
      );
      if (!this.#writable) onEvent({ type: 'writable' });
      this.#writable = true;
    } catch (error) {
      if (this.#writable) onEvent({ type: 'unwritable', error });
      this.#writable = false;
    }
  }

  async #write(nowMs: number, afterMs: number): Promise<void> {
    const due = this.#memory.filter(({ sinceMs }) => nowMs - sinceMs >= afterMs);
    if (due.length === 0) return;
    await this.#segments.append(
      due.map(({ sealed }) => sealed),
      nowMs,
    );
    const written = new Set(due);
    this.#memory = this.#memory.filter((held) => !written.has(held));
  }

  /** The same order as on disk: metrics go first, then the older half of the batches. */
  #shrinkMemory(): void {
    const { memoryBytesMax, onEvent } = this.#options;
    // So few cannot be too much, and to count them would encode them.
    if (this.#memory.length * frameBytesMax <= memoryBytesMax) return;
    if (this.#memoryBytes <= memoryBytesMax) return;
    this.#memory = this.#memory.map(({ sealed, sinceMs }) => ({ sealed: withoutMetrics(sealed), sinceMs }));
    if (this.#memoryBytes <= memoryBytesMax / 2) return;
    const older = this.#memory.splice(0, Math.ceil(this.#memory.length / 2));
    const kept = tombstones(older.map(({ sealed }) => sealed));
    const sinceMs = older[0]?.sinceMs ?? 0;
    this.#memory.unshift(...kept.map((sealed) => ({ sealed, sinceMs })));
    onEvent({ type: 'memory-full' });
  }

  get #memoryBytes(): number {
    return this.#memory.reduce((sum, { sealed }) => sum + sealed.frame.length, 0);
  }
}
