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

/** Every range that may reach into `window`. */
function rangesOf(calendar: Calendar, window: Interval): Interval[] {
  const dateOf = (atMs: number) =>
    Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  // A range ends the day after it begins, and where a zone skips a whole day, up to one day later still.
  const last = dateOf(window.toMs).add({ days: 1 });
  const closed = new Set(calendar.closed);
  const open = new Set(calendar.open);
  const ranges: Interval[] = [];
  for (let date = dateOf(window.fromMs).subtract({ days: 3 }); Temporal.PlainDate.compare(date, last) <= 0; ) {
    const name = date.toString();
    const isOff =
      closed.has(name) || (calendar.holidays !== null && Object.hasOwn(holidayTables[calendar.holidays], name));
    for (const range of calendar.weekly) {
      if (!open.has(name) && (isOff || !range.days.includes(date.dayOfWeek))) continue;
      ranges.push(onDate(range, date, calendar.timeZone));
    }
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
