import { businessDay } from '../../collector/src/ledger/business-days.ts';
import { readCalendars } from '../../collector/src/ledger/calendar-file.ts';
import { rangesByDate } from '../../collector/src/ledger/calendars.ts';
import type { Calendar, Version } from '../../collector/src/ledger/definitions.ts';
import { readDocument } from '../../collector/src/ledger/json.ts';

export const timeZone = 'Asia/Tokyo';

/** It has no summer time. */
export const tokyoOffsetMs = 9 * 3_600_000;

/** How many months the story has, the current one included. */
export const monthsTold = 13;

/** When people work: what the services for the office are agreed for, too. */
export const officeHours = {
  title: '営業日 9–18 時',
  description: '土日祝日と年末年始を除く / without weekends, public holidays and the turn of the year',
  timeZone,
  weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }],
  holidays: 'JP',
};

/** The turn of the year, when the office is closed besides public holidays. */
function turnsOfYear(months: readonly string[]): string[] {
  const years = [...new Set(months.map((month) => Number(month.slice(0, 4))))];
  return years.flatMap((year) => [`${year}-12-30`, `${year}-12-31`, `${year}-01-02`, `${year}-01-03`]);
}

/** The time of the story: everything in it is said by how long before now it was, so that it can be told at any time. */
export class Era {
  readonly nowMs: number;
  /** Such as `2026-11`; the current one is the last. */
  readonly months: readonly string[];
  readonly office: typeof officeHours & { readonly closed: readonly string[] };
  readonly #versions: readonly Version<Calendar>[];
  readonly #workdays = new Map<number, boolean>();

  constructor(nowMs: number) {
    this.nowMs = nowMs;
    const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).toPlainDate();
    this.months = Array.from({ length: monthsTold }, (_, index) =>
      now
        .toPlainYearMonth()
        .subtract({ months: monthsTold - 1 - index })
        .toString(),
    );
    this.office = { ...officeHours, closed: turnsOfYear(this.months) };
    const { title: _, description: __, ...calendar } = this.office;
    const read = readDocument(JSON.stringify({ office: calendar }), readCalendars);
    if (!read.ok) throw new Error(`the calendar of the office: ${read.path} ${read.reason}`);
    this.#versions = read.value.get('office') ?? [];
  }

  month(ago: number): string {
    return this.months[monthsTold - 1 - ago] ?? '';
  }

  /** When the month of `ago` months ago began; of -1, when the current one ends. */
  beginMs(ago: number): number {
    return dateMs(
      Temporal.PlainYearMonth.from(this.month(0)).subtract({ months: ago }).toPlainDate({ day: 1 }),
      '00:00',
    );
  }

  /** On the `n`-th business day of a month, such as at `09:00`. */
  onBusinessDay(ago: number, n: number, time: string): number {
    const month = Temporal.PlainYearMonth.from(this.month(0)).subtract({ months: ago }).toString();
    const day = businessDay(this.#versions, month, n);
    if (!day) throw new Error(`${month} has no business day`);
    return dateMs(day, time);
  }

  /** On a day of a month. */
  onDay(ago: number, day: number, time: string): number {
    return dateMs(Temporal.PlainYearMonth.from(this.month(ago)).toPlainDate({ day }), time);
  }

  /** When that share of the current month until now had passed: on its first day, too, something has happened. */
  soFar(share: number): number {
    const beginMs = this.beginMs(0);
    return Math.floor((beginMs + (this.nowMs - beginMs) * share) / minuteMs) * minuteMs;
  }

  isWorkday(atMs: number): boolean {
    // It is asked for every sample.
    const day = Math.floor((atMs + tokyoOffsetMs) / dayMs);
    const known = this.#workdays.get(day);
    if (known !== undefined) return known;
    const [version] = this.#versions;
    const isWorkday = version !== undefined && rangesByDate(version.value)(dateOf(atMs)).length > 0;
    this.#workdays.set(day, isWorkday);
    return isWorkday;
  }
}

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** RFC 3339, in the zone of the company. */
export function told(atMs: number): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

export function dateOf(atMs: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone).toPlainDate();
}

function dateMs(date: Temporal.PlainDate, time: string): number {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}
