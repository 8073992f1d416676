import type { Account } from './account.ts';
import type { Interval } from './change.ts';
import type { Policy } from './definitions.ts';
import { primaryOf } from './figures.ts';
import { overlapsMs } from './intervals.ts';

/** A date and when it is; some have 23 or 25 hours. */
export interface CalendarDay extends Interval {
  /** `2026-10-14`. */
  readonly day: string;
}

/** What one day was made of. */
export interface DayTime {
  readonly day: string;
  readonly baseMs: number;
  readonly downMs: number;
  readonly maintenanceMs: number;
  readonly excludedMs: number;
  readonly unknownMs: number;
  readonly percent: string | null;
}

/** The days that reach into a window, in a zone. */
export function calendarDays({ fromMs, toMs }: Interval, timeZone: string): CalendarDay[] {
  const days: CalendarDay[] = [];
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;
  let date = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone).toPlainDate();
  for (let beginMs = startOf(date); beginMs < toMs; ) {
    const next = date.add({ days: 1 });
    const endMs = startOf(next);
    // A zone may skip a whole day.
    if (beginMs < endMs) days.push({ day: date.toString(), fromMs: beginMs, toMs: endMs });
    [date, beginMs] = [next, endMs];
  }
  return days;
}

/** Cut from the very sets that a window is the length of, so that its days add up to it. */
export function dayTimes(account: Account, policy: Policy, days: readonly CalendarDay[]): DayTime[] {
  const [base, down, unknown] = [account.base, account.down, account.unknown].map((set) => overlapsMs(days, set));
  const [maintenance, adjusted] = [account.byMaintenance, account.byAdjustment].map((set) => overlapsMs(days, set));
  return days.map(({ day }, index) => {
    const of = (lengths: readonly number[] | undefined) => lengths?.[index] ?? 0;
    const [baseMs, unknownMs] = [of(base), of(unknown)];
    const [badMs, primary] = primaryOf(policy, { baseMs, unknownMs, downMs: of(down) });
    return {
      day,
      ...{ baseMs, downMs: badMs, maintenanceMs: of(maintenance), excludedMs: of(adjusted), unknownMs },
      percent: primary?.percent ?? null,
    };
  });
}
