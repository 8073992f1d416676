import type { Continuity } from '../rows.ts';

/** A promise about how old a backup may be. */
export interface RecoveryPoint {
  readonly title: string;
  readonly rpoMs: number;
  /** The check that looks at the backup, and is down once it is older than that; null: nobody looks. */
  readonly check: string | null;
}

/** What a check saw of a backup within a month, as far as it has gone. */
export interface BackupSeen {
  /** For how long at the most the backup had been too old, from when it was found so; null: it never was. */
  readonly staleMs: number | null;
  /** At some time there was none that could have been used: it was gone, broken or too small. */
  readonly wasUnusable: boolean;
  /** How much of the month nobody looked. */
  readonly unknownMs: number;
  /** How much of the month has been. */
  readonly ofMs: number;
}

/**
 * How old the backup was at its worst. It was found too old at the objective, and grew older by every second since: that is what is known of
 * it, and it may have been found a look late. Of one that was always young enough only that is known.
 */
export function recoveryRow(
  { title, rpoMs }: RecoveryPoint,
  seen: BackupSeen | undefined,
): Continuity['points'][number] {
  if (!seen || seen.ofMs === 0) return { title, rpoMs, worstMs: null, met: null };
  const { staleMs, wasUnusable, unknownMs } = seen;
  const worstMs = staleMs === null || wasUnusable ? null : rpoMs + staleMs;
  if (staleMs !== null || wasUnusable) return { title, rpoMs, worstMs, met: false };
  return { title, rpoMs, worstMs, met: unknownMs > 0 ? null : true };
}
