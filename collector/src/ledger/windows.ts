import type { Interval } from './change.ts';
import type { WindowRule } from './definitions.ts';

/** Which window of an SLO is asked for: a calendar period by its name, or where a rolling one ends. */
export interface Period {
  readonly period: string | null;
  readonly atMs: number | null;
}

export type WindowResult =
  | { readonly ok: true; readonly window: Interval }
  | { readonly ok: false; readonly reason: string };

/** The window that `rule` and `period` name. An empty or inverted one is refused. */
export function windowOf(rule: WindowRule, { period, atMs }: Period, asOfMs: number): WindowResult {
  if (rule.kind === 'calendar') {
    if (period === null) return refused('a calendar window needs a period like 2026-07-10, 2026-07, 2026-Q1 or 2026');
    if (atMs !== null) return refused('a calendar window is named by its period, not by an instant');
    return calendarWindow(period, rule);
  }
  if (period !== null) return refused('only a calendar window has periods');
  if (rule.kind === 'explicit') {
    if (atMs !== null) return refused('only a rolling window ends at an instant');
    return checked({ fromMs: rule.fromMs, toMs: rule.toMs });
  }
  const toMs = atMs ?? asOfMs;
  return checked({ fromMs: toMs - rule.lengthMs, toMs });
}

/** The years people report on, as `monthPattern` has them; clocks end long before a year of four digits does. */
const periodPattern = /^(?<year>(?:19|20|21)\d{2})(?:-Q(?<quarter>[1-4])|-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/;

/** The form of the period decides; `startMonth` shifts quarters and years, not months and days. */
function calendarWindow(
  period: string,
  { timeZone, startMonth }: { timeZone: string; startMonth: number },
): WindowResult {
  const groups = periodPattern.exec(period)?.groups;
  if (groups === undefined) return refused(`"${period}" is no period like 2026-07-10, 2026-07, 2026-Q1 or 2026`);
  const year = Number(groups.year);
  const month = Number(groups.month ?? startMonth);
  const day = Number(groups.day ?? 1);
  if (month < 1 || month > 12 || day < 1 || day > new Temporal.PlainYearMonth(year, month).daysInMonth) {
    return refused(`"${period}" is not in the calendar`);
  }
  const first = new Temporal.PlainDate(year, month, day).add({ months: 3 * (Number(groups.quarter ?? 1) - 1) });
  const length =
    groups.day !== undefined
      ? { days: 1 }
      : { months: groups.month !== undefined ? 1 : groups.quarter !== undefined ? 3 : 12 };
  return checked({ fromMs: startOfDay(first, timeZone), toMs: startOfDay(first.add(length), timeZone) });
}

/** Not always midnight: some zones skip it. */
function startOfDay(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}

/** A century: a calendar is laid out day by day, and no contract runs longer. */
const maxWindowMs = 36_525 * 86_400_000;

function checked(window: Interval): WindowResult {
  if (window.fromMs >= window.toMs) return refused('the window is empty or ends before it begins');
  return window.toMs - window.fromMs > maxWindowMs
    ? refused('the window is longer than a century')
    : { ok: true, window };
}

function refused(reason: string): WindowResult {
  return { ok: false, reason };
}
