import type { TierChunk } from './day-chunks.ts';
import { free } from './free.ts';
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

/** What a day and a series take besides. */
const dayOverheadBytes = 512;
const seriesOverheadBytes = 256;

/** Days of one answer that take more of the room are not kept: a month of all that a host measures would push out what others ask for. */
const answerShareMax = 1 / 4;

/**
 * The text of days, kept as long as there is room, and what it was made of: the same bytes always say the same. Those that were asked for last stay. What
 * it gives is whole until days are kept for the next answer: the memory of what has to go is given back then.
 */
export class ToldDays {
  readonly #bytesMax: number;
  readonly #areEqual: AreEqual;
  readonly #days = new Map<string, ToldDay>();
  #gone: ToldDay[] = [];
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

  /** The days that were told anew for one answer. Where they are kept their chunks are in use from now on, and must not be given back. */
  keep(days: readonly NewDay[]): boolean {
    free(this.#gone.flatMap(arraysOf));
    this.#gone = [];
    const sized = days.map((day) => ({ ...day, bytes: bytesOf(day) }));
    if (sized.reduce((sum, { bytes }) => sum + bytes, 0) > answerShareMax * this.#bytesMax) return false;
    for (const { key, ...day } of sized) {
      this.#remove(key);
      this.#days.set(key, day);
      this.#bytes += day.bytes;
    }
    for (const oldest of this.#days.keys()) {
      if (this.#bytes <= this.#bytesMax) break;
      this.#remove(oldest);
    }
    return true;
  }

  #areSame(all: readonly TierChunk[], others: readonly TierChunk[]): boolean {
    const isSame = ({ tier, chunk }: TierChunk, index: number) =>
      others[index]?.tier === tier && this.#areEqual(chunk, others[index].chunk);
    return all.length === others.length && all.every(isSame);
  }

  #remove(key: string): void {
    const day = this.#days.get(key);
    if (!day) return;
    this.#days.delete(key);
    this.#bytes -= day.bytes;
    this.#gone.push(day);
  }
}

/** What was told of a day, and what of. */
export interface NewDay {
  readonly key: string;
  readonly chunks: readonly TierChunk[];
  readonly series: readonly ToldSeries[];
}

interface ToldDay extends Omit<NewDay, 'key'> {
  readonly bytes: number;
}

function bytesOf(day: NewDay): number {
  const bytes = arraysOf(day).reduce((sum, array) => sum + array.length + arrayOverheadBytes, 0);
  return bytes + dayOverheadBytes + day.series.length * seriesOverheadBytes;
}

function arraysOf({ chunks, series }: Pick<NewDay, 'chunks' | 'series'>): Uint8Array[] {
  const texts = series.flatMap(({ average, min, max }) => [average, min, max]);
  return [...chunks.map(({ chunk }) => chunk), ...texts];
}
