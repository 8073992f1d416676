import { Type } from 'typebox';
import { closed, defineKind, forPeople, itemsMax } from './kind.ts';

const Day = Type.Union(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => Type.Literal(day)));
const Time = (example: string) => Type.String({ description: `Wall clock, such as ${example}.` });
const Dates = (description: string) =>
  Type.Optional(Type.Array(Type.String({ description: 'Such as 2026-12-31.' }), { maxItems: itemsMax, description }));

const Busy = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 200, description: 'Such as 決算期.' }),
    first: Type.String({ description: 'First day, such as 2026-12-20.' }),
    last: Type.String({ description: 'Last day, itself busy, such as 2027-01-05.' }),
  },
  closed,
);

/** When service is agreed. */
export const calendar = defineKind({
  kind: 'calendar',
  plural: 'calendars',
  schema: Type.Object(
    {
      ...forPeople,
      timeZone: Type.String({ description: 'IANA zone in which the ranges and dates are meant, such as Asia/Tokyo.' }),
      weekly: Type.Array(
        Type.Object(
          { days: Type.Array(Day, { maxItems: 7 }), from: Time('09:00'), to: Time('18:00 or 24:00') },
          closed,
        ),
        { maxItems: itemsMax, description: 'A range belongs to the day it begins; to before from ends the next day.' },
      ),
      holidays: Type.Optional(
        Type.Union([Type.Literal('JP'), Type.Null()], {
          description: 'Country whose public holidays lose their ranges.',
        }),
      ),
      closed: Dates('Dates that lose their ranges.'),
      open: Dates('Dates that have every range, holiday or not.'),
      busy: Type.Optional(
        Type.Array(Busy, {
          maxItems: itemsMax,
          description: 'Days on which work is better not planned: whoever plans it is warned, no number changes.',
        }),
      ),
    },
    closed,
  ),
  read(body) {
    for (const item of new Map(body.entries()).get('busy')?.items() ?? []) {
      const { first, last } = item.members('title', 'first', 'last');
      if (last.date() < first.date()) last.fail('is before first');
    }
  },
});
