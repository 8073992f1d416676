import { instantOf, type Zone } from './zone.ts';

/** The day that the zone's calendar shows at an instant, `2026-10-14`. */
export function dayOf(atMs: number, zone: Zone): string {
  const { year, month, day } = zone.wallClock(atMs);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** Where a day begins and ends, half-open: 23 or 25 hours where the clocks change. */
export function dayWindow(day: string, zone: Zone): { fromMs: number; toMs: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = (on: number): number => instantOf(Date.UTC(year, month - 1, on), zone);
  return { fromMs: start(date), toMs: start(date + 1) };
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
