import { availabilityOf } from '@kadoban/collector/src/ledger/availability.ts';
import type { Interval } from '@kadoban/collector/src/ledger/change.ts';
import { readCheck, readHost, type TargetReading } from '@kadoban/collector/src/store/readings.ts';
import type { Host, Store } from '@kadoban/collector/src/store/store.ts';
import type { BootTruth } from './sim-host.ts';
import type { Target } from './target.ts';

/** What a target truly was down, at the least and at the most, and what is reported of it. */
export interface Verdict {
  readonly target: string;
  readonly trueMsMin: number;
  readonly trueMsMax: number;
  readonly bestMs: number;
  readonly primaryMs: number;
  readonly worstMs: number;
}

/**
 * The downtime of a host from its first sign of life on. A host is back when its agent looks for the first time: at the latest with the first look
 * that anybody knows of. It ends between the announcement of a shutdown and the moment everything stops.
 */
export async function judgeHost(
  store: Store,
  host: Host,
  boots: readonly BootTruth[],
  asOfMs: number,
): Promise<Verdict> {
  const { samples } = await store.evidence.host(host.hostId, asOfMs);
  const known = new Map<string, number>();
  for (const { boot, atMs } of samples) known.set(boot, Math.min(atMs, known.get(boot) ?? atMs));
  const fromMs = Math.min(...known.values());
  const window = { fromMs, toMs: asOfMs };
  const upMs = (spanOf: (boot: BootTruth) => Interval | undefined) =>
    boots.reduce((sum, boot) => sum + upWithin(spanOf(boot), boot, window), 0);
  const mostUpMs = upMs(({ lookMs, haltMs }) =>
    lookMs === undefined ? undefined : { fromMs: lookMs, toMs: haltMs ?? asOfMs },
  );
  const leastUpMs = upMs(({ id, signalMs, haltMs }) => {
    const knownMs = known.get(id);
    return knownMs === undefined ? undefined : { fromMs: knownMs, toMs: signalMs ?? haltMs ?? asOfMs };
  });
  const lengthMs = asOfMs - fromMs;
  return {
    trueMsMin: lengthMs - mostUpMs,
    trueMsMax: lengthMs - leastUpMs,
    ...reported(await readHost(store, host, asOfMs), window),
  };
}

/** The downtime of what a check looks at, from its first look on. */
export async function judgeCheck(
  store: Store,
  host: Host,
  { name, target }: { readonly name: string; readonly target: Target },
  asOfMs: number,
): Promise<Verdict | undefined> {
  const check = (await store.evidence.checks(host.hostId)).find((each) => each.name === name);
  const [first] = (await store.evidence.check(host.hostId, name)).looks;
  if (!check || !first) return undefined;
  const window = { fromMs: first.atMs, toMs: asOfMs };
  const trueMs = target.outages.reduce((sum, outage) => sum + overlapMs(outage, window), 0);
  return { trueMsMin: trueMs, trueMsMax: trueMs, ...reported(await readCheck(store, host, check, asOfMs), window) };
}

function reported(reading: TargetReading, window: Interval): Omit<Verdict, 'trueMsMin' | 'trueMsMax'> {
  const { best, worst, downMs } = availabilityOf(reading.changes, window, reading);
  return { target: reading.target, bestMs: best?.badMs ?? 0, primaryMs: downMs, worstMs: worst?.badMs ?? 0 };
}

function upWithin(span: Interval | undefined, { suspensions }: BootTruth, window: Interval): number {
  if (span === undefined || span.toMs <= span.fromMs) return 0;
  const suspendedMs = suspensions.reduce((sum, each) => sum + overlapMs(overlap(each, span), window), 0);
  return overlapMs(span, window) - suspendedMs;
}

const overlap = (a: Interval, b: Interval): Interval => ({
  fromMs: Math.max(a.fromMs, b.fromMs),
  toMs: Math.min(a.toMs, b.toMs),
});

function overlapMs(a: Interval, b: Interval): number {
  const { fromMs, toMs } = overlap(a, b);
  return Math.max(0, toMs - fromMs);
}
