import type { Report } from '../report.ts';
import type { Table } from './block.ts';
import type { Voice } from './voice.ts';

/** By what hours and holidays service is agreed, and how hosts and checks make up a service. */
export function serviceRules({ lines, method }: Report, { words, lineTitle }: Voice): Table[] {
  const { method: heads, figures } = words;
  const hours = method.policies.filter(({ calendar }) => calendar !== undefined);
  const { services = [] } = method;
  const hoursOf = (id: string) => lines.find((line) => line.id === id)?.serviceHours ?? words.roundTheClock;
  const calendars: Table = {
    kind: 'table',
    title: heads.calendars,
    columns: [
      { head: figures.service },
      { head: figures.serviceHours },
      { head: heads.calendar },
      { head: heads.timeZone },
      { head: heads.closedOn },
    ],
    rows: hours.map(({ line, calendar }) => ({
      cells: [
        lineTitle(line),
        hoursOf(line),
        calendar?.id ?? '—',
        calendar?.timeZone ?? '—',
        calendar?.holidays ? heads.holidaysOf[calendar.holidays] : words.none,
      ],
    })),
  };
  const made: Table = {
    kind: 'table',
    title: heads.services,
    columns: [{ head: figures.service }, { head: heads.upWhen }, { head: heads.members }],
    rows: services.map(({ title, atLeast, of }) => ({
      cells: [{ text: title, isStrong: true }, heads.upWhenText(atLeast, of.length), of.join(words.listed)],
    })),
  };
  return [calendars, made].filter(({ rows }) => rows.length > 0);
}
