import { type Static, type TSchema, Type } from 'typebox';

const Ms = Type.Integer();
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const BurnLeg = Type.Object({ lengthMs: Ms, downMs: Ms, knownMs: Ms, rate: nullable(Type.String()) });
/** How fast an SLO uses up its budget, and whether that is an alarm. */
export const SloBurn = Type.Object({
  slo: Type.String(),
  asOf: Type.String({ format: 'date-time' }),
  state: Type.Union([Type.Literal('ok'), Type.Literal('ticket'), Type.Literal('page')]),
  rules: Type.Array(
    Type.Object({
      state: Type.Union([Type.Literal('ticket'), Type.Literal('page')]),
      threshold: Type.String({ description: 'burn rate above which both legs must be' }),
      isFiring: Type.Boolean(),
      long: BurnLeg,
      short: BurnLeg,
    }),
  ),
});
export type SloBurn = Static<typeof SloBurn>;
