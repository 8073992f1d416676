import type { Change, Interval } from '../ledger/change.ts';
import type { UpTime } from '../ledger/evidence.ts';
import type { Monitoring } from '../ledger/spans.ts';
import { decisivePart } from './decisive-part.ts';
import type { Host, Store, WatchedCheck } from './store.ts';
import type { TargetSource } from './target-source.ts';

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

/** A reading whose changes are not read yet. */
export interface OpenReading extends Monitoring {
  readonly target: string;
  readonly source: TargetSource;
}

/** The reading of a host as of an instant: what derivation makes of all the evidence there is. Who reads many reads `up` once. */
export async function readHost(
  store: Store,
  host: Host,
  asOfMs: number,
  window?: Interval,
  up?: readonly UpTime[],
): Promise<TargetReading> {
  return read(await openHost(store, host, asOfMs, up ?? (await collectorUp(store, asOfMs))), window);
}

/** The reading of one check of a host. */
export async function readCheck(
  store: Store,
  host: Host,
  check: WatchedCheck,
  asOfMs: number,
  window?: Interval,
): Promise<TargetReading> {
  return read(await openCheck(store, host, check, asOfMs), window);
}

/** With a window, only the changes that decide about it: what that costs does not grow with the years. */
async function read(open: OpenReading, window: Interval | undefined): Promise<TargetReading> {
  const { fromMs, toMs } = await decisivePart([open], window, []);
  const { source, ...reading } = open;
  return { ...reading, changes: await source.changes(fromMs, toMs) };
}

/** `collectorUp` as of the same instant. */
export async function openHost(
  store: Store,
  host: Host,
  asOfMs: number,
  collectorUp: readonly UpTime[],
): Promise<OpenReading> {
  return {
    target: `host:${host.hostId}`,
    source: await store.evidence.hostSource(host.hostId, { asOfMs, holdMs: hostHoldMs(host), collectorUp }),
    asOfMs,
    monitoredFromMs: host.enrolledMs,
    monitoredToMs: endOf([host.revokedMs, host.decommissionedMs]),
  };
}

export async function openCheck(store: Store, host: Host, check: WatchedCheck, asOfMs: number): Promise<OpenReading> {
  return {
    target: `check:${host.hostId}/${check.name}`,
    source: await store.evidence.checkSource(host.hostId, check.name, asOfMs),
    asOfMs,
    monitoredFromMs: check.firstMs,
    monitoredToMs: endOf([host.revokedMs, host.decommissionedMs, check.watched ? null : check.changedMs]),
  };
}

/** What ends first; null when nothing does. */
function endOf(ends: readonly (number | null)[]): number | null {
  const known = ends.filter((endMs) => endMs !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** When the collector itself was up, as far as that is known at `asOfMs`. */
export async function collectorUp(store: Store, asOfMs: number): Promise<UpTime[]> {
  const runs = await store.upTimes.list();
  return runs.map(({ fromMs, toMs }) => ({ fromMs, toMs: asOfMs - toMs <= upStampGraceMs ? null : toMs }));
}
