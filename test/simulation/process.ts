import type { Machine } from './machine.ts';

/** How a process ended: its machine lives and tells its peers, or everything just stopped. */
export type End = 'killed' | 'with-machine' | 'by-itself';

/** A program that runs on a machine and can be killed at any step: nothing it waited for ever comes. */
export class Process {
  readonly machine: Machine;
  readonly #cancels = new Set<() => void>();
  readonly #atEnd: ((how: End) => void)[] = [];
  #stepsLeft: number | undefined;
  #onFuse: () => void = () => {};
  isAlive = true;

  constructor(machine: Machine) {
    this.machine = machine;
  }

  after(delayMs: number, run: () => void): () => void {
    if (!this.isAlive) return () => {};
    const cancel = this.machine.after(delayMs, () => {
      this.#cancels.delete(cancel);
      run();
    });
    this.#cancels.add(cancel);
    return () => {
      this.#cancels.delete(cancel);
      cancel();
    };
  }

  /** A step that takes time, and never ends in a process that is killed meanwhile. */
  step(ms: number): Promise<void> {
    // The kill comes before the step ends, and after whatever called.
    if (this.#stepsLeft !== undefined && this.#stepsLeft-- === 0) this.after(0, this.#onFuse);
    return new Promise((resolve) => this.after(Math.max(1, ms), resolve));
  }

  /** Calls `run` within the step that comes after `steps` others, which is mostly while something is half done. */
  fuse(steps: number, run: () => void): void {
    this.#stepsLeft = steps;
    this.#onFuse = run;
  }

  onEnd(run: (how: End) => void): void {
    this.#atEnd.push(run);
  }

  end(how: End): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
    for (const run of this.#atEnd) run(how);
  }
}
