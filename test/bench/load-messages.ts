import type { Acquaintance } from './fleet.ts';
import type { Latencies } from './latencies.ts';
import type { AgentAccount } from './load-agent.ts';

/** What a generator is to be. */
export interface Part extends Pick<Acquaintance, 'collectorId' | 'collectorKey'> {
  /** Agents `fromAgent`, `fromAgent + step` and so on, `count` of them. */
  readonly fromAgent: number;
  readonly step: number;
  readonly count: number;
  readonly port: number;
  readonly pin: string | undefined;
  readonly intervalMs: number;
  /** Set: as fast as acks allow, from evidence of this instant on. */
  readonly backlogFromMs: number | undefined;
  /** How many begin to connect in a second. */
  readonly dialsPerSecond: number;
}

/** To a generator. */
export type Order =
  | { readonly type: 'start'; readonly part: Part }
  /** Tells what happened since the last look. */
  | { readonly type: 'look' }
  /** Loses all connections at once. */
  | { readonly type: 'cut' }
  /** Makes nothing more, and tells the accounts when everything is acknowledged, or after `withinMs`. */
  | { readonly type: 'drain'; readonly withinMs: number };

export interface Look {
  readonly open: number;
  readonly batches: number;
  readonly observations: number;
  readonly sessions: number;
  readonly sentAgain: number;
  /** Sessions in which the collector did not know what it had acknowledged before. */
  readonly forgotten: number;
  readonly throttles: number;
  readonly closings: ReadonlyMap<string, number>;
  readonly acks: Pick<Latencies, 'counts' | 'maxMs'>;
  /** By how much samples were taken late because the generator was busy. */
  readonly lateness: Pick<Latencies, 'counts' | 'maxMs'>;
}

/** From a generator, an answer to each order but `start` and `cut`. */
export type Answer =
  | ({ readonly type: 'look' } & Look)
  | {
      readonly type: 'drained';
      readonly left: number;
      readonly accounts: readonly (readonly [number, AgentAccount])[];
    };
