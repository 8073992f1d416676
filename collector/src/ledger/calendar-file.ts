import type { Calendar, Version, WeeklyRange } from './definitions.ts';
import type { Json } from './json.ts';
import { addVersion } from './versions.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Calendars by name; one that changed is a list of versions, each with its `effectiveFrom`. */
export function readCalendars(calendars: Json): Map<string, Version<Calendar>[]> {
  const byName = new Map<string, Version<Calendar>[]>();
  if (calendars.isNull) return byName;
  for (const [name, calendar] of calendars.entries()) {
    const versions = calendar.isArray ? calendar.items() : [calendar];
    if (versions.length === 0) calendar.fail('must not be empty');
    for (const version of versions) readVersion(byName, name, version);
  }
  return byName;
}

function readVersion(byName: Map<string, Version<Calendar>[]>, name: string, version: Json): void {
  const keys = ['timeZone', 'weekly', 'holidays', 'closed', 'open', 'effectiveFrom'] as const;
  const { timeZone, weekly, holidays, closed, open, effectiveFrom } = version.members(...keys);
  addVersion(byName, name, effectiveFrom, {
    timeZone: readTimeZone(timeZone),
    weekly: weekly.items().map(readRange),
    holidays: holidays.isNull ? null : holidays.oneOf('JP'),
    closed: closed.isNull ? [] : closed.items().map((date) => date.date()),
    open: open.isNull ? [] : open.items().map((date) => date.date()),
  });
}

function readRange(range: Json): WeeklyRange {
  const { days: list, from, to } = range.members('days', 'from', 'to');
  return {
    days: list.items().map((day) => days.indexOf(day.oneOf(...days)) + 1),
    fromMinute: readMinute(from, 0, 23),
    toMinute: readMinute(to, 0, 24),
  };
}

const minutesAnHour = 60;

function readMinute(time: Json, minHour: number, maxHour: number): number {
  const match = /^(\d\d):([0-5]\d)$/.exec(time.string());
  const hour = Number(match?.[1]);
  const minute = Number(match?.[2]);
  if (match === null || hour < minHour || hour > maxHour || (hour === 24 && minute > 0)) {
    return time.fail(
      `must be a time of day from 00:00 to ${maxHour === 24 ? '24:00' : '23:59'}, is "${time.string()}"`,
    );
  }
  return hour * minutesAnHour + minute;
}

/** The name of a zone of the tz database. Temporal would also take offsets and whole timestamps. */
export function readTimeZone(timeZone: Json): string {
  const name = timeZone.string();
  try {
    if (/^[A-Za-z][\w+/-]*$/.test(name))
      return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    // Falls through: it has the form of a name and is none.
  }
  return timeZone.fail(`must be a time zone like Asia/Tokyo, is "${name}"`);
}
