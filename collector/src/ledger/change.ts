/** What a target was, as far as anybody knows. `down` = somebody looked; `unknown` = nobody could look. */
export type Status = 'up' | 'degraded' | 'down' | 'unknown';

/**
 * The target is `status` from `atMs` until the next change. `atMs` is the point estimate; `earliestMs`/`latestMs`
 * bound when it really happened and are present only where they differ from it. Milliseconds since the epoch.
 */
export interface Change {
  readonly atMs: number;
  readonly status: Status;
  readonly reason?: string;
  readonly earliestMs?: number;
  readonly latestMs?: number;
}

/** Half-open `[fromMs, toMs)`, milliseconds since the epoch. */
export interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
}
