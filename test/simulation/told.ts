import type { Sample } from '@kadoban/collector/src/ledger/evidence.ts';
import type { TargetReading } from '@kadoban/collector/src/store/readings.ts';
import type { Host } from '@kadoban/collector/src/store/store.ts';

/** What a person was told of a host who asked in the middle of a run. */
export interface Told {
  readonly host: Host;
  readonly asOfMs: number;
  /** When the answer was there. */
  readonly atMs: number;
  /** How many arrivals were known to be kept when the question came: everything after these is late for it. */
  readonly keptCount: number;
  /** How far each epoch was applied once the instant was decided. */
  readonly applied: ReadonlyMap<number, number>;
  readonly samples: readonly Sample[];
  readonly reading: TargetReading;
}
