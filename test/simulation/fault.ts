import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimCollector } from './sim-collector.ts';
import type { SimHost } from './sim-host.ts';

/** What a fault may touch. */
export interface Scene {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly collector: SimCollector;
  readonly say: (text: string) => void;
  /** When the time of faults is over. */
  readonly endMs: number;
  /** How long something lasts: `meanMs` on average, and not beyond the time of faults. */
  lastingMs(meanMs: number): number;
}

/** How many steps a process may still take before it is killed. */
export const stepsMax = 12;

/** One kind of fault. It happens to a host (or to the collector, whichever host is drawn), and mends itself after a while. */
export interface Fault {
  readonly kind: string;
  /** False when it could not happen just now. */
  strike(host: SimHost, scene: Scene): boolean;
}
