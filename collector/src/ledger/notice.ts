import { isBusinessDay } from './business-days.ts';
import type { Calendar, Maintenance, Version } from './definitions.ts';
import type { Json } from './json.ts';

/** How long before its start maintenance must be announced. */
export type Notice =
  | { readonly ms: number }
  | { readonly businessDays: number; readonly calendar: readonly Version<Calendar>[] };

/** Nobody announces work a year ahead; more would only be a slip of the finger. */
const businessDaysMax = 250;

/** A calendar with so few business days that this is not enough asks for no more. */
const lookBackDays = 3 * 366;

/** Reads `72h`, or `5bd` of the business days of a calendar; null: the contract names none. */
export function readNotice(text: Json, calendar: readonly Version<Calendar>[] | null): Notice {
  const days = /^(\d{1,6})bd$/.exec(text.string())?.[1];
  if (days === undefined) return { ms: text.duration('5bd') };
  const businessDays = Number(days);
  if (businessDays < 1 || businessDays > businessDaysMax)
    text.fail(`must be from 1bd to ${businessDaysMax}bd, is ${text.string()}`);
  if (calendar === null) return text.fail('needs noticeCalendar or serviceHours: whose business days?');
  return { businessDays, calendar };
}

/**
 * The last instant at which work that begins at `startMs` can be announced. Business days are counted back from the day on which it begins, in the
 * zone of their calendar; the day that comes out is good to its end.
 */
export function announceByMs(startMs: number, notice: Notice): number {
  if ('ms' in notice) return startMs - notice.ms;
  const { businessDays, calendar } = notice;
  const timeZone = (calendar.findLast(({ fromMs }) => fromMs <= startMs) ?? calendar[0])?.value.timeZone;
  if (timeZone === undefined) throw new Error('a calendar has no version');
  const start = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(timeZone).toPlainDate();
  let day = start;
  for (let left = businessDays, gone = 0; left > 0 && gone < lookBackDays; gone++) {
    day = day.subtract({ days: 1 });
    if (isBusinessDay(calendar, day)) left--;
  }
  return day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds - 1;
}

/** Whether maintenance was announced early enough; always where the contract asks for no notice. */
export function isAnnouncedInTime(
  { fromMs, announcedAtMs }: Pick<Maintenance, 'fromMs' | 'announcedAtMs'>,
  notice: Notice | null,
): boolean {
  return notice === null || (announcedAtMs !== null && announcedAtMs <= announceByMs(fromMs, notice));
}
