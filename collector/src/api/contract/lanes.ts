import { type Static, type TSchema, Type } from 'typebox';
import { Status } from '../contract.ts';

const Instant = Type.String({ format: 'date-time', description: 'RFC 3339, UTC, milliseconds' });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Lane = Type.Object({
  target: Type.String(),
  title: Type.String(),
  of: nullable(
    Type.String({ description: 'the service whose member it is shown as; null for what was promised itself' }),
  ),
  members: Type.Integer({ description: 'how many it stands on; what is no service has none' }),
  calendar: nullable(
    Type.String({ description: 'its service hours, by which `closed` is listed; null: round the clock' }),
  ),
  spans: Type.Array(Type.Object({ from: Instant, to: Instant, status: Status, reason: Type.Optional(Type.String()) }), {
    description: 'what it was when it was not up; where nothing is listed before asOf it was',
  }),
  maintenance: Type.Array(
    Type.Object({
      from: Instant,
      to: Type.String({ format: 'date-time', description: 'of one that was called off: when it was' }),
      title: Type.String(),
      approved: Type.Boolean({ description: 'without it it is only a plan, and counts for nothing' }),
    }),
  ),
});
export type Lane = Static<typeof Lane>;

export const Lanes = Type.Object({
  asOf: Instant,
  from: Instant,
  to: Instant,
  stepMs: Type.Integer({ description: 'stretches of one status that are closer than this are told as one' }),
  lanes: Type.Array(Lane, { description: 'by title; members follow their service' }),
  closed: Type.Record(Type.String(), Type.Array(Type.Object({ from: Instant, to: Instant })), {
    description: 'by calendar: when service was not agreed',
  }),
});
export type Lanes = Static<typeof Lanes>;
