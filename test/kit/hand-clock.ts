import { setImmediate } from 'node:timers/promises';
import type { SteadyClock } from '../../agent/src/steady-clock.ts';

/** A clock that stands still until a test moves it. */
export class HandClock implements SteadyClock {
  readonly zeroMs = 0;
  #wallMs: number;
  #monotonicMs = 0;
  #timers: { readonly dueMs: number; readonly run: () => void }[] = [];

  constructor(wallMs = 0) {
    this.#wallMs = wallMs;
  }

  wallMs(): number {
    return this.#wallMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  aheadMs(): number {
    return 0;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { dueMs: this.#monotonicMs + delayMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  /** Timers that have been set and neither run nor been cancelled. */
  get pending(): number {
    return this.#timers.length;
  }

  /** Lets time pass, from timer to timer; what each of them sets going goes on before the next. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#monotonicMs + ms;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.dueMs <= endMs).toSorted((a, b) => a.dueMs - b.dueMs)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#pass(Math.max(0, next.dueMs - this.#monotonicMs));
      next.run();
      await setImmediate();
    }
    this.#pass(endMs - this.#monotonicMs);
    await setImmediate();
  }

  /** Time passes while the process stands still: timers that fell due run late, in the next `advance`. */
  stall(ms: number): void {
    this.#pass(ms);
  }

  /** Somebody sets the wall clock. */
  setWall(wallMs: number): void {
    this.#wallMs = wallMs;
  }

  #pass(ms: number): void {
    this.#wallMs += ms;
    this.#monotonicMs += ms;
  }
}
