import type { Interval } from './change.ts';
import type { Calendar, Version, WeeklyRange } from './definitions.ts';
import { holidayTables } from './holidays.ts';
import { intersection, union } from './intervals.ts';

const minutesADay = 24 * 60;

/** The service time that a calendar agrees within `window`; each version of it in its own time. */
export function agreedTime(versions: readonly Version<Calendar>[], window: Interval): Interval[] {
  return union(
    ...versions.map(({ fromMs, value }, index) => {
      const inForce = {
        fromMs: index === 0 ? window.fromMs : Math.max(window.fromMs, fromMs),
        toMs: Math.min(window.toMs, versions[index + 1]?.fromMs ?? window.toMs),
      };
      return inForce.fromMs < inForce.toMs ? intersection(rangesOf(value, inForce), [inForce]) : [];
    }),
  );
}

/** The ranges of a calendar that begin on a date: a holiday and a closed date have none, an open date has all. */
export function rangesByDate(calendar: Calendar): (date: Temporal.PlainDate) => WeeklyRange[] {
  const closed = new Set(calendar.closed);
  const open = new Set(calendar.open);
  return (date) => {
    const name = date.toString();
    if (open.has(name)) return [...calendar.weekly];
    const isHoliday = calendar.holidays !== null && Object.hasOwn(holidayTables[calendar.holidays], name);
    if (isHoliday || closed.has(name)) return [];
    return calendar.weekly.filter(({ days }) => days.includes(date.dayOfWeek));
  };
}

/** Every range that may reach into `window`. */
function rangesOf(calendar: Calendar, window: Interval): Interval[] {
  const dateOf = (atMs: number) =>
    Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  // A range ends the day after it begins, and where a zone skips a whole day, up to one day later still.
  const last = dateOf(window.toMs).add({ days: 1 });
  const rangesOn = rangesByDate(calendar);
  const ranges: Interval[] = [];
  for (let date = dateOf(window.fromMs).subtract({ days: 3 }); Temporal.PlainDate.compare(date, last) <= 0; ) {
    for (const range of rangesOn(date)) ranges.push(onDate(range, date, calendar.timeZone));
    date = date.add({ days: 1 });
  }
  return union(ranges);
}

/** Inverted where the clock skips the range; `union` drops it. */
function onDate({ fromMinute, toMinute }: WeeklyRange, date: Temporal.PlainDate, timeZone: string): Interval {
  return {
    fromMs: wallClock(date, fromMinute, timeZone),
    toMs: wallClock(date, toMinute > fromMinute ? toMinute : toMinute + minutesADay, timeZone),
  };
}

/** Times that are skipped or repeated resolve as `compatible`: the later of the two, the first of the two. */
function wallClock(date: Temporal.PlainDate, minutes: number, timeZone: string): number {
  return date.toPlainDateTime().add({ minutes }).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}
