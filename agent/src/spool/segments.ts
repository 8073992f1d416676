import { type Damaged, decodeSegment, encodeRecord, type Segment } from './record.ts';
import { tombstones, withoutMetrics } from './reduce.ts';
import type { Sealed } from './sealed.ts';
import type { SpoolDisk } from './spool-disk.ts';

/** The last number of an epoch that a file holds. */
export interface Range {
  readonly epoch: number;
  readonly lastSeq: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** It was looked for and is damaged. The file is kept until the loss is known to the collector. */
  unreadable: boolean;
}

export interface SegmentFile {
  readonly name: string;
  bytes: number;
  ranges: Range[];
  /** Not everything that was written to it can be read. */
  damaged: boolean;
  /** How much has been taken from it to make room. */
  kept: 'all' | 'no-metrics' | 'tombstones';
  /** When this process first had it, by a clock that never jumps. */
  readonly sinceMs: number;
}

export interface SegmentLimits {
  readonly bytesMax: number;
  readonly ageMaxMs: number;
}

/** A sixteenth of the space: that much is given up at a time when there is no room. Not more than is easily held in memory. */
const segmentShare = 16;
const segmentBytesMax = 1024 * 1024;

/** Files of nothing but tombstones, before they are joined. */
const tombstoneFilesMax = 16;

const namePattern = /^\d{12}\.spool$/;

/** The spool's files, oldest first. Only the newest is written to, and none that a former process wrote: its end may be torn. */
export class Segments {
  readonly #disk: SpoolDisk;
  readonly #limits: SegmentLimits;
  #files: SegmentFile[];
  #nextNumber: number;
  #open: SegmentFile | undefined;

  /**
   * When the latest observation was made that a former process left; 0 without any. What is damaged will never be delivered, and what stands for
   * lost batches says nothing of their signs of life: neither counts.
   */
  readonly latestMs: number;

  private constructor(
    disk: SpoolDisk,
    limits: SegmentLimits,
    files: SegmentFile[],
    { nextNumber, latestMs }: { readonly nextNumber: number; readonly latestMs: number },
  ) {
    this.#disk = disk;
    this.#limits = limits;
    this.#files = files;
    this.latestMs = latestMs;
    this.#nextNumber = nextNumber;
  }

  /** Reads what former processes left. `onDamage` is told which files are not whole. */
  static async load(
    disk: SpoolDisk,
    limits: SegmentLimits,
    nowMs: number,
    onDamage: (name: string) => void,
  ): Promise<Segments> {
    const names = (await disk.list()).filter((name) => namePattern.test(name)).toSorted();
    const files: SegmentFile[] = [];
    let latestMs = 0;
    for (const name of names) {
      const bytes = await disk.read(name);
      const segment = decodeSegment(bytes);
      const damaged = segment.torn || segment.damaged.length > 0;
      if (damaged) onDamage(name);
      const ranges = rangesOf([...segment.damaged, ...segment.batches]);
      for (const { lost, toMs } of segment.batches) if (lost === 0) latestMs = Math.max(latestMs, toMs);
      files.push({ name, bytes: bytes.length, ranges, damaged, kept: 'all', sinceMs: nowMs });
    }
    return new Segments(disk, limits, files, { nextNumber: Number.parseInt(names.at(-1) ?? '0', 10) + 1, latestMs });
  }

  get files(): readonly SegmentFile[] {
    return this.#files;
  }

  async read(file: SegmentFile): Promise<Segment> {
    const { bytes } = file;
    // Not more than was there: behind it an append may be under way.
    return decodeSegment((await this.#disk.read(file.name)).subarray(0, bytes));
  }

  /** Writes batches behind all others. When it rejects none of them counts as written. */
  async append(batches: readonly Sealed[], nowMs: number): Promise<void> {
    const bytes = Buffer.concat(batches.map(encodeRecord));
    const file = this.#open ?? this.#create(nowMs);
    // An end that a failed write tore is never written to again.
    this.#open = undefined;
    await this.#disk.append(file.name, bytes);
    file.bytes += bytes.length;
    file.ranges = rangesOf([...file.ranges, ...batches]);
    if (file.bytes < Math.min(segmentBytesMax, this.#limits.bytesMax / segmentShare)) this.#open = file;
  }

  #create(nowMs: number): SegmentFile {
    const name = `${String(this.#nextNumber++).padStart(12, '0')}.spool`;
    const file: SegmentFile = { name, bytes: 0, ranges: [], damaged: false, kept: 'all', sinceMs: nowMs };
    this.#files.push(file);
    return file;
  }

  /**
   * Notes that nothing more of a range can be read than what is numbered up to `readableSeq`, which is still to be delivered again when it is not
   * acknowledged. Nothing is appended to that file any more.
   */
  giveUp(file: SegmentFile, range: Range, readableSeq: number | undefined): void {
    file.damaged = true;
    if (readableSeq !== undefined) file.ranges.push({ ...range, lastSeq: readableSeq });
    range.unreadable = true;
    if (this.#open === file) this.#open = undefined;
  }

  /** Removes the files of which the collector has everything. */
  async removeStored(isStored: (range: Range) => boolean): Promise<void> {
    for (const file of this.#files.filter(({ ranges }) => ranges.every(isStored))) await this.#remove(file);
  }

  async #remove(file: SegmentFile): Promise<void> {
    await this.#disk.remove(file.name);
    this.#files = this.#files.filter((each) => each !== file);
    if (this.#open === file) this.#open = undefined;
  }

  /**
   * Keeps the bounds: metrics go first, from the oldest file on; then whole files, but for the tombstones that tell the collector of the
   * loss. Only when those fill half the space is something forgotten; `onForgotten` is told the name of that file.
   */
  async shrink(
    nowMs: number,
    onShrunk: (file: SegmentFile) => void,
    onForgotten: (name: string) => void,
  ): Promise<void> {
    const reduce = async (file: SegmentFile, kept: 'no-metrics' | 'tombstones') => {
      await this.#reduce(file, kept);
      onShrunk(file);
    };
    for (const file of this.#files) {
      const tooOld = nowMs - file.sinceMs > this.#limits.ageMaxMs;
      if (tooOld && file.kept !== 'tombstones') await reduce(file, 'tombstones');
    }
    while (this.#bytes > this.#limits.bytesMax) {
      // The open file is left out: reduced it would be closed, and soon there would be a file for each write.
      const closed = this.#files.filter((file) => file !== this.#open);
      const whole = closed.find(({ kept }) => kept === 'all');
      const reduced = closed.find(({ kept }) => kept === 'no-metrics');
      const [first, second] = closed;
      if (whole) await reduce(whole, 'no-metrics');
      else if (reduced) await reduce(reduced, 'tombstones');
      else if (first && second && first.bytes < this.#limits.bytesMax / 2) await this.#join(first, second);
      else if (first) {
        await this.#remove(first);
        onForgotten(first.name);
      } else break;
    }
    await this.#joinTombstones();
  }

  get #bytes(): number {
    return this.#files.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async #reduce(file: SegmentFile, kept: 'no-metrics' | 'tombstones'): Promise<void> {
    if (this.#open === file) this.#open = undefined;
    const { batches, damaged } = await this.read(file);
    await this.#rewrite(file, kept === 'no-metrics' ? batches.map(withoutMetrics) : tombstones(batches), damaged);
    file.kept = kept;
  }

  async #joinTombstones(): Promise<void> {
    while (this.#files.filter(({ kept }) => kept === 'tombstones').length > tombstoneFilesMax) {
      const [first, second] = this.#files;
      if (!first || second?.kept !== 'tombstones' || first.bytes >= this.#limits.bytesMax / 2) return;
      await this.#join(first, second);
    }
  }

  /** Killed between its two steps, the first file still tells only what is true: the second one's loss is cut to what is missing. */
  async #join(first: SegmentFile, second: SegmentFile): Promise<void> {
    const [a, b] = [await this.read(first), await this.read(second)];
    await this.#rewrite(second, tombstones([...a.batches, ...b.batches]), [...a.damaged, ...b.damaged]);
    const ranges = [...first.ranges, ...second.ranges];
    const unreadable = ranges.filter((range) => range.unreadable);
    second.ranges = [...unreadable, ...rangesOf(ranges.filter((range) => !range.unreadable))];
    await this.#remove(first);
  }

  async #rewrite(file: SegmentFile, batches: readonly Sealed[], damaged: readonly Damaged[]): Promise<void> {
    const bytes = Buffer.concat([...damaged, ...batches].map(encodeRecord));
    await this.#disk.replace(file.name, bytes);
    file.bytes = bytes.length;
  }
}

/** One range for each epoch. */
function rangesOf(parts: readonly Omit<Range, 'unreadable'>[]): Range[] {
  const ranges = new Map<number, Range>();
  for (const { epoch, lastSeq, fromMs, toMs } of parts) {
    const known = ranges.get(epoch);
    ranges.set(epoch, {
      epoch,
      lastSeq: Math.max(lastSeq, known?.lastSeq ?? 0),
      fromMs: Math.min(fromMs, known?.fromMs ?? fromMs),
      toMs: Math.max(toMs, known?.toMs ?? toMs),
      unreadable: false,
    });
  }
  return [...ranges.values()];
}
