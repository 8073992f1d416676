import { availabilityOf } from '../ledger/availability.ts';
import type { Interval } from '../ledger/change.ts';
import { spansOf } from '../ledger/spans.ts';
import type { TargetReading } from '../store/readings.ts';
import type { LookNote } from '../store/store.ts';
import type { Availability, Outage, Span, State } from './contract.ts';

/** The part of time an answer is about. */
export interface Period extends Interval {
  /** The month asked for; null for from/to. */
  readonly month: string | null;
  readonly timeZone: string;
}

/** RFC 3339 in UTC with milliseconds. */
export function instant(atMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toString({ smallestUnit: 'millisecond' });
}

export function instantOrNull(atMs: number | null): string | null {
  return atMs === null ? null : instant(atMs);
}

/** What the target is at `asOf`, and since when. */
export function stateOf(reading: TargetReading): State {
  const last = spansOf(reading.changes, { fromMs: 0, toMs: reading.asOfMs }, reading).at(-1);
  if (!last) return { status: 'unknown', reason: 'not-observed', since: null };
  return {
    status: last.status,
    ...(last.reason !== undefined && { reason: last.reason }),
    since: instant(last.fromMs),
  };
}

export function spanAnswers(reading: TargetReading, window: Interval): Span[] {
  return spansOf(reading.changes, window, reading).map((span) => ({
    from: instant(span.fromMs),
    to: instant(span.toMs),
    status: span.status,
    ...(span.reason !== undefined && { reason: span.reason }),
    ...(span.earliestMs !== undefined && { earliest: instant(span.earliestMs) }),
    ...(span.latestMs !== undefined && { latest: instant(span.latestMs) }),
  }));
}

/** The figures of a period; `notes` are what the check said within its outages. */
export function availabilityAnswer(
  reading: TargetReading,
  period: Period,
  notes: readonly LookNote[] = [],
): Availability {
  const { fromMs, toMs, outages, ...figures } = availabilityOf(reading.changes, period, reading);
  return {
    target: reading.target,
    period: period.month,
    timeZone: period.timeZone,
    from: instant(fromMs),
    to: instant(toMs),
    asOf: instant(reading.asOfMs),
    ...figures,
    outages: outages.map((outage) => outageAnswer(reading, outage, notes)),
  };
}

function outageAnswer(
  reading: TargetReading,
  outage: { fromMs: number; toMs: number | null; downMs: number; countedMs: number },
  notes: readonly LookNote[],
): Outage {
  const began = reading.changes.find((change) => change.atMs === outage.fromMs);
  const ended = reading.changes.find((change) => change.atMs === outage.toMs);
  const note = notes.find((one) => one.atMs === outage.fromMs);
  const reason = began?.reason ?? note?.reason;
  return {
    from: instant(outage.fromMs),
    to: instantOrNull(outage.toMs),
    downMs: outage.downMs,
    countedMs: outage.countedMs,
    ...(began?.earliestMs !== undefined && { earliest: instant(began.earliestMs) }),
    ...(ended?.latestMs !== undefined && { latest: instant(ended.latestMs) }),
    ...(reason !== undefined && reason !== '' && { reason }),
    ...(note && note.output !== '' && { output: note.output }),
  };
}
