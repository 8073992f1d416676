import type { Interval } from '../ledger/change.ts';
import type { DayChunks } from '../metrics/day-chunks.ts';
import type { Points } from '../metrics/points.ts';
import type { Tier } from '../metrics/tiers.ts';

/**
 * Metrics as chunks. They arrive as blocks, a row a batch (`EvidenceStore.append`); what follows is done to one host at a time, each call in one
 * transaction of bounded work that leaves every sample in exactly one place.
 */
export interface MetricStore {
  read(query: MetricQuery): Promise<MetricReading>;
  /** The same with what is closed still as it is stored: whoever has told of the very same bytes before need not open them. */
  readDays(query: MetricQuery): Promise<StoredDays>;
  /** All hosts there ever were. */
  hostIds(): Promise<string[]>;
  /**
   * Merges blocks of the oldest hour that has ended into its chunk; false when there are none. The minutes and hours of its day are made
   * again, or, when its samples are no longer kept, added to.
   */
  closeHour(hostId: string, nowMs: number): Promise<boolean>;
  /** Makes minutes and hours of the oldest day that has ended and has none; false when every day has. */
  closeDay(hostId: string, nowMs: number): Promise<boolean>;
  /** Removes the oldest day of a tier that is wholly before `beforeMs`, samples only once there are hours of them; false when there is none. */
  removeDay(hostId: string, tier: Tier, beforeMs: number): Promise<boolean>;
  /** Gives some unused space back to the disk; false when there is none to speak of. */
  giveBackSpace(): Promise<boolean>;
}

export interface MetricQuery extends Interval {
  readonly hostId: string;
  /** The tier that would do. */
  readonly tier: Tier;
  /** Which metrics, by id; without it all. */
  readonly metrics?: ReadonlySet<number>;
}

export interface MetricReading {
  /** The tier that was asked for, or the coarsest that had to stand in for it where it was removed. */
  readonly tier: Tier;
  /** Every sample of the window is in one of these, and in one alone. */
  readonly points: readonly Points[];
}

export interface StoredDays {
  /** See MetricReading. */
  readonly tier: Tier;
  readonly days: readonly DayChunks[];
  /** Samples that are in no chunk. */
  readonly blocks: readonly Points[];
}
