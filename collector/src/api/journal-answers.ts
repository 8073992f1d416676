import { type Static, type TObject, type TSchema, Type } from 'typebox';
import { kindRule } from '../definitions/kinds/index.ts';
import { incidentStates } from '../incidents/incident.ts';
import type { IncidentClock } from '../incidents/incident-clocks.ts';
import type { OutageNote } from '../incidents/outage-note.ts';
import type { TimelineLine } from '../incidents/timeline.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { instant, instantOrNull } from './answers.ts';
import { type NoteAnswer, version } from './contract/outages.ts';
import { etagOf } from './definition-answer.ts';

/** What incidents are answered with. */
const Instant = Type.String({ format: 'date-time' });
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const OneOf = <T extends string>(names: readonly T[]) =>
  Type.Unsafe<T>(Type.Union(names.map((name) => Type.Literal(name))));

/** What the log says of a version. */
export function versionAnswer(entry: DefinitionEntry) {
  const { version: n, hash, atMs, author, reason } = entry;
  return { version: n, hash, etag: etagOf(entry), at: instant(atMs), author, reason };
}

/** Bodies fit their schema: only such ones are stored. */
const body = (schema: TObject) => Type.Unsafe<Record<string, unknown>>(schema);

export function noteAnswer(entry: DefinitionEntry): NoteAnswer {
  // Only what fits its schema is ever stored.
  return { note: { ...(entry.body as unknown as OutageNote) }, ...versionAnswer(entry) };
}

const Clock = Type.Object({
  elapsedMs: Type.Integer({ description: 'service time since it was detected' }),
  isStopped: Type.Boolean(),
  targetMs: nullable(Type.Integer()),
  remainingMs: nullable(Type.Integer({ description: 'signed' })),
  due: nullable(Instant),
  isMet: nullable(Type.Boolean({ description: 'null while it may still be met' })),
});

export function clockAnswer({ dueMs, ...clock }: IncidentClock): Static<typeof Clock> {
  return { ...clock, due: instantOrNull(dueMs) };
}

const incident = {
  id: Type.String(),
  incident: body(kindRule('incident').schema),
  ...version,
  priority: nullable(Type.String()),
  respond: Clock,
  resolve: Clock,
  moves: Type.Array(OneOf(incidentStates), { description: 'the states that it can go to, if it has what they need' }),
};

export const IncidentAnswer = Type.Object(incident);
export const IncidentList = Type.Object({
  asOf: Instant,
  month: nullable(Type.String()),
  total: Type.Integer({ description: 'how many there are, should there be more than are listed' }),
  incidents: Type.Array(IncidentAnswer),
});

export const IncidentDetail = Type.Object({
  ...incident,
  outages: Type.Array(
    Type.Object({ target: Type.String(), at: Instant, from: nullable(Instant), to: nullable(Instant) }),
    { description: 'as the ledger has them now; from is null where there is no outage any more' },
  ),
  timeline: Type.Array(
    Type.Object({
      at: Type.String({ format: 'date-time', description: 'when it happened' }),
      writtenAt: Type.String({ format: 'date-time', description: 'when it was written: the log proves this one' }),
      by: Type.String(),
      what: OneOf(['state', 'attached', 'detached', 'merged', 'changed', 'note']),
      state: Type.Optional(OneOf(incidentStates)),
      outage: Type.Optional(Type.Object({ target: Type.String(), at: Instant })),
      into: Type.Optional(Type.String()),
      members: Type.Optional(Type.Array(Type.String())),
      text: Type.Optional(Type.String()),
      reason: Type.String(),
    }),
  ),
});

export function timelineAnswer({ atMs, writtenMs, by, event, reason }: TimelineLine) {
  const said = event.what === 'changed' ? { ...event, members: [...event.members] } : event;
  return { at: instant(atMs), writtenAt: instant(writtenMs), by, ...said, reason };
}

export const Proposals = Type.Object({
  asOf: Instant,
  month: Type.String(),
  proposals: Type.Array(
    Type.Object({
      incidents: Type.Array(Type.String(), {
        description: 'none: open one; one: add what is not in it; several: they are one',
      }),
      agreements: Type.Array(Type.String(), { description: 'that promise something about any of it' }),
      detectedAt: Instant,
      outages: Type.Array(
        Type.Object({
          target: Type.String(),
          at: Instant,
          from: Instant,
          to: nullable(Instant),
          because: nullable(
            Type.Object(
              { reason: OneOf(['host', 'member']), target: Type.String(), from: Instant },
              { description: 'the outage that explains it: of its host, or of a member of the service' },
            ),
          ),
        }),
      ),
    }),
  ),
});
