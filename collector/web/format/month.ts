import { instantOf, type Zone } from './zone.ts';

/** A calendar month as the API writes it, `2026-11`. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The month that the zone's calendar shows at an instant. */
export function monthAt(atMs: number, zone: Zone): string {
  const { year, month } = zone.wallClock(atMs);
  return monthText(year * 12 + month - 1);
}

/** The month `by` months later (earlier when negative). */
export function shiftMonth(month: string, by: number): string {
  return monthText(monthIndex(month) + by);
}

/** Where a month begins and ends, half-open. */
export function monthWindow(month: string, zone: Zone): { fromMs: number; toMs: number } {
  const start = (index: number): number => instantOf(Date.UTC(Math.floor(index / 12), index % 12, 1), zone);
  return { fromMs: start(monthIndex(month)), toMs: start(monthIndex(month) + 1) };
}

function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function monthText(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
