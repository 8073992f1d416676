import { isMonth, monthAt, monthWindow } from '../format/month.ts';
import type { Zone } from '../format/zone.ts';

/** The stretch of time that a host page shows, half-open. */
export interface Range {
  readonly kind: '24h' | '7d' | 'month' | 'custom';
  readonly fromMs: number;
  readonly toMs: number;
  /** `2026-11` when the range is that month of the zone's calendar. */
  readonly month: string | null;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Two samples of an agent: below that there is nothing to see. */
const shortestMs = 20_000;
/** A year and a leap day; the collector answers longer ones with more spans than a screen has dots. */
const longestMs = 366 * dayMs;

/**
 * The range that an address asks for. Ranges that end now end at the next full minute (ten minutes for the week), so
 * that the requests for them change once a minute and not with every look at the clock.
 */
export function rangeOf(query: URLSearchParams, nowMs: number, zone: Zone): Range {
  const kind = query.get('range');
  if (kind === 'month') {
    const wanted = query.get('month');
    const month = wanted !== null && isMonth(wanted) ? wanted : monthAt(nowMs, zone);
    return { kind, month, ...monthWindow(month, zone) };
  }
  if (kind === '7d') return upToNow(kind, 7 * dayMs, nowMs, 10 * minuteMs);
  const fromMs = Date.parse(query.get('from') ?? '');
  const toMs = Date.parse(query.get('to') ?? '');
  // NaN compares false, so that half an address is the default too.
  if (toMs - fromMs >= shortestMs && toMs - fromMs <= longestMs) return { kind: 'custom', fromMs, toMs, month: null };
  const atMs = pinnedOf(query);
  if (atMs !== null && kind === null) return around(atMs, nowMs);
  return upToNow('24h', dayMs, nowMs, minuteMs);
}

/** The instant that an address points at with `at`, such as `2026-10-14T10:02+09:00`. */
export function pinnedOf(query: URLSearchParams): number | null {
  // In a query a plus that nobody escaped is a space.
  const atMs = Date.parse((query.get('at') ?? '').replace(' ', '+'));
  return Number.isNaN(atMs) ? null : atMs;
}

/** Hours before and after an instant, as far as they are over. */
const aroundMs = 3 * 60 * minuteMs;

function around(atMs: number, nowMs: number): Range {
  const toMs = Math.min(atMs + aroundMs, Math.max(atMs + minuteMs, Math.ceil(nowMs / minuteMs) * minuteMs));
  return { kind: 'custom', fromMs: atMs - aroundMs, toMs, month: null };
}

function upToNow(kind: '24h' | '7d', lengthMs: number, nowMs: number, gridMs: number): Range {
  const toMs = Math.ceil(nowMs / gridMs) * gridMs;
  return { kind, fromMs: toMs - lengthMs, toMs, month: null };
}

/** What the address says for a stretch somebody marked; it is widened to the shortest that shows anything. */
export function customQuery(fromMs: number, toMs: number): { range: null; from: string; to: string } {
  const padMs = Math.max(0, (shortestMs - (toMs - fromMs)) / 2);
  const iso = (ms: number): string => new Date(ms).toISOString();
  return { range: null, from: iso(Math.floor(fromMs - padMs)), to: iso(Math.ceil(toMs + padMs)) };
}

const stepsMs = [10, 30, 60, 300, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400].map((seconds) => seconds * 1000);
/** As many points as a chart has room for; more would only be drawn over each other. */
const pointsMax = 400;

/** The resolution to ask metrics in. */
export function stepOf({ fromMs, toMs }: Range): number {
  return stepsMs.find((stepMs) => (toMs - fromMs) / stepMs <= pointsMax) ?? 86_400_000;
}
