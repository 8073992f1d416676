import { type SteadyClock, steadyClock } from '@kadoban/agent/src/steady-clock.ts';
import type { Machine } from './machine.ts';
import type { Process } from './process.ts';

/**
 * How far from the truth the collector may place what a wrong clock told: what it leaves uncorrected, and half of what a slow answer takes.
 */
const placedWithinMs = 6000;

/** The clocks of a machine, which go a little too fast or too slow, and of which people set one. */
export class HostClock {
  readonly #machine: Machine;
  readonly #driftPerMs: number;
  /** What somebody set the wall clock ahead of the truth. */
  aheadMs = 0;
  /** How far from the truth what agents told may be placed. */
  withinMs = 0;

  constructor(machine: Machine, driftPerMs: number) {
    this.#machine = machine;
    this.#driftPerMs = driftPerMs;
  }

  /** Stops while the machine sleeps. */
  get bootClockMs(): number {
    return this.#drifted(this.#machine.monotonicMs);
  }

  /** By the wall clock, when the kernel started: it moves with each step of that. */
  get bootAtMs(): number {
    return this.#machine.onSinceMs + this.aheadMs;
  }

  get wallMs(): number {
    return this.bootAtMs + this.#uptimeMs;
  }

  /** The clock of an agent on this machine, made as production makes it; the one of `zeroMs` when that is given. */
  agentClock(process: Process, zeroMs: number | undefined): SteadyClock {
    const after = (delayMs: number, run: () => void) => process.after(delayMs, run);
    const clock = { wallMs: () => this.wallMs, monotonicMs: () => this.#machine.monotonicMs, after };
    const bootClockMs = () => this.bootClockMs;
    const made = steadyClock({ clock, bootClockMs, uptimeMs: () => this.#uptimeMs }, zeroMs);
    if (this.#driftPerMs !== 0 || made.zeroMs !== this.#machine.onSinceMs) this.withinMs = placedWithinMs;
    return made;
  }

  /** When an agent's clock with this zero said so, in a run of the machine that began at `startMs`. */
  trueMs(startMs: number, zeroMs: number, saidMs: number): number {
    return startMs + Math.round((saidMs - zeroMs) / (1 + this.#driftPerMs));
  }

  get #uptimeMs(): number {
    return this.#drifted(this.#machine.uptimeMs);
  }

  #drifted(ms: number): number {
    return Math.round(ms * (1 + this.#driftPerMs));
  }
}
