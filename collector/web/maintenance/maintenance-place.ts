import { addDays, dayAt, isDay, mondayOf, startOfDay, weeksOfMonth } from '../format/days.ts';
import type { Zone } from '../format/zone.ts';

export const views = ['month', 'week', 'list'] as const;
export type View = (typeof views)[number];

/** What part of the calendar the address asks for. */
export interface Shown {
  readonly view: View;
  /** A day within it. */
  readonly day: string;
  readonly today: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Days of the stretch before and after. */
  readonly previous: string;
  readonly next: string;
}

/** How far the list looks ahead: a quarter, which is as far as work is announced. */
const listDays = 92;

export function shownOf(query: URLSearchParams, nowMs: number, zone: Zone): Shown {
  const today = dayAt(nowMs, zone);
  const wanted = query.get('day');
  const day = wanted !== null && isDay(wanted) ? wanted : today;
  const view = views.find((one) => one === query.get('view')) ?? 'month';
  const stretch = (first: string, after: string) => ({
    ...{ view, day, today, fromMs: startOfDay(first, zone), toMs: startOfDay(after, zone) },
  });
  if (view === 'week') {
    const monday = mondayOf(day);
    return { ...stretch(monday, addDays(monday, 7)), previous: addDays(day, -7), next: addDays(day, 7) };
  }
  if (view === 'list') {
    return {
      ...stretch(day, addDays(day, listDays)),
      previous: addDays(day, -listDays),
      next: addDays(day, listDays),
    };
  }
  const weeks = weeksOfMonth(day.slice(0, 7));
  const [first, last] = [weeks[0]?.[0] ?? day, weeks.at(-1)?.[6] ?? day];
  const [before, after] = [
    `${addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7)}-01`,
    addDays(`${day.slice(0, 7)}-28`, 4),
  ];
  return { ...stretch(first, addDays(last, 1)), previous: before, next: `${after.slice(0, 7)}-01` };
}
