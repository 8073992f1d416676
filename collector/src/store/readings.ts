import type { Change } from '../ledger/change.ts';
import { deriveCheck } from '../ledger/derive-check.ts';
import { deriveHost } from '../ledger/derive-host.ts';
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
export function hostHoldMs({ sampleEveryMs }: Host): number {
  return Math.max(holdMsMin, holdSamples * (sampleEveryMs ?? 0));
}

/** The reading of a host as of an instant, derived from all the evidence there is. */
export async function readHost(store: Store, host: Host, asOfMs: number): Promise<TargetReading> {
  const evidence = await store.evidence.host(host.hostId, asOfMs);
  const options = { asOfMs, holdMs: hostHoldMs(host), collectorUp: await collectorUp(store, asOfMs) };
  return {
    target: `host:${host.hostId}`,
    changes: deriveHost(evidence, options),
    asOfMs,
    monitoredFromMs: host.enrolledMs,
    monitoredToMs: host.revokedMs,
  };
}

/** The reading of one check of a host. */
export async function readCheck(store: Store, host: Host, check: WatchedCheck, asOfMs: number): Promise<TargetReading> {
  const evidence = await store.evidence.check(host.hostId, check.name);
  const ends = [host.revokedMs, check.watched ? null : check.changedMs].filter((endMs) => endMs !== null);
  return {
    target: `check:${host.hostId}/${check.name}`,
    changes: deriveCheck(evidence, asOfMs),
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
