import { rangesByDate } from './calendars.ts';
import type { Calendar, Version } from './definitions.ts';

/**
 * The `n`-th business day of a month (`2026-11`): a day on which a range of the calendar begins, or every day from Monday to Friday without one. The
 * last one where the month has fewer; undefined where it has none.
 */
export function businessDay(
  calendar: readonly Version<Calendar>[] | null,
  month: string,
  n: number,
): Temporal.PlainDate | undefined {
  const whole = Temporal.PlainYearMonth.from(month);
  const days = Array.from({ length: whole.daysInMonth }, (_, index) => whole.toPlainDate({ day: index + 1 }));
  const business = days.filter((day) => isBusinessDay(calendar, day));
  return business[Math.min(n, business.length) - 1];
}

/** Whether a day is one, by the version in force at the first instant of the day; the first also holds before it. */
export function isBusinessDay(calendar: readonly Version<Calendar>[] | null, day: Temporal.PlainDate): boolean {
  if (calendar === null) return day.dayOfWeek <= 5;
  const version =
    calendar.findLast(({ fromMs, value }) => fromMs <= day.toZonedDateTime(value.timeZone).epochMilliseconds) ??
    calendar[0];
  return version !== undefined && rangesByDate(version.value)(day).length > 0;
}
