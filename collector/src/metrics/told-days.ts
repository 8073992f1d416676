import type { TierChunk } from './day-chunks.ts';
import type { StepLists } from './step-lists.ts';

/** The steps of one metric of one instance as text. */
export interface ToldSeries extends StepLists {
  readonly metric: number;
  readonly instance: string;
}

/** Whether two arrays hold the same bytes; an argument, because what is fast at that is not pure. */
export type AreEqual = (bytes: Uint8Array, others: Uint8Array) => boolean;

/** What an array takes besides what is in it. */
const arrayOverheadBytes = 256;

/** A day that takes more of the room is not kept: a month of all that a host measures would push out what others ask for. */
const dayShareMax = 1 / 16;

/** The text of days, kept as long as there is room, and what it was made of: the same bytes always say the same. Those that were asked for last stay. */
export class ToldDays {
  readonly #bytesMax: number;
  readonly #areEqual: AreEqual;
  readonly #days = new Map<string, ToldDay>();
  #bytes = 0;

  constructor(bytesMax: number, areEqual: AreEqual) {
    this.#bytesMax = bytesMax;
    this.#areEqual = areEqual;
  }

  /** `key` says whose day it is and what is asked of it; undefined when nothing is kept, or that was made of something else. */
  get(key: string, chunks: readonly TierChunk[]): readonly ToldSeries[] | undefined {
    const day = this.#days.get(key);
    if (!day || !this.#areSame(day.chunks, chunks)) return undefined;
    this.#days.delete(key);
    this.#days.set(key, day);
    return day.series;
  }

  /** Whoever gives chunks away here must not free them. */
  put(key: string, chunks: readonly TierChunk[], series: readonly ToldSeries[]): void {
    const arrays = [
      ...chunks.map(({ chunk }) => chunk),
      ...series.flatMap(({ average, min, max }) => [average, min, max]),
    ];
    const bytes = arrays.reduce((sum, array) => sum + array.length + arrayOverheadBytes, 0);
    this.#remove(key);
    if (bytes > dayShareMax * this.#bytesMax) return;
    this.#days.set(key, { chunks, series, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#days.keys()) {
      if (this.#bytes <= this.#bytesMax) break;
      this.#remove(oldest);
    }
  }

  #areSame(all: readonly TierChunk[], others: readonly TierChunk[]): boolean {
    const isSame = ({ tier, chunk }: TierChunk, index: number) =>
      others[index]?.tier === tier && this.#areEqual(chunk, others[index].chunk);
    return all.length === others.length && all.every(isSame);
  }

  #remove(key: string): void {
    this.#bytes -= this.#days.get(key)?.bytes ?? 0;
    this.#days.delete(key);
  }
}

interface ToldDay {
  readonly chunks: readonly TierChunk[];
  readonly series: readonly ToldSeries[];
  readonly bytes: number;
}
