import type { Change } from '../ledger/change.ts';
import type { UpTime } from '../ledger/evidence.ts';
import type { Monitoring } from '../ledger/spans.ts';
import type { Host, Store, WatchedCheck } from './store.ts';

/** A host is not silent before it missed a few samples: at least this, and three sampling intervals. */
const holdMsMin = 30_000;
const holdSamples = 3;

/** How often a running collector stamps its up-time; see jobs/up-time.ts. */
export const upStampEveryMs = 5000;

/** A run whose last stamp is no older than this still goes on: a stamp may be late, two are not. */
export const upStampGraceMs = 3 * upStampEveryMs;

/** What the evidence of one target says: its changes of status, and when it was watched. */
export interface TargetReading extends Monitoring {
  readonly target: string;
  readonly changes: readonly Change[];
}

/** How long a host may be silent before that means anything. */
export function hostHoldMs({ sampleEveryMs }: Pick<Host, 'sampleEveryMs'>): number {
  return Math.max(holdMsMin, holdSamples * (sampleEveryMs ?? 0));
}

/** The reading of a host as of an instant: what section 1 of docs/availability.md says of all the evidence there is. */
export async function readHost(store: Store, host: Host, asOfMs: number): Promise<TargetReading> {
  const options = { asOfMs, holdMs: hostHoldMs(host), collectorUp: await collectorUp(store, asOfMs) };
  const source = await store.evidence.hostSource(host.hostId, options);
  return {
    target: `host:${host.hostId}`,
    changes: await source.changes(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    asOfMs,
    monitoredFromMs: host.enrolledMs,
    monitoredToMs: host.revokedMs,
  };
}

/** The reading of one check of a host. */
export async function readCheck(store: Store, host: Host, check: WatchedCheck, asOfMs: number): Promise<TargetReading> {
  const source = await store.evidence.checkSource(host.hostId, check.name, asOfMs);
  const ends = [host.revokedMs, check.watched ? null : check.changedMs].filter((endMs) => endMs !== null);
  return {
    target: `check:${host.hostId}/${check.name}`,
    changes: await source.changes(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    asOfMs,
    monitoredFromMs: check.firstMs,
    monitoredToMs: ends.length === 0 ? null : Math.min(...ends),
  };
}

/** When the collector itself was up, as far as that is known at `asOfMs`. */
export async function collectorUp(store: Store, asOfMs: number): Promise<UpTime[]> {
  const runs = await store.upTimes.list();
  return runs.map(({ fromMs, toMs }) => ({ fromMs, toMs: asOfMs - toMs <= upStampGraceMs ? null : toMs }));
}
