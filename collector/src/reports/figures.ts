/** Figures as people read them; percentages arrive floored with six decimals and are cut, never rounded. */

/** `99.953703` -> `99.953`; null stays null: what was not measured has no number. */
export function percent3(percent: string | null): string | null {
  return percent === null ? null : percent.slice(0, percent.indexOf('.') + 4);
}

/** Milliseconds as `[h]:mm:ss.mmm`, the form that spreadsheets and people both read. */
export function duration(ms: number): string {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = Math.floor(ms / 1000) % 60;
  return `${hours}:${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(ms % 1000, 3)}`;
}

/** An instant of the API as wall-clock time in the report's zone with its offset, such as `2026-10-14 10:02:00.000+09:00`. */
export function wallClock(instant: string, timeZone: string): string {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return zoned.toString({ smallestUnit: 'millisecond', timeZoneName: 'never' }).replace('T', ' ');
}
