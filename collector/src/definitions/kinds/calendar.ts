import { Type } from 'typebox';
import { closed, defineKind, forPeople, itemsMax } from './kind.ts';

const Day = Type.Union(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => Type.Literal(day)));
const Time = (example: string) => Type.String({ description: `Wall clock, such as ${example}.` });
const Dates = (description: string) =>
  Type.Optional(Type.Array(Type.String({ description: 'Such as 2026-12-31.' }), { maxItems: itemsMax, description }));

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
    },
    closed,
  ),
});
