import type { Scheduler } from './scheduler.ts';

interface Timer {
  readonly dueMs: number;
  readonly run: () => void;
  cancel: () => void;
}

/** A machine that can lose its power or be suspended, which stops its clock and its timers. */
export class Machine {
  readonly #scheduler: Scheduler;
  readonly #timers = new Set<Timer>();
  #ranMs = 0;
  /** When it was switched on. */
  onSinceMs = 0;
  #runsSinceMs: number | undefined;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
    this.powerOn();
  }

  isOn = false;

  get isRunning(): boolean {
    return this.#runsSinceMs !== undefined;
  }

  /** Since it was switched on, without the time in which it was suspended. */
  get monotonicMs(): number {
    return this.#ranMs + (this.#runsSinceMs === undefined ? 0 : this.#scheduler.nowMs - this.#runsSinceMs);
  }

  /** Since it was switched on, also while it was suspended. */
  get uptimeMs(): number {
    return this.#scheduler.nowMs - this.onSinceMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer: Timer = { dueMs: this.monotonicMs + Math.max(0, delayMs), run, cancel: () => {} };
    this.#timers.add(timer);
    this.#plan(timer);
    return () => {
      timer.cancel();
      this.#timers.delete(timer);
    };
  }

  powerOn(): void {
    this.isOn = true;
    this.#ranMs = 0;
    this.onSinceMs = this.#scheduler.nowMs;
    this.#runsSinceMs = this.#scheduler.nowMs;
  }

  /** Whatever ran on it is gone. */
  powerOff(): void {
    this.suspend();
    this.isOn = false;
    this.#timers.clear();
  }

  suspend(): void {
    this.#ranMs = this.monotonicMs;
    this.#runsSinceMs = undefined;
    for (const timer of this.#timers) timer.cancel();
  }

  resume(): void {
    this.#runsSinceMs = this.#scheduler.nowMs;
    for (const timer of this.#timers) this.#plan(timer);
  }

  #plan(timer: Timer): void {
    if (!this.isRunning) return;
    timer.cancel = this.#scheduler.after(timer.dueMs - this.monotonicMs, () => {
      this.#timers.delete(timer);
      timer.run();
    });
  }
}
