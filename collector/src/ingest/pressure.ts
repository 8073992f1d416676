import type { Clock } from '../clock.ts';
import { relievedAtOnce } from './limits.ts';

/** How soon others hear that the pressure is gone. */
const relieveEveryMs = 50;

/** Whether more waits for the disk than memory is meant to hold. */
export interface Pressure {
  readonly isHigh: boolean;
  /** Calls back until the returned function is called: at once when it gets high, and one after the other when it is low again. */
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

export function pressureOf({ highBytes, lowBytes }: PressureLimits, clock: Pick<Clock, 'after'>): PressureGauge {
  const listeners = new Set<(isHigh: boolean) => void>();
  let cancelRelief = () => {};
  let waitingBytes = 0;
  let isHigh = false;
  const move = (bytes: number): void => {
    waitingBytes += bytes;
    const next = isHigh ? waitingBytes > lowBytes : waitingBytes >= highBytes;
    if (next === isHigh) return;
    isHigh = next;
    cancelRelief();
    tell([...listeners], next, isHigh ? listeners.size : relievedAtOnce);
  };
  const tell = (left: ((isHigh: boolean) => void)[], told: boolean, count: number): void => {
    // A listener may end sessions, and with them their subscriptions; and what it does may change the pressure again.
    for (const listener of left.splice(0, count)) if (isHigh === told && listeners.has(listener)) listener(told);
    if (isHigh === told && left.length > 0) cancelRelief = clock.after(relieveEveryMs, () => tell(left, told, count));
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
