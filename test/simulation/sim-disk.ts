import { decodeSegment } from '@kadoban/agent/src/spool/record.ts';
import type { Sealed } from '@kadoban/agent/src/spool/sealed.ts';
import type { SpoolDisk } from '@kadoban/agent/src/spool/spool-disk.ts';
import type { Process } from './process.ts';
import type { Random } from './random.ts';

/** A write that may still be taken back by a power cut: what the disk then holds instead. */
interface Unsynced {
  readonly name: string;
  readonly before: Uint8Array | undefined;
  readonly atMs: number;
}

/** Linux writes back what is not synced within this time. */
const writeBackMs = 30_000;

/** Most disks are done within this. */
export const usualStepMsMax = 20;

/** A host's disk, which outlives its processes, can be full or slow, and loses at a power cut what was not synced. */
export class SimDisk {
  readonly files = new Map<string, Uint8Array>();
  readonly #random: Random;
  readonly #nowMs: () => number;
  #unsynced: Unsynced[] = [];
  /** What becomes of each write under way when its process ends: any part of it is there. */
  readonly #underWay = new Set<() => void>();
  isFull = false;
  stepMsMax = usualStepMsMax;

  constructor(random: Random, nowMs: () => number) {
    this.#random = random;
    this.#nowMs = nowMs;
  }

  get isSlow(): boolean {
    return this.stepMsMax > usualStepMsMax;
  }

  /** The disk as one process sees it; `onWritten` hears what that was told to be durable. */
  open(process: Process, onWritten: (batches: readonly Sealed[]) => void): SpoolDisk {
    process.onEnd(() => {
      for (const halfDone of this.#underWay) halfDone();
      this.#underWay.clear();
    });
    const step = async (bytes: Uint8Array, write: (part: Uint8Array) => void) => {
      const part = (share: number) => bytes.subarray(0, Math.round(share * bytes.length));
      const halfDone = () => write(part(this.#random.next()));
      this.#underWay.add(halfDone);
      await process.step(this.#random.between(1, this.stepMsMax));
      this.#underWay.delete(halfDone);
      if (this.isFull) {
        halfDone();
        throw Object.assign(new Error('no space left on the device'), { code: 'ENOSPC' });
      }
      write(bytes);
    };
    return {
      list: async () => [...this.files.keys()],
      read: async (name) => {
        await process.step(this.#random.between(1, this.stepMsMax));
        return this.files.get(name) ?? new Uint8Array();
      },
      append: async (name, bytes) => {
        const before = this.files.get(name) ?? new Uint8Array();
        await step(bytes, (part) => this.files.set(name, Buffer.concat([before, part])));
        onWritten(decodeSegment(bytes).batches);
      },
      replace: (name, bytes) =>
        step(bytes, (part) => {
          if (part.length === bytes.length) this.files.set(name, bytes);
        }),
      // Of one sector: whole or not at all.
      overwrite: (name, bytes) =>
        step(bytes, (part) => {
          if (part.length === bytes.length) this.#cached(name, () => this.files.set(name, bytes));
        }),
      remove: async (name) => {
        await process.step(1);
        this.#cached(name, () => this.files.delete(name));
      },
    };
  }

  #cached(name: string, write: () => void): void {
    const nowMs = this.#nowMs();
    this.#unsynced = this.#unsynced.filter(({ atMs }) => nowMs - atMs < writeBackMs);
    this.#unsynced.push({ name, before: this.files.get(name), atMs: nowMs });
    write();
  }

  /** Takes back, latest first, some of what was not synced. */
  powerCut(): void {
    const nowMs = this.#nowMs();
    const lost = this.#random.between(0, this.#unsynced.length);
    for (const { name, before, atMs } of this.#unsynced.toReversed().slice(0, lost)) {
      if (nowMs - atMs >= writeBackMs) break;
      if (before === undefined) this.files.delete(name);
      else this.files.set(name, before);
    }
    this.#unsynced = [];
  }
}
