import type { Interval } from './change.ts';

/** A month as `2026-10`: the years people report on, and no other form. */
export const monthPattern = '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$';

/** The calendar month in an IANA zone; days have 23 or 25 hours when they do. Throws a RangeError for anything else. */
export function monthWindow(month: string, timeZone: string): Interval {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const startMs = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;
  return { fromMs: startMs(first), toMs: startMs(first.add({ months: 1 })) };
}

/** The month that an instant lies in. */
export function monthAt(atMs: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toPlainYearMonth()
    .toString();
}
