// The table of dates is data, and the only thing that the oracle has in common with the ledger.
import { holidayTables } from '../../collector/src/ledger/holidays.ts';
import type { CalendarText, Document, SloText } from './oracle-document.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const dayMs = 86_400_000;

function calendarOf(doc: Document, slo: SloText): CalendarText | undefined {
  return slo.serviceHours === undefined ? undefined : doc.calendars?.[slo.serviceHours];
}

type Range = readonly [from: number, to: number];

/** Whether service is agreed at an instant. */
export function agreement(doc: Document, slo: SloText): (at: number) => boolean {
  const calendar = calendarOf(doc, slo);
  if (calendar === undefined) return () => true;
  const known = new Map<string, Range[]>();
  return (at) => {
    const day = `${localDate(at, calendar)}`;
    const ranges = known.get(day) ?? rangesNear(calendar, at);
    known.set(day, ranges);
    return ranges.some(([from, to]) => from <= at && at < to);
  };
}

function localDate(at: number, { timeZone }: CalendarText): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** Every instant at which agreed time may begin or end. */
export function calendarEdges(doc: Document, slo: SloText, window: { from: number; to: number }): number[] {
  const calendar = calendarOf(doc, slo);
  if (calendar === undefined) return [];
  const edges: number[] = [];
  for (let at = window.from - dayMs; at <= window.to + dayMs; at += dayMs)
    edges.push(...rangesNear(calendar, at).flat());
  return edges.filter((edge) => edge > window.from && edge < window.to);
}

/** The ranges of the days around `at`, some of them empty or inverted. */
function rangesNear(calendar: CalendarText, at: number): Range[] {
  const today = localDate(at, calendar);
  return [-3, -2, -1, 0, 1, 2].flatMap((offset) => {
    const date = today.add({ days: offset });
    const isOpen = calendar.open?.includes(`${date}`) ?? false;
    const isOff =
      (calendar.closed?.includes(`${date}`) ?? false) || (calendar.holidays === 'JP' && `${date}` in holidayTables.JP);
    return calendar.weekly
      .filter((range) => isOpen || (!isOff && range.days.includes(days[date.dayOfWeek - 1] as string)))
      .map(({ from, to }): Range => {
        const next = date.add({ days: 1 });
        if (to === '24:00') return [wall(date, from, calendar), wall(next, '00:00', calendar)];
        return [wall(date, from, calendar), wall(to > from ? date : next, to, calendar)];
      });
  });
}

function wall(date: Temporal.PlainDate, time: string, { timeZone }: CalendarText): number {
  return Temporal.ZonedDateTime.from(`${date}T${time}[${timeZone}]`, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/** The first instant whose local date is `date` or later. */
export function startOf(date: Temporal.PlainDate, timeZone: string): number {
  const stepMs = 15 * 60_000;
  const noon = Date.parse(`${date}T12:00:00Z`);
  for (let at = noon - 2 * dayMs; ; at += stepMs) {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
    if (Temporal.PlainDate.compare(local, date) >= 0) return at;
  }
}
