/** Whether more waits for the disk than memory is meant to hold. */
export interface Pressure {
  readonly isHigh: boolean;
  /** Calls back at each change until the returned function is called. */
  subscribe(listener: (isHigh: boolean) => void): () => void;
}

export interface PressureLimits {
  /** From here on it is high … */
  readonly highBytes: number;
  /** … and stays so until no more than this is left: agents are not told to stop and go at every commit. */
  readonly lowBytes: number;
}

/** Bytes that wait, and what they mean. */
export interface PressureGauge extends Pressure {
  add(bytes: number): void;
  remove(bytes: number): void;
}

export function pressureOf({ highBytes, lowBytes }: PressureLimits): PressureGauge {
  const listeners = new Set<(isHigh: boolean) => void>();
  let waitingBytes = 0;
  let isHigh = false;
  const move = (bytes: number): void => {
    waitingBytes += bytes;
    const next = isHigh ? waitingBytes > lowBytes : waitingBytes >= highBytes;
    if (next === isHigh) return;
    isHigh = next;
    // A listener may end sessions, and with them their subscriptions; and what it does may change the pressure again.
    for (const listener of [...listeners]) if (isHigh === next && listeners.has(listener)) listener(next);
  };
  return {
    get isHigh() {
      return isHigh;
    },
    add: (bytes) => move(bytes),
    remove: (bytes) => move(-bytes),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
