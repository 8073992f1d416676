import type { LineFigures } from './line.ts';

/** Whether nobody looked in all of a window's time that counts, or there was none. */
export function isUnobserved({ baseMs, unknownMs }: Pick<LineFigures, 'baseMs' | 'unknownMs'>): boolean {
  return baseMs === unknownMs;
}

/** A figure of what was seen; where nothing was, there is none, unless the contract counts that as down. */
export function ofSeen<T>(figures: Pick<LineFigures, 'baseMs' | 'unknownMs' | 'downMs'>, figure: T): T | null {
  return isUnobserved(figures) && figures.downMs === 0 ? null : figure;
}

/** `99.953703` -> `99.953`: percentages arrive floored with six decimals and are cut, never rounded. null stays null: what was not measured has no number. */
export function percent3(percent: string | null): string | null {
  return percent === null ? null : percent.slice(0, percent.indexOf('.') + 4);
}

/** `99.953703` -> `99.953%`, cut. null stays null. */
export function percentText(percent: string | null | undefined): string | null {
  const cut = percent3(percent ?? null);
  return cut === null ? null : `${cut}%`;
}

const secondMs = 1_000;

/**
 * Milliseconds as `h:mm:ss`, cut to seconds like every figure that people read. Below one second they stand: that something was down
 * must never look like nothing. A negative one has the sign that is as wide as a digit.
 */
export function hms(ms: number): string {
  if (ms < 0) return `−${hms(-ms)}`;
  const seconds = Math.floor(ms / secondMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const text = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return ms > 0 && ms < secondMs ? `${text}.${String(ms).padStart(3, '0')}` : text;
}

/** The same with its sign, for what remains. */
export function signedHms(ms: number): string {
  return ms > 0 ? `+${hms(ms)}` : hms(ms);
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
