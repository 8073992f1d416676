import { type Static, type TSchema, Type } from 'typebox';

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Budget = Type.Object({
  slo: Type.String(),
  title: Type.String(),
  period: Type.String({ description: 'the month that the outages count in' }),
  objective: Type.String({ description: 'percent, as it was written' }),
  countedMs: Type.Integer({ description: 'down time of this incident that counts' }),
  budgetMs: nullable(
    Type.Integer({ description: 'down time that the month allows; null where there is no such month' }),
  ),
  remainingMs: nullable(Type.Integer({ description: 'of the whole month, signed' })),
  eaten: nullable(Type.String({ description: 'percent of the budget that this incident took, one decimal, floored' })),
});

/** What of services, hosts and promises an incident hit. */
export const IncidentImpact = Type.Object({
  asOf: Type.String({ format: 'date-time' }),
  titles: Type.Record(Type.String(), Type.String()),
  services: Type.Array(
    Type.Object({
      target: Type.String(),
      wasDown: Type.Boolean({ description: 'false: it stands on something that was, and went on' }),
      because: Type.Array(Type.String(), { description: 'what of the incident it stands on' }),
    }),
  ),
  hosts: Type.Array(Type.Object({ target: Type.String(), wasDown: Type.Boolean() })),
  checks: Type.Array(Type.String(), { description: 'that went down' }),
  budgets: Type.Array(Budget),
});
export type IncidentImpact = Static<typeof IncidentImpact>;
