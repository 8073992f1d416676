import { RRuleTemporal } from 'rrule-temporal';
import { readTimeZone } from '../ledger/calendar-file.ts';
import type { Interval } from '../ledger/change.ts';
import type { Json } from '../ledger/json.ts';

/** A window that comes again: where it begins is a matter of the wall clock, how long it lasts is elapsed time. */
export interface Recurrence {
  readonly rrule: string;
  readonly timeZone: string;
  readonly start: Temporal.PlainDateTime;
  readonly durationMs: number;
  readonly until: string | null;
  readonly except: readonly string[];
}

/** One window of a recurrence; its date, on the wall clock, names it for ever. */
export interface Occurrence extends Interval {
  readonly date: string;
}

/** The time of day is that of `start` and days are the finest step, so that a date names a window; `until` has a member of its own. */
const rrulePattern =
  /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|COUNT|BYDAY|BYMONTH|BYMONTHDAY|BYSETPOS|WKST)=[A-Z0-9,+-]+)*$/;
const startPattern = /^2\d{3}-\d\d-\d\dT\d\d:[0-5]\d$/;
const durationPattern = /^PT(?=\d)(\d{1,4}H)?(\d{1,5}M)?$/;

/** Rarer than a 29th of February is a rule that never comes. */
const firstWithinYears = 5;

/** Reads `recurs` of a maintenance, and refuses rules that no calendar fulfils. */
export function readRecurrence(recurs: Json): Recurrence {
  const keys = ['rrule', 'timeZone', 'start', 'duration', 'until', 'except'] as const;
  const { rrule, timeZone, start, duration, until, except } = recurs.members(...keys);
  const recurrence = {
    rrule: rrule.string(),
    timeZone: readTimeZone(timeZone),
    start: readStart(start),
    durationMs: readDuration(duration),
    until: until.isNull ? null : until.date(),
    except: except.isNull ? [] : except.items().map((date) => date.date()),
  };
  if (!rrulePattern.test(recurrence.rrule)) {
    const hint = /UNTIL/.test(recurrence.rrule) ? '; say UNTIL as until beside it' : '';
    return rrule.fail(`must be a rule by days or longer, such as FREQ=MONTHLY;BYDAY=3SU, in capitals${hint}`);
  }
  const soon = recurrence.start.add({ years: firstWithinYears });
  try {
    if (wallClockStarts(recurrence, soon).length > 0) return recurrence;
  } catch (error) {
    return rrule.fail(`cannot be read: ${(error as Error).message}`);
  }
  return rrule.fail(`never comes within ${firstWithinYears} years of start`);
}

/** The windows that begin before `untilMs`, in order of time. Starts that DST skips or repeats resolve as `compatible`. */
export function occurrencesOf(recurrence: Recurrence, untilMs: number): Occurrence[] {
  const { timeZone, durationMs, until, except } = recurrence;
  const end = Temporal.Instant.fromEpochMilliseconds(untilMs).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return wallClockStarts(recurrence, end)
    .map((start) => {
      const fromMs = start.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
      return { date: start.toPlainDate().toString(), fromMs, toMs: fromMs + durationMs };
    })
    .filter(({ date, fromMs }) => fromMs < untilMs && (until === null || date <= until) && !except.includes(date));
}

/** The first and the last day, and what is looked at beyond the end to see that it is over. */
const spareSteps = 1000;

/** Reckoned in UTC, which skips nothing: the rule is about the wall clock, and the zone comes afterwards. */
function wallClockStarts({ rrule, start }: Recurrence, end: Temporal.PlainDateTime): Temporal.PlainDateTime[] {
  if (Temporal.PlainDateTime.compare(start, end) > 0) return [];
  const dtstart = start.toZonedDateTime('UTC');
  // Days are the finest step: no rule takes more steps than there are days. The library's own limit ends a daily rule after 27 years.
  const maxIterations = start.until(end, { largestUnit: 'days' }).days + spareSteps;
  const rule = new RRuleTemporal({ rruleString: rrule, dtstart, strict: true, temporal: Temporal, maxIterations });
  return rule.between(dtstart, end.toZonedDateTime('UTC'), true).map((one) => one.toPlainDateTime());
}

function readStart(start: Json): Temporal.PlainDateTime {
  const text = start.string();
  try {
    if (startPattern.test(text)) return Temporal.PlainDateTime.from(text);
  } catch {
    // Falls through: 2026-02-30T02:00 has the form and is no date.
  }
  return start.fail('must be a wall-clock time from the year 2000 on, such as 2026-01-18T02:00');
}

function readDuration(duration: Json): number {
  const text = duration.string();
  const ms = durationPattern.test(text) ? Temporal.Duration.from(text).total('milliseconds') : 0;
  return ms > 0 ? ms : duration.fail('must be hours and minutes such as PT2H, PT90M or PT1H30M');
}
