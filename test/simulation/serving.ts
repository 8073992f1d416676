import type { AdmissionLimits } from '@kadoban/collector/src/ingest/admission.ts';
import { admissionLimits } from '@kadoban/collector/src/ingest/limits.ts';
import type { PressureLimits } from '@kadoban/collector/src/ingest/pressure.ts';
import type { Retention } from '@kadoban/collector/src/jobs/metric-upkeep.ts';
import type { Random } from './random.ts';

/** What decides how a collector serves, the same at each of its starts. */
export interface Serving {
  /** `serve` has room for thousands of agents: how few may come at once, and how little may wait, is different in each seed. */
  readonly admission: AdmissionLimits;
  readonly pressure: PressureLimits;
  readonly retention: Retention;
  /** The distance between two looks at a silent host at the most. */
  readonly probeEveryMs: number;
  /** How far apart people ask, on average. */
  readonly readEveryMs: number;
}

/** Longer seeds are not asked more often than those of this length: each answer holds all that went before. */
const manyReadsMs = 20 * 60_000;

/** Bounds that a few hosts reach as thousands reach those of production, and others. */
export function servingOf(random: Random, spanMs: number): Serving {
  const isNarrow = random.chance(0.3);
  return {
    admission: isNarrow ? { perSecond: 0.2, burst: 1, waitMsMax: 20_000 } : admissionLimits,
    pressure: random.chance(0.3) ? { highBytes: 200, lowBytes: 50 } : { highBytes: 1e9, lowBytes: 1e8 },
    retention: { rawDays: 1, minuteDays: 1, hourDays: 1000 },
    probeEveryMs: random.pick([15_000, 60_000, 300_000]),
    readEveryMs: random.pick([20_000, 60_000, 240_000]) * Math.max(1, spanMs / manyReadsMs),
  };
}
