import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Live } from '../live.ts';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import type { CentralConfig } from './central-config.ts';
import type { Commits } from './commits.ts';
import type { RefusalLog } from './refusal-log.ts';
import type { Tally } from './tally.ts';
import type { SessionStore } from './verify.ts';

/** What the sessions of all agents work with. */
export interface SessionParts extends Clock {
  readonly store: SessionStore;
  readonly commits: Commits;
  readonly central: Pick<CentralConfig, 'of' | 'key' | 'signingKeys'>;
  readonly identity: CollectorIdentity;
  readonly live: Live;
  readonly tally: Tally;
  readonly refused: RefusalLog;
  readonly log: Logger;
  /** How far the collector's clock is behind what was recorded by it: see own-clock.ts. */
  clockBehindMs(): number;
  /** TLS may end before us, so that the exporter of our own connection is none of the agent's. */
  readonly trustProxy: boolean;
}
