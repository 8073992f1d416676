import { type Static, type TSchema, Type } from 'typebox';

const Instant = Type.String({ format: 'date-time' });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Bytes = Type.Integer({ minimum: 0 });

/** A key of the collector: what it signed with, signs with, or will sign with after the next rotation. */
export const SigningKeyAnswer = Type.Object({
  publicKey: Type.String({ description: 'Ed25519, raw, base64url' }),
  fingerprint: Type.String({ description: 'SHA-256 of it, such as SHA256:…' }),
  state: Type.Union([Type.Literal('former'), Type.Literal('present'), Type.Literal('next')]),
  from: nullable(Instant),
  until: nullable(Instant),
});

/** How the collector is set up and how it does. */
export const SystemAnswer = Type.Object({
  asOf: Instant,
  version: Type.String(),
  collectorId: Type.String(),
  fingerprint: Type.String({ description: 'of the key that signs roots and final reports, such as SHA256:…' }),
  keys: Type.Array(SigningKeyAnswer, { description: 'all that it had, has and will have, in the order of time' }),
  tables: Type.Object({ holidays: Type.String(), tzdata: Type.String() }),
  setup: Type.Object({
    dataDir: Type.String(),
    configFile: nullable(Type.String({ description: 'the configuration; null: it runs by the defaults' })),
    configDir: nullable(Type.String({ description: 'the folder of definitions; null: all are written here' })),
    url: nullable(Type.String({ description: 'where agents reach it' })),
    mailFrom: nullable(Type.String({ description: 'null: there is no mail server' })),
    rawDays: Type.Integer(),
    minuteDays: Type.Integer(),
    hourDays: Type.Integer(),
  }),
  upSince: nullable(Instant),
  clockBehindMs: Type.Integer({ description: 'how far its clock is behind what was recorded by it' }),
  gaps: Type.Array(Type.Object({ from: Instant, to: Instant }), {
    description: 'when the collector itself did not run, the newest first',
  }),
  disk: Type.Object({ storeBytes: Bytes, freeBytes: Bytes }),
  backlog: Type.Object({
    hosts: Type.Integer({ description: 'hosts of which something is kept that nobody reads yet' }),
    bytes: Bytes,
    oldestAt: nullable(Instant),
  }),
  unsealedChains: Type.Integer({ description: 'chains with evidence that no entry seals yet' }),
  lastRoot: nullable(Type.Object({ day: Type.String(), at: Instant })),
  roots: Type.Integer(),
  failedMails: Type.Array(Type.Object({ report: Type.String(), at: Instant, problem: Type.String() }), {
    description: 'reports whose last delivery failed',
  }),
  counts: Type.Record(Type.String(), Type.Integer(), { description: 'what the agents’ door counted since its start' }),
  refused: Type.Record(Type.String(), Type.Integer(), {
    description: 'what it refused, by reason; only what happened',
  }),
  hosts: Type.Object({ all: Type.Integer(), connected: Type.Integer() }),
});
export type SystemAnswer = Static<typeof SystemAnswer>;

export const CalendarDays = Type.Object({
  days: Type.Array(
    Type.Object({
      day: Type.String(),
      ranges: Type.Array(Type.Object({ from: Type.String(), to: Type.String() }), {
        description: 'clocks of its zone',
      }),
      holiday: nullable(Type.Object({ ja: Type.String(), en: Type.String() })),
      busy: Type.Array(Type.String(), { description: 'titles of busy periods' }),
    }),
  ),
});
export type CalendarDays = Static<typeof CalendarDays>;
