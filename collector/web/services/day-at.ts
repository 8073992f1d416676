import { createZone } from '../format/zone.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** The date that the calendars of a zone show at an instant: 2026-10-14. */
export function dayAt(atMs: number, timeZone: string): string {
  const { year, month, day } = createZone(timeZone).wallClock(atMs);
  return `${year}-${two(month)}-${two(day)}`;
}
