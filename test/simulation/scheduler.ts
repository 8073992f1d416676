import { setImmediate } from 'node:timers/promises';

interface Event {
  readonly atMs: number;
  /** Of events at one instant the one that was planned first comes first. */
  readonly n: number;
  run: (() => void) | undefined;
}

/** Time that passes from event to event. Everything of a simulation happens here, one thing after the other. */
export class Scheduler {
  readonly #heap: Event[] = [];
  #nowMs: number;
  #count = 0;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  /** Calls `run` at `atMs`, unless the returned function is called before. */
  at(atMs: number, run: () => void): () => void {
    const event: Event = { atMs: Math.max(this.#nowMs, Math.ceil(atMs)), n: this.#count++, run };
    this.#heap.push(event);
    this.#rise(this.#heap.length - 1);
    return () => {
      event.run = undefined;
    };
  }

  after(delayMs: number, run: () => void): () => void {
    return this.at(this.#nowMs + Math.max(0, delayMs), run);
  }

  /** Lets everything happen up to `endMs`; what an event sets going ends (or waits for another event) before the next one. */
  async runUntil(endMs: number): Promise<void> {
    for (;;) {
      const [first] = this.#heap;
      if (first === undefined || first.atMs > endMs) break;
      this.#take();
      if (first.run === undefined) continue;
      this.#nowMs = first.atMs;
      first.run();
      await setImmediate();
    }
    this.#nowMs = endMs;
  }

  #take(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink();
  }

  #rise(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2]) if (this.#isBefore(child, least)) least = child;
      if (least === index) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return false;
    return one.atMs === other.atMs ? one.n < other.n : one.atMs < other.atMs;
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one && other) [this.#heap[a], this.#heap[b]] = [other, one];
  }
}
