import { type Static, type TSchema, Type } from 'typebox';
import { Share } from '../contract.ts';

const Instant = Type.String({ format: 'date-time', description: 'RFC 3339, UTC, milliseconds' });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Ms = Type.Integer();

const AdjustmentStatus = Type.Union(
  [Type.Literal('up'), Type.Literal('down'), Type.Literal('unknown'), Type.Literal('excluded')],
  { description: 'what the time counts as' },
);

const asked = {
  target: Type.String({ minLength: 1, maxLength: 400 }),
  from: Instant,
  to: Instant,
  status: AdjustmentStatus,
};

/** What somebody would have the past be; `id` where it would replace an adjustment that there is. */
export const AdjustmentWish = Type.Object(
  { ...asked, id: Type.Optional(Type.String({ maxLength: 80 })) },
  { additionalProperties: false },
);
export type AdjustmentWish = Static<typeof AdjustmentWish>;

const Figures = Type.Object({
  primary: nullable(Share),
  worst: nullable(Share),
  best: nullable(Share),
  baseMs: Ms,
  downMs: Ms,
  unknownMs: Ms,
  excludedMs: Ms,
  budgetRemainingMs: Ms,
  outageCount: Ms,
  verdict: nullable(Type.Union([Type.Literal('met'), Type.Literal('missed'), Type.Literal('undetermined')])),
});
export type AdjustmentFigures = Static<typeof Figures>;

/** What an adjustment would do to every promise that it reaches, by the calculator of the reports. */
export const AdjustmentPreview = Type.Object({
  asOf: Instant,
  effects: Type.Array(
    Type.Object({
      slo: Type.String(),
      title: Type.String(),
      objective: Type.String({ description: 'percent' }),
      period: nullable(Type.String({ description: 'such as 2026-10; null for a window without periods' })),
      before: Figures,
      after: Figures,
    }),
    { description: 'none: nothing was promised about its target' },
  ),
  more: Type.Boolean({ description: 'it reaches more promises and periods than are told' }),
});
export type AdjustmentPreview = Static<typeof AdjustmentPreview>;

export const AdjustmentRequest = Type.Object({
  id: Type.String(),
  ...asked,
  title: Type.String({ description: 'what the target is called' }),
  reason: Type.String(),
  state: Type.Union([
    Type.Literal('waiting'),
    Type.Literal('approved'),
    Type.Literal('rejected', { description: 'or withdrawn by who asked for it, or taken back later' }),
  ]),
  askedBy: Type.String(),
  askedAt: Instant,
  decidedBy: nullable(Type.String()),
  decidedAt: nullable(Instant),
  decision: Type.String({ description: 'what was said with it' }),
  etag: Type.String({ description: 'for If-Match' }),
  source: Type.Union([Type.Literal('api'), Type.Literal('file')], { description: 'file: read-only here' }),
});
export type AdjustmentRequest = Static<typeof AdjustmentRequest>;

export const AdjustmentRequests = Type.Object({
  asOf: Instant,
  requests: Type.Array(AdjustmentRequest, { description: 'those that wait first, then the newest' }),
});
export type AdjustmentRequests = Static<typeof AdjustmentRequests>;
