import { availabilityOf } from '@kadoban/collector/src/ledger/availability.ts';
import type { Interval } from '@kadoban/collector/src/ledger/change.ts';
import type { Sample } from '@kadoban/collector/src/ledger/evidence.ts';
import { readCheck, readHost, type TargetReading } from '@kadoban/collector/src/store/readings.ts';
import type { Host, Store } from '@kadoban/collector/src/store/store.ts';
import type { CheckRule } from '@kadoban/proto/messages';
import type { BootTruth } from './host-parts.ts';
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

/** When to judge, and how far from the truth a host's evidence may be placed, because its clock was wrong. */
export interface Judging {
  readonly asOfMs: number;
  readonly withinMs: number;
}

/** A time in which a host ran, between two in which it did not. */
interface Phase extends Interval {
  readonly boot: string;
  /** How it ended: nobody can say exactly when a shutdown becomes downtime. */
  readonly announcedMs: number | undefined;
}

export async function judgeHost(
  store: Store,
  host: Host,
  boots: readonly BootTruth[],
  judging: Judging,
): Promise<Verdict> {
  const { samples } = await store.evidence.host(host.hostId, judging.asOfMs);
  return judgeReading({ samples, reading: await readHost(store, host, judging.asOfMs) }, boots, judging);
}

/** What is known of a host, and what is told by that. */
interface Known {
  readonly samples: readonly Sample[];
  readonly reading: TargetReading;
}

/**
 * The downtime of a host from its first sign of life on. A host is back when its agent looks for the first time, at the latest with the first look
 * that anybody knows of; and a time of which only one look is known has no length in the ledger.
 */
export function judgeReading(
  { samples, reading }: Known,
  boots: readonly BootTruth[],
  { asOfMs, withinMs }: Judging,
): Verdict {
  const window = { fromMs: samples.reduce((least, { atMs }) => Math.min(least, atMs), asOfMs), toMs: asOfMs };
  const phases = boots.flatMap((boot) => phasesOf(boot, asOfMs));
  const lastKnown = new Map(samples.toSorted((a, b) => a.atMs - b.atMs).map(({ boot, atMs }) => [boot, atMs]));
  const mostUpMs = boots.reduce((sum, boot) => sum + mostUpOf(boot, lastKnown.get(boot.id) ?? 0, window), 0);
  const leastUpMs = phases.reduce((sum, phase) => {
    const known = samples.filter(
      ({ boot, atMs }) => boot === phase.boot && phase.fromMs - withinMs <= atMs && atMs <= phase.toMs + withinMs,
    );
    const [first, second] = known.map(({ atMs }) => atMs).toSorted((a, b) => a - b);
    if (first === undefined || second === undefined) return sum;
    const isAfterSuspension = boots.some(({ suspensions }) => suspensions.some(({ toMs }) => toMs === phase.fromMs));
    const knownUp = { fromMs: isAfterSuspension ? phase.fromMs : first, toMs: phase.announcedMs ?? phase.toMs };
    return sum + overlapMs(knownUp, window);
  }, 0);
  const lengthMs = window.toMs - window.fromMs;
  // Both ends of every phase.
  const slackMs = 2 * withinMs * phases.length;
  const truth = { trueMsMin: lengthMs - mostUpMs - slackMs, trueMsMax: lengthMs - leastUpMs + slackMs };
  return { ...truth, ...reported(reading, window) };
}

/** A shutdown that was recorded ends a run exactly, also when it slept after the last look that anybody knows of. */
function mostUpOf(boot: BootTruth, lastKnownMs: number, window: Interval): number {
  const isTold = ({ toMs }: Interval) => boot.signalMs === undefined || toMs <= lastKnownMs;
  const told = { ...boot, suspensions: boot.suspensions.filter(isTold) };
  return phasesOf(told, window.toMs).reduce((sum, phase) => sum + overlapMs(phase, window), 0);
}

/** The times in which a run of a host was up, as far as it came by then. */
export function phasesOf({ id, lookMs, signalMs, haltMs, suspensions }: BootTruth, asOfMs: number): Phase[] {
  if (lookMs === undefined) return [];
  const endMs = haltMs ?? asOfMs;
  const starts = [lookMs, ...suspensions.map(({ toMs }) => Math.max(lookMs, toMs))];
  const ends = [...suspensions.map(({ fromMs }) => fromMs), endMs];
  return starts.flatMap((fromMs, index): Phase[] => {
    const toMs = Math.min(ends[index] ?? endMs, endMs);
    return fromMs < toMs
      ? [{ boot: id, fromMs, toMs, announcedMs: index === starts.length - 1 ? signalMs : undefined }]
      : [];
  });
}

/** The downtime of what a check looks at, from its first look on. */
export async function judgeCheck(
  store: Store,
  host: Host,
  { name, target }: { readonly name: string; readonly target: Target },
  { asOfMs, withinMs }: Judging,
): Promise<Verdict | undefined> {
  const check = (await store.evidence.checks(host.hostId)).find((each) => each.name === name);
  const [first] = (await store.evidence.check(host.hostId, name)).looks;
  if (!check || !first) return undefined;
  const window = { fromMs: first.atMs, toMs: asOfMs };
  const trueMs = target.outages.reduce((sum, outage) => sum + overlapMs(outage, window), 0);
  const reading = await readCheck(store, host, check, asOfMs);
  const unknownCount = reading.changes.filter(({ status }) => status === 'unknown').length;
  const slackMs = unsettledMs(check) * unknownCount + withinMs * (reading.changes.length + 2 * target.outages.length);
  return { trueMsMin: trueMs - slackMs, trueMsMax: trueMs + slackMs, ...reported(reading, window) };
}

/** Looks just before a time without any count as nothing when they are too few to settle something, or the last of all: so the rules are. */
function unsettledMs({ intervalMs, failures, recoveries }: CheckRule): number {
  return Math.max(failures, recoveries) * 2.5 * intervalMs;
}

function reported(reading: TargetReading, window: Interval): Omit<Verdict, 'trueMsMin' | 'trueMsMax'> {
  const { best, worst, downMs } = availabilityOf(reading.changes, window, reading);
  return { target: reading.target, bestMs: best?.badMs ?? 0, primaryMs: downMs, worstMs: worst?.badMs ?? 0 };
}

const overlap = (a: Interval, b: Interval): Interval => ({
  fromMs: Math.max(a.fromMs, b.fromMs),
  toMs: Math.min(a.toMs, b.toMs),
});

function overlapMs(a: Interval, b: Interval): number {
  const { fromMs, toMs } = overlap(a, b);
  return Math.max(0, toMs - fromMs);
}
