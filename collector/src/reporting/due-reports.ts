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
  /** `archived`: made and kept; there was nobody to send it to. */
  readonly outcome: 'sent' | 'archived' | 'failed';
  /** Why it failed; empty otherwise. */
  readonly problem: string;
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

/**
 * What is to be sent now, if anything: the final edition once there is one, before that the draft, once. After failures only when its next
 * attempt is due.
 */
export function dueDelivery(
  standing: { readonly edition: number; readonly state: ReportState },
  deliveries: readonly Delivery[],
  nowMs: number,
): 'draft' | 'final' | undefined {
  if (standing.state === 'sent') return undefined;
  const isFinal = standing.state === 'final';
  const same = deliveries.filter((one) => one.edition === standing.edition && one.isFinal === isFinal);
  if (same.some(({ outcome }) => outcome !== 'failed')) return undefined;
  const last = same.at(-1);
  const pauseMs = retriesMs[Math.min(same.length, retriesMs.length) - 1] ?? 0;
  if (last && nowMs < last.atMs + pauseMs) return undefined;
  return isFinal ? 'final' : 'draft';
}
