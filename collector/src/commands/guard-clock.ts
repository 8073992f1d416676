import type { Logger } from 'pino';
import type { MachineClocks } from '../clock.ts';
import type { CollectorConfig } from '../config.ts';
import type { Interval } from '../ledger/change.ts';
import { clockProvenAfterMs, watchOwnClock } from '../own-clock.ts';

interface GuardParts {
  /** What earlier runs stamped. */
  readonly runs: readonly Interval[];
  readonly config: Pick<CollectorConfig, 'clockWasAheadUntil'>;
  readonly clocks: MachineClocks;
  readonly log: Logger;
}

/** Watches the machine's clock by what earlier runs of the collector stamped, and has the log say when it cannot be believed. */
export function guardClock({ runs, config, clocks, log }: GuardParts): () => number {
  const wrongUntilMs = Temporal.Instant.from(config.clockWasAheadUntil ?? '1970-01-01T00:00:00Z').epochMilliseconds;
  // A clock that is set ends a run: one that lasted went evenly.
  const proven = runs.filter(({ fromMs, toMs }) => toMs - fromMs >= clockProvenAfterMs);
  const recorded = proven.map(({ toMs }) => toMs).filter((toMs) => toMs > wrongUntilMs);
  const recordedMs = recorded.reduce<number | null>((latestMs, toMs) => Math.max(latestMs ?? toMs, toMs), null);
  return watchOwnClock(clocks, recordedMs, (behindMs, nowMs) => {
    const until = new Date(nowMs + behindMs).toISOString();
    if (behindMs === 0) return log.info({ now: until }, 'the clock is right again; agents are taken');
    const about = { code: 'CLOCK_BEHIND', behindMs, until, ifItIsRightNow: `clockWasAheadUntil: ${until}` };
    log.error(
      about,
      'this machine’s clock is behind what was recorded by it; until it has passed that, agents are put off and keep their evidence',
    );
  });
}
