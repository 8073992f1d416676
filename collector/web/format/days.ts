import { instantOf, type Zone } from './zone.ts';

const dayMs = 86_400_000;

/** A day of the calendar as `2026-10-18`; which instants it has is a matter of the zone. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && dayText(wallMs(text)) === text;
}

export function addDays(day: string, days: number): string {
  return dayText(wallMs(day) + days * dayMs);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(wallMs(day)).getUTCDay() || 7;
}

/** The Monday that a day's week begins with. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day));
}

/** The day that a zone's calendar shows at an instant. */
export function dayAt(atMs: number, zone: Zone): string {
  return dayText(atMs + zone.offsetMs(atMs));
}

/** The first instant of a day in a zone. */
export function startOfDay(day: string, zone: Zone): number {
  return instantOf(wallMs(day), zone);
}

/** The whole weeks that a month (`2026-10`) lies in, Monday first. */
export function weeksOfMonth(month: string): string[][] {
  const weeks: string[][] = [];
  for (let monday = mondayOf(`${month}-01`); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    weeks.push(weekOf(monday));
  }
  return weeks;
}

export function weekOf(monday: string): string[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** The instant at which clocks of a zone show `2026-10-18T02:00`; NaN for what is no time. */
export function instantOfWall(wall: string, zone: Zone): number {
  const ms = Date.parse(`${wall}Z`);
  return Number.isNaN(ms) ? Number.NaN : instantOf(ms, zone);
}

/** `2026-10-18T02:00`, as the clocks of a zone show it and as browsers' fields take it. */
export function wallOf(atMs: number, zone: Zone): string {
  return new Date(atMs + zone.offsetMs(atMs)).toISOString().slice(0, 16);
}

function wallMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayText(ms: number): string {
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10);
}
