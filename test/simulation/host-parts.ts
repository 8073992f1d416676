import type { KeyObject } from 'node:crypto';
import type { CheckConfig } from '@kadoban/agent/src/checks/check.ts';
import type { Credentials } from '@kadoban/agent/src/uplink/uplink.ts';
import type { Accounts } from './accounts.ts';
import type { Door } from './path.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import type { Target } from './target.ts';

/** One run of the host as it truly was, by true time. */
export interface BootTruth {
  readonly id: string;
  readonly startMs: number;
  /** When an agent first looked. */
  lookMs: number | undefined;
  /** When its end was announced, and when everything stopped. */
  signalMs: number | undefined;
  haltMs: number | undefined;
  readonly suspensions: { readonly fromMs: number; toMs: number }[];
}

export interface HostParts {
  readonly hostId: string;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly accounts: Accounts;
  readonly door: Door;
  /** Where it is for the collector, and for itself. */
  readonly address: string;
  readonly localAddress: string;
  readonly credentials: Omit<Credentials, 'hostId' | 'privateKey'>;
  readonly privateKey: KeyObject;
  readonly machineIdHash: Uint8Array;
  readonly sampleEveryMs: number;
  readonly checks: readonly { readonly config: CheckConfig; readonly target: Target }[];
  readonly spoolBytesMax: number;
  /** How much faster than the truth its clocks go, all of them. */
  readonly driftPerMs: number;
  /** Whether the system records its shutdowns. */
  readonly keepsShutdowns: boolean;
  readonly say: (text: string) => void;
}
