import { type Static, type TSchema, Type } from 'typebox';
import { OneOf } from '../../definitions/one-of.ts';
import { Share } from '../contract.ts';
import { PromiseMonth, TargetState } from './overview.ts';

const Instant = Type.String({ format: 'date-time' });
const Ms = Type.Integer();
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Said = (description: string) =>
  Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object', additionalProperties: true, description });

/** What the promise of a month says, each definition in the version that was in force. */
export const PromiseTerms = Type.Object({
  slo: Said('the SLO, as `/api/v1/slos/{id}` tells its definition'),
  service: nullable(Said('the service that it is about; null of a host or check')),
  calendar: nullable(Said('its service hours; null: round the clock')),
  version: Type.Integer({ description: 'of the SLO, counts from 1' }),
  names: Type.Record(Type.String(), Type.String(), { description: 'what people call each target that it stands on' }),
});
export type PromiseTerms = Static<typeof PromiseTerms>;

/** A promise of a month with everything that its number rests on. */
export const PromiseDetail = Type.Object({
  asOf: Instant,
  month: Type.String(),
  promise: PromiseMonth,
  excludedMs: Ms,
  unknownByReason: Type.Record(Type.String(), Ms),
  mttrMs: nullable(Ms),
  mtbfMs: nullable(Ms),
  raw: nullable(
    Type.Object({ downMs: Ms, baseMs: Ms, unknownMs: Ms, primary: nullable(Share) }, { description: 'unadjusted' }),
  ),
  course: Type.Array(
    Type.Object({
      at: Instant,
      idealMs: Type.Integer({ description: 'what would be left if it were spent evenly' }),
      remainingMs: nullable(Type.Integer({ description: 'what is left, signed; null: yet to come' })),
    }),
    { description: 'the budget through the window' },
  ),
  holidays: Type.Array(Type.Object({ day: Type.String(), ja: Type.String(), en: Type.String() }), {
    description: 'of the month, where its service hours know holidays',
  }),
  terms: PromiseTerms,
});
export type PromiseDetail = Static<typeof PromiseDetail>;

const figures = {
  downMs: Ms,
  baseMs: Ms,
  primary: nullable(Share),
  worst: nullable(Share),
  best: nullable(Share),
  verdict: PromiseMonth.properties.verdict,
  outlook: PromiseMonth.properties.outlook,
  budgetMs: Ms,
  budgetRemainingMs: Ms,
  outageCount: Type.Integer(),
};

export const WhatIf = Type.Object({
  asOf: Instant,
  objective: Type.String(),
  before: Type.Object(figures),
  after: Type.Object(figures),
});
export type WhatIf = Static<typeof WhatIf>;

export const DependencyMap = Type.Object({
  asOf: Instant,
  root: Type.String(),
  nodes: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: OneOf(['service', 'rule', 'host', 'check']),
      name: Type.String(),
      host: nullable(Type.String({ description: 'id of the host that it is, or is on' })),
      rule: nullable(
        Type.Object(
          { atLeast: Type.Integer(), of: Type.Integer() },
          { description: 'so many of its members are needed' },
        ),
      ),
      state: TargetState.properties.status,
      since: nullable(Instant),
    }),
    { description: 'each before those that it stands on' },
  ),
  edges: Type.Array(Type.Object({ from: Type.String(), to: Type.String() }), {
    description: '`from` stands on `to`; a check on its host',
  }),
});
export type DependencyMap = Static<typeof DependencyMap>;
