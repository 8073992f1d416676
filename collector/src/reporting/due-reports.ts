import { businessDay } from '../ledger/business-days.ts';
import type { Calendar, Version } from '../ledger/definitions.ts';
import type { ReportState } from '../reports/report.ts';

/** When the report of a month is made and sent, as an agreement says it. */
export interface Schedule {
  readonly businessDay: number;
  /** `09:00`, wall clock of the agreement's zone. */
  readonly at: string;
}

/** One attempt to send a report, as the log has it. */
export interface Delivery {
  readonly atMs: number;
  readonly edition: number;
  readonly isFinal: boolean;
  /** `archived`: made and kept, because there was nobody to send it to; `skipped`: nothing was watched in its month, so there is nothing to work on. */
  readonly outcome: 'sent' | 'archived' | 'failed' | 'skipped';
  /** Why it failed; empty otherwise. */
  readonly problem: string;
  /** Of one that failed: who got it all the same. */
  readonly reached?: readonly string[];
  readonly messageId: string;
}

/** Months that are caught up with after an absence. */
const monthsBack = 3;

/** The months whose reports may be due at an instant, oldest first. */
export function monthsBefore(nowMs: number, timeZone: string): string[] {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).toPlainDate();
  return Array.from({ length: monthsBack }, (_, index) =>
    now
      .toPlainYearMonth()
      .subtract({ months: monthsBack - index })
      .toString(),
  );
}

/** When the report of `month` is due: on a business day of the month after. */
export function dueMs(
  month: string,
  { businessDay: n, at }: Schedule,
  calendar: readonly Version<Calendar>[] | null,
  timeZone: string,
): number | undefined {
  const next = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
  return businessDay(calendar, next, n)?.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(at) })
    .epochMilliseconds;
}

/** How long after its n-th failure in a row a delivery is tried again; the last one from then on. */
const retriesMs = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 6 * 3_600_000] as const;

/** How long after a draft went out its people hear of it again, as long as it is not final: it is them that it waits for. */
const remindEveryMs = 3 * 24 * 3_600_000;

/** After so many drafts of one edition another mail changes nothing. */
const draftsMax = 5;

/** Where a report is, and to whom it could go. */
export interface Standing {
  readonly edition: number;
  readonly state: ReportState;
  /** Whether there is a way to somebody who gets drafts, and to somebody who gets final reports. */
  readonly reaches: { readonly draft: boolean; readonly final: boolean };
}

/**
 * What is to be sent now, if anything: the final edition once there is one, before that the draft, and again as a reminder. After failures only
 * when its next attempt is due; what was only kept goes out as soon as there is somebody to get it.
 */
export function dueDelivery(
  { edition, state, reaches }: Standing,
  deliveries: readonly Delivery[],
  nowMs: number,
): 'draft' | 'final' | undefined {
  if (state === 'sent') return undefined;
  const due = state === 'final' ? 'final' : 'draft';
  const same = deliveries.filter((one) => one.edition === edition && one.isFinal === (due === 'final'));
  const last = same.at(-1);
  if (last?.outcome === 'skipped' || (last?.outcome === 'archived' && !reaches[due])) return undefined;
  const sent = same.filter(({ outcome }) => outcome === 'sent');
  if (sent.length > 0 && (due === 'final' || sent.length >= draftsMax)) return undefined;
  return last && nowMs < last.atMs + pauseMs(same) ? undefined : due;
}

/** Who has it already, of those that its last attempts were for: nobody gets one mail again because it did not reach another. */
export function reachedBefore(deliveries: readonly Delivery[]): string[] {
  const since = deliveries.findLastIndex(({ outcome }) => outcome !== 'failed') + 1;
  return deliveries.slice(since).flatMap(({ reached = [] }) => reached);
}

/** How long after the last of some attempts the next one is made. */
function pauseMs(attempts: readonly Delivery[]): number {
  const { outcome } = attempts.at(-1) ?? {};
  if (outcome !== 'failed') return outcome === 'sent' ? remindEveryMs : 0;
  const failures = attempts.length - 1 - attempts.findLastIndex((one) => one.outcome !== 'failed');
  return retriesMs[Math.min(failures, retriesMs.length) - 1] ?? 0;
}
