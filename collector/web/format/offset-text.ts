import type { Zone } from './zone.ts';

const minuteMs = 60_000;

/** An instant as an address says it, by the clocks of a zone: `2026-10-14T10:02:05+09:00`. */
export function offsetText(atMs: number, zone: Zone): string {
  const offsetMinutes = Math.round(zone.offsetMs(atMs) / minuteMs);
  const wall = new Date(atMs + offsetMinutes * minuteMs).toISOString().slice(0, 19);
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.abs(offsetMinutes);
  return `${wall}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
