import { type Static, type TObject, type TSchema, Type } from 'typebox';
import { kindRule } from '../definitions/kinds/index.ts';
import { OneOf } from '../definitions/one-of.ts';
import { type Incident, incidentStates } from '../incidents/incident.ts';
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

/** What the log says of a version. */
export function versionAnswer(entry: DefinitionEntry) {
  const { version: n, hash, atMs, author, reason } = entry;
  return { version: n, hash, etag: etagOf(entry), at: instant(atMs), author, reason };
}

/** Bodies fit their schema: only such ones are stored. */
const body = <T>(schema: TObject) => Type.Unsafe<T>(schema);

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

const IncidentBody = body<Incident>(kindRule('incident').schema);
const Titles = Type.Record(Type.String(), Type.String(), { description: 'what its targets are called' });

const incident = {
  id: Type.String(),
  incident: IncidentBody,
  ...version,
  priority: nullable(Type.String()),
  respond: Clock,
  resolve: Clock,
  overruled: nullable(
    Type.Object(
      { restoredAt: nullable(Type.String({ format: 'date-time', description: 'null: an outage still lasts' })) },
      {
        description:
          'the ledger has its outages last longer than was said: resolve is to then; null: what was said holds',
      },
    ),
  ),
  hours: nullable(
    Type.Object(
      {
        isOpen: Type.Boolean({ description: 'false: the clocks stand still' }),
        changesAt: nullable(Type.String({ format: 'date-time', description: 'null: not within four weeks' })),
      },
      { description: 'the service hours that the clocks count; null: they count round the clock' },
    ),
  ),
  moves: Type.Array(OneOf(incidentStates), { description: 'the states that it can go to, if it has what they need' }),
};

export const IncidentAnswer = Type.Object(incident);
export const IncidentList = Type.Object({
  asOf: Instant,
  month: nullable(Type.String()),
  total: Type.Integer({ description: 'how many there are, should there be more than are listed' }),
  incidents: Type.Array(IncidentAnswer),
  titles: Titles,
});
export type IncidentList = Static<typeof IncidentList>;
export type IncidentSummary = IncidentList['incidents'][number];
export type IncidentClockAnswer = Static<typeof Clock>;

export const IncidentDetail = Type.Object({
  ...incident,
  asOf: Instant,
  titles: Titles,
  outages: Type.Array(
    Type.Object({
      target: Type.String(),
      at: Instant,
      from: nullable(Instant),
      to: nullable(Instant),
      downMs: Type.Integer({ description: 'at full length; 0 where there is no outage any more' }),
      countedMs: Type.Integer({ description: 'what of it counts most, of all SLOs of its target' }),
    }),
    { description: 'as the ledger has them now; from is null where there is no outage any more' },
  ),
  timeline: Type.Array(
    Type.Object({
      at: Type.String({ format: 'date-time', description: 'when it happened' }),
      writtenAt: Type.String({ format: 'date-time', description: 'when it was written: the log proves this one' }),
      version: Type.Integer({ description: 'which version of the incident says so' }),
      by: Type.String(),
      what: OneOf(['state', 'attached', 'detached', 'merged', 'changed', 'note']),
      state: Type.Optional(OneOf(incidentStates)),
      outage: Type.Optional(Type.Object({ target: Type.String(), at: Instant })),
      into: Type.Optional(Type.String()),
      members: Type.Optional(Type.Array(Type.String())),
      text: Type.Optional(Type.String()),
      corrects: Type.Optional(Type.Integer({ description: 'the version whose note this one says anew' })),
      reason: Type.String(),
    }),
  ),
});
export type IncidentDetail = Static<typeof IncidentDetail>;

export const IncidentHistory = Type.Object({
  history: Type.Array(Type.Object({ incident: IncidentBody, ...version }), { description: 'the oldest first' }),
});
export type IncidentHistory = Static<typeof IncidentHistory>;

export function timelineAnswer({ atMs, writtenMs, version, by, event, reason }: TimelineLine) {
  const said = event.what === 'changed' ? { ...event, members: [...event.members] } : event;
  return { at: instant(atMs), writtenAt: instant(writtenMs), version, by, ...said, reason };
}

export const Proposals = Type.Object({
  asOf: Instant,
  month: Type.String(),
  titles: Titles,
  total: Type.Integer({ description: 'how many there are, should there be more than are listed' }),
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
export type Proposals = Static<typeof Proposals>;
