import { type Static, type TSchema, Type } from 'typebox';

const Ms = Type.Integer({ minimum: 0 });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One day of a service or host, in the zone that the answer names; the days of a month add up to it exactly. */
export const Day = Type.Object({
  day: Type.String({ description: 'such as 2026-10-14' }),
  baseMs: Type.Integer({
    minimum: 0,
    description: 'time that counts, up to now; 0: outside of what was agreed, or yet to come',
  }),
  downMs: Ms,
  unknownMs: Ms,
  maintenanceMs: Ms,
  excludedMs: Type.Integer({ minimum: 0, description: 'taken out by adjustments' }),
  percent: nullable(Type.String({ description: '6 decimals, floored; null: nothing was seen that counts' })),
});
export type Day = Static<typeof Day>;

export const HostDays = Type.Object({
  asOf: Type.String({ format: 'date-time' }),
  month: Type.String(),
  timeZone: Type.String({ description: 'IANA zone of the days' }),
  hosts: Type.Array(Type.Object({ id: Type.String(), days: Type.Array(Day) }), { description: 'by name' }),
  next: nullable(Type.String({ description: '`after` of the next page; null: this is the last' })),
});
export type HostDays = Static<typeof HostDays>;
