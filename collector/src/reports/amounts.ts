import { percent3 } from './figures.ts';

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

/** `99.953703` -> `99.953%`, cut. null stays null. */
export function percentText(percent: string | null | undefined): string | null {
  const cut = percent3(percent ?? null);
  return cut === null ? null : `${cut}%`;
}
