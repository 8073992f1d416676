/** Time as an argument: the agent's parts ask this, so that they also run in virtual time. */
export interface Clock {
  /** Milliseconds since 1970; that of the machine jumps when somebody sets it: see steady-clock.ts. */
  wallMs(): number;
  /** Milliseconds since some moment; never goes back, whatever the wall clock does. */
  monotonicMs(): number;
  /** Calls `run` once, `delayMs` from now at the earliest, unless the returned function is called before. */
  after(delayMs: number, run: () => void): () => void;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
