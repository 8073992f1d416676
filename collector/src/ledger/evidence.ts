/** A sign of life: the agent took a sample. `monoMs` is a clock that stops with the machine, in milliseconds. */
export interface Sample {
  readonly atMs: number;
  readonly boot: string;
  readonly monoMs?: number;
}

/** The kernel named `boot` started at `atMs`. */
export interface Boot {
  readonly boot: string;
  readonly atMs: number;
}

/** The host of `boot` recorded an orderly shutdown at `atMs`. */
export interface Shutdown {
  readonly boot: string;
  readonly atMs: number;
}

/** The collector looked at a silent host itself. */
export interface Probe {
  readonly atMs: number;
  readonly reachable: boolean;
}

/** Everything that was seen of one host. Order and repetition change nothing. */
export interface HostEvidence {
  readonly samples: readonly Sample[];
  readonly boots: readonly Boot[];
  readonly shutdowns: readonly Shutdown[];
  readonly probes: readonly Probe[];
}

/** What one look of a check said. */
export interface Look {
  readonly atMs: number;
  readonly status: 'up' | 'degraded' | 'down' | 'unknown';
}

/**
 * How looks become a status, from `fromMs` on (the first rule also holds before it): `failures` bad looks confirm, `recoveries` good
 * ones end it, and a look holds for `holdMs`. A look is judged by the rule in force when it was made, so that a changed
 * configuration never rewrites the past.
 */
export interface CheckRule {
  readonly fromMs: number;
  readonly failures: number;
  readonly recoveries: number;
  readonly holdMs: number;
}

export interface CheckEvidence {
  readonly looks: readonly Look[];
  readonly rules: readonly CheckRule[];
}

/** When the collector itself was running; `null` = open. */
export interface UpTime {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}
