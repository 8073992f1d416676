/** Time as an argument, so that the collector's parts also run in virtual time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `run` once, `delayMs` from now at the earliest, unless the returned function is called before. */
  after(delayMs: number, run: () => void): () => void;
}

/** The two clocks of the machine. */
export interface MachineClocks {
  /** The one that people and NTP set, in milliseconds since the epoch. */
  now(): number;
  /** One that nobody sets, in milliseconds since any instant. */
  runningMs(): number;
}

/** The machine's own clock, and the one that nobody sets. */
export const systemClock: Clock & MachineClocks = {
  now: () => Date.now(),
  runningMs: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Calls `run` every `everyMs` until the returned function is called. */
export function repeat(clock: Pick<Clock, 'after'>, everyMs: number, run: () => void): () => void {
  let cancel: () => void;
  const plan = () => {
    cancel = clock.after(everyMs, () => {
      plan();
      run();
    });
  };
  plan();
  return () => cancel();
}

/** Waits for `work`, but no longer than `withinMs`; what it fails by until then is thrown. */
export async function waitAtMost(clock: Pick<Clock, 'after'>, withinMs: number, work: Promise<unknown>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(withinMs, resolve);
  try {
    await Promise.race([work, late]);
  } finally {
    cancel();
  }
}

/** Says when `withinMs` are over, for work that may be left undone. */
export function hurry(clock: Pick<Clock, 'after'>, withinMs: number): Disposable & { isLate(): boolean } {
  let isLate = false;
  const cancel = clock.after(withinMs, () => {
    isLate = true;
  });
  return { isLate: () => isLate, [Symbol.dispose]: cancel };
}
