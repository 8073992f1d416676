import { type Static, type TSchema, Type } from 'typebox';
import { OneOf } from '../../definitions/one-of.ts';
import { lifeMoves } from '../../reports/life-cycle.ts';
import type { Report } from '../../reports/report.ts';

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Instant = Type.String({ format: 'date-time' });

export const ReportState = OneOf(['draft', 'needs-input', 'checked', 'approved', 'final', 'sent']);
export type ReportState = Static<typeof ReportState>;

const Move = OneOf(lifeMoves);
const Missing = Type.Unsafe<Report['document']['missing'][number]>(
  Type.Object({ what: Type.String() }, { additionalProperties: true }),
);
export type Missing = Static<typeof Missing>;
const Change = Type.Object({ what: Type.String(), before: Type.String(), after: Type.String() });
export type Change = Static<typeof Change>;

/** Its schema is published beside the formats: docs/reports.md. */
const Dataset = Type.Unsafe<Report>(
  Type.Object({ format: Type.Literal('kadoban-report/1') }, { additionalProperties: true }),
);

export const Delivery = Type.Object({
  at: Instant,
  edition: Type.Integer(),
  isFinal: Type.Boolean({ description: 'final reports go to the recipients, drafts to the reviewers' }),
  outcome: Type.Union(
    [Type.Literal('sent'), Type.Literal('archived'), Type.Literal('failed'), Type.Literal('skipped')],
    {
      description: 'archived: made and kept, there was nobody to send it to; skipped: nothing was watched in its month',
    },
  ),
  problem: Type.String({ description: 'why it failed; empty otherwise' }),
});
export type Delivery = Static<typeof Delivery>;

const slaOrNull = nullable(Type.String({ description: 'null: of all hosts; `-` in addresses' }));

export const ReportList = Type.Object({
  month: Type.String(),
  reports: Type.Array(
    Type.Object({
      sla: slaOrNull,
      title: Type.String(),
      edition: Type.Integer(),
      state: nullable(ReportState),
      missing: Type.Array(Missing),
      changesAfterFinal: Type.Integer({ description: 'how much a final report would say otherwise by now' }),
      changedMonths: Type.Array(Type.String(), {
        description: 'earlier months that were reported for good and would be told otherwise by now',
      }),
      deliveries: Type.Array(Delivery, { description: 'attempts to send it, oldest first' }),
      failure: nullable(Type.Object({ code: Type.String(), message: Type.String() })),
    }),
  ),
});
export type ReportList = Static<typeof ReportList>;

export const ReportMonths = Type.Object(
  {
    months: Type.Array(Type.String(), { description: 'thirteen of them, oldest first' }),
    canMail: Type.Boolean({ description: 'whether the configuration names a mail server' }),
    agreements: Type.Array(
      Type.Object({
        sla: slaOrNull,
        title: Type.String(),
        customer: nullable(Type.String()),
        next: nullable(
          Type.Object({ month: Type.String(), at: Instant }, { description: 'what its schedule makes next' }),
        ),
        recipients: Type.Integer(),
        reviewers: Type.Integer(),
        months: Type.Array(
          Type.Object({
            month: Type.String(),
            edition: Type.Integer(),
            state: nullable(ReportState),
            at: nullable(Instant),
            delivery: nullable(Delivery),
          }),
          {
            description:
              'how each stands by the log alone: whether something is missing only making it tells. A null state is a month that nobody has begun, and that was over before the agreement was written.',
          },
        ),
      }),
    ),
  },
  { description: 'where the reports of thirteen months stand' },
);
export type ReportMonths = Static<typeof ReportMonths>;

export const ReportAnswer = Type.Object({
  report: Dataset,
  tag: Type.String({ description: 'what If-Match must say to move it' }),
  state: ReportState,
  edition: Type.Integer({ description: 'the last one; `report` may be an earlier one' }),
  editions: Type.Array(Type.Integer(), { description: 'those that can be read' }),
  missing: Type.Array(Missing),
  moves: Type.Array(Move, { description: 'what can be done next, where nothing is missing' }),
  isOwnWork: Type.Boolean({ description: 'who asks had a hand in it, and cannot approve of it' }),
  history: Type.Array(
    Type.Object({
      edition: Type.Integer(),
      move: Move,
      by: Type.String(),
      at: Instant,
      reason: Type.String(),
    }),
    { description: 'what people did with it, oldest first' },
  ),
  deliveries: Type.Array(Delivery),
  changedAfterFinal: nullable(
    Type.Array(Change, { description: 'what a final report would say otherwise by now; null while it is not final' }),
  ),
});
export type ReportAnswer = Static<typeof ReportAnswer>;

export const Verification = Type.Object(
  {
    verdict: Type.Union([Type.Literal('proven'), Type.Literal('broken'), Type.Literal('unproven')], {
      description: 'unproven: nothing is false, but something could not be compared and may be forged',
    }),
    report: nullable(
      Type.Object({
        sla: slaOrNull,
        title: Type.String(),
        number: Type.String(),
        month: Type.String(),
        edition: Type.Integer(),
        state: Type.String(),
        hash: Type.String(),
      }),
    ),
    problem: nullable(Type.String({ description: 'why nothing in it could be read' })),
    findings: Type.Array(
      Type.Object({
        what: Type.Union([
          Type.Literal('hash'),
          Type.Literal('rendering'),
          Type.Literal('evidence'),
          Type.Literal('heads'),
          Type.Literal('signature'),
          Type.Literal('key'),
          Type.Literal('frozen'),
        ]),
        holds: nullable(Type.Boolean({ description: 'null: it could not be looked at' })),
        detail: Type.String(),
      }),
    ),
    changes: Type.Array(Change, { description: 'what it says otherwise than the edition that was made final here' }),
  },
  { description: 'whether a file says what its dataset, its evidence and this store say' },
);
export type Verification = Static<typeof Verification>;
