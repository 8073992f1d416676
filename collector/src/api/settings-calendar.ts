import { Type } from 'typebox';
import { kindRule } from '../definitions/kinds/index.ts';
import type { Body } from '../definitions/kinds/kind.ts';
import { readDefinition } from '../definitions/read-definition.ts';
import { readCalendars } from '../ledger/calendar-file.ts';
import { rangesByDate } from '../ledger/calendars.ts';
import type { Calendar, WeeklyRange } from '../ledger/definitions.ts';
import { holidayTables } from '../ledger/holidays.ts';
import { readDocument } from '../ledger/json.ts';
import type { App } from './app.ts';
import { CalendarDays } from './contract/settings.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';

/** Enough to see a month's holidays. */
const weeks = 6;

const Wish = Type.Object(
  { definition: Type.Record(Type.String(), Type.Unknown(), { description: 'what would be written' }) },
  { additionalProperties: false },
);

/** `/api/v1/calendar-preview`: when service would be agreed in the weeks to come, by a calendar that is not written yet. */
export function calendarPreviewRoute(app: App, { now }: ApiParts): void {
  app.post(
    '/api/v1/calendar-preview',
    {
      config: { isQuestion: true },
      schema: { tags: ['calendars'], body: Wish, response: { 200: CalendarDays, ...problemSchemas(400) } },
    },
    async (request, reply) => {
      const read = readDefinition(kindRule('calendar'), request.body.definition);
      const calendar = read.ok ? calendarOf(read.written.body) : undefined;
      if (!read.ok || typeof calendar === 'string' || calendar === undefined) {
        const faults = read.ok
          ? String(calendar)
          : read.faults.map(({ path, reason }) => `${path}: ${reason}`).join('; ');
        return refuse(reply, 400, 'DEFINITION_INVALID', faults);
      }
      return { days: daysOf(calendar, read.written.body, now()) };
    },
  );
}

/** As evaluations read it; a text says why they could not. */
function calendarOf({ timeZone, weekly, holidays, closed, open }: Body): Calendar | string {
  const file = JSON.stringify({ preview: { timeZone, weekly, holidays, closed, open } });
  const result = readDocument(file, (root) => readCalendars(root));
  if (!result.ok) return `${result.path}: ${result.reason}`;
  return result.value.get('preview')?.[0]?.value ?? 'there is none';
}

function daysOf(calendar: Calendar, body: Body, nowMs: number) {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const rangesOn = rangesByDate(calendar);
  const busy = (body.busy ?? []) as readonly {
    readonly title: string;
    readonly first: string;
    readonly last: string;
  }[];
  return Array.from({ length: weeks * 7 }, (_, index) => {
    const date = monday.add({ days: index });
    const day = date.toString();
    const holiday = calendar.holidays === null ? undefined : holidayTables[calendar.holidays][day];
    return {
      day,
      ranges: rangesOn(date).map(rangeText),
      holiday: holiday ? { ja: holiday.name, en: holiday.name_en } : null,
      busy: busy.filter(({ first, last }) => first <= day && day <= last).map(({ title }) => title),
    };
  });
}

function rangeText({ fromMinute, toMinute }: WeeklyRange): { from: string; to: string } {
  const clock = (minute: number): string => {
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  };
  return { from: clock(fromMinute), to: clock(toMinute) };
}
