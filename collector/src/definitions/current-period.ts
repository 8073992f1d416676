/** The window of an SLO's body, as far as it tells which period it is now. */
export interface CalendarWindow {
  readonly rolling?: string;
  readonly calendar?: string;
  readonly timeZone?: string;
  readonly startMonth?: number;
}

/** The name of the calendar period that an instant lies in, such as `2026-10` or `2026-Q3`; undefined for other windows. */
export function currentPeriod(
  { calendar, timeZone, startMonth = 1 }: CalendarWindow,
  atMs: number,
): string | undefined {
  if (calendar === undefined || timeZone === undefined) return undefined;
  const date = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDate();
  // Fiscal quarters and years are named by the calendar year in which the fiscal year begins.
  const fiscal = date.subtract({ months: startMonth - 1 });
  switch (calendar) {
    case 'day':
      return date.toString();
    case 'month':
      return date.toPlainYearMonth().toString();
    case 'quarter':
      return `${fiscal.year}-Q${Math.ceil(fiscal.month / 3)}`;
    default:
      return String(fiscal.year);
  }
}
