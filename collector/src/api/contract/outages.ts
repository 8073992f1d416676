import { type Static, type TSchema, Type } from 'typebox';
import { outage as note } from '../../definitions/kinds/outage.ts';
import { OneOf } from '../../definitions/one-of.ts';
import type { OutageNote } from '../../incidents/outage-note.ts';
import type { OutageClass, StretchClass } from '../../ledger/classes.ts';

/* What outages are answered with. */

const Instant = Type.String({ format: 'date-time', description: 'RFC 3339, UTC, milliseconds' });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** What the log says of a version. */
export const version = {
  version: Type.Integer({ description: 'counts from 1' }),
  hash: Type.String({ description: 'SHA-256 of the entry in the log, which names the hash of the entry before it' }),
  etag: Type.String({ description: 'for If-Match' }),
  at: Instant,
  author: Type.String(),
  reason: Type.String(),
};

/** Bodies fit their schema: only such ones are stored. */
export const NoteAnswer = Type.Object({ note: Type.Unsafe<OutageNote>(note.schema), ...version });
export type NoteAnswer = Static<typeof NoteAnswer>;
export const NoteHistory = Type.Object({ history: Type.Array(NoteAnswer) });
export type NoteHistory = Static<typeof NoteHistory>;

export const outageClasses = ['unplanned', 'excluded', 'planned', 'outside-hours'] as const satisfies OutageClass[];
export const stretchClasses = ['degraded', 'brief', 'unknown'] as const satisfies StretchClass[];

const classText =
  'how the contract takes it: it counts; or an adjustment left it out; or it was accepted maintenance; or service was not agreed';

export const OutageAnswer = Type.Object({
  number: nullable(
    Type.Integer({ description: 'its number in the ledger of the month, from 1; null where nothing was promised' }),
  ),
  target: Type.String(),
  class: OneOf(outageClasses, `${classText}; of several objectives the gravest`),
  from: Instant,
  to: nullable(Instant),
  earliest: Type.Optional(Instant),
  latest: Type.Optional(Instant),
  reason: Type.Optional(Type.String({ description: 'what was seen as it began' })),
  downMs: Type.Integer({ description: 'down time at full length, also outside the month' }),
  began: Type.Array(Type.String(), { description: 'the hosts and checks that went down as it began' }),
  slos: Type.Array(
    Type.Object({
      slo: Type.String(),
      countedMs: Type.Integer({ description: 'down time that counts in its month' }),
      class: OneOf(outageClasses, classText),
    }),
  ),
  at: Type.String({ format: 'date-time', description: 'the instant that names it in a note or an incident' }),
  notes: Type.Array(NoteAnswer, { description: 'several where outages became one' }),
  incidents: Type.Array(Type.String()),
  missing: Type.Array(Type.Union([Type.Literal('cause'), Type.Literal('action')]), {
    description: 'what a report cannot be final without; of what counts nowhere nothing is',
  }),
});
export type OutageAnswer = Static<typeof OutageAnswer>;

const StretchAnswer = Type.Object({
  target: Type.String(),
  slo: Type.String(),
  class: OneOf(stretchClasses, 'low quality; down for less than the contract counts; time when nobody could look'),
  from: Instant,
  to: nullable(Instant),
  lengthMs: Type.Integer({ description: 'at full length, also outside the month' }),
  inBaseMs: Type.Integer({ description: 'what of it lies in time that counts' }),
  reason: Type.Optional(Type.String()),
});
export type StretchAnswer = Static<typeof StretchAnswer>;

export const OutageList = Type.Object({
  asOf: Instant,
  month: Type.String(),
  timeZone: Type.String(),
  total: Type.Integer({ description: 'how many there are of both, should there be more than are listed' }),
  outages: Type.Array(OutageAnswer),
  stretches: Type.Array(StretchAnswer, { description: 'only with `class`: what is no outage, by the same filters' }),
  loose: Type.Array(NoteAnswer, { description: 'notes of the month whose outage is no longer there' }),
  titles: Type.Record(Type.String(), Type.String(), {
    description: 'what the hosts, checks and services in it are called',
  }),
});
export type OutageList = Static<typeof OutageList>;
