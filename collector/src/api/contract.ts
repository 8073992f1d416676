import { type Static, type TSchema, Type } from 'typebox';
import type { Right, Role } from './may.ts';

/**
 * The shapes the API answers with, as JSON Schema and as types; the page imports the types. Instants are RFC 3339 in UTC,
 * durations integer milliseconds, percentages decimal strings that were floored, never rounded up.
 */
const Instant = Type.String({ format: 'date-time', description: 'RFC 3339, UTC, milliseconds' });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const Status = Type.Union([
  Type.Literal('up'),
  Type.Literal('degraded'),
  Type.Literal('down'),
  Type.Literal('unknown'),
]);
export type Status = Static<typeof Status>;

export const State = Type.Object({
  status: Status,
  reason: Type.Optional(Type.String({ description: 'why; always there for unknown' })),
  since: nullable(Instant),
});
export type State = Static<typeof State>;

export const Share = Type.Object({
  badMs: Type.Integer(),
  ofMs: Type.Integer(),
  percent: Type.String({ description: '6 decimals, floored' }),
});
export type Share = Static<typeof Share>;

export const Outage = Type.Object({
  from: Instant,
  to: nullable(Instant),
  downMs: Type.Integer({ description: 'down time at full length, also outside the window' }),
  countedMs: Type.Integer({ description: 'down time that counts in the window' }),
  earliest: Type.Optional(Instant),
  latest: Type.Optional(Instant),
  reason: Type.Optional(Type.String()),
  output: Type.Optional(Type.String({ description: 'what the check said at its first failure' })),
});
export type Outage = Static<typeof Outage>;

export const Availability = Type.Object({
  target: Type.String({ description: 'host:ID or check:ID/NAME' }),
  period: nullable(Type.String({ description: 'the month asked for, such as 2026-10; null for from/to' })),
  timeZone: Type.String({ description: 'IANA zone of the month' }),
  from: Instant,
  to: Instant,
  asOf: Instant,
  agreedMs: Type.Integer({ description: 'length of the window up to asOf' }),
  baseMs: Type.Integer(),
  downMs: Type.Integer(),
  unknownMs: Type.Integer(),
  unknownByReason: Type.Record(Type.String(), Type.Integer()),
  primary: nullable(Share),
  worst: nullable(Share),
  best: nullable(Share),
  coverage: nullable(Type.String({ description: 'percent of the base in which somebody looked' })),
  outageCount: Type.Integer(),
  outages: Type.Array(Outage),
  mttrMs: nullable(Type.Integer()),
  mtbfMs: nullable(Type.Integer()),
});
export type Availability = Static<typeof Availability>;

const Gauge = nullable(Type.Number({ minimum: 0, maximum: 100, description: 'percent' }));

export const HostSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  os: Type.String(),
  arch: Type.String(),
  agentVersion: Type.String(),
  connected: Type.Boolean(),
  revoked: Type.Boolean(),
  standing: Type.Union(
    [
      Type.Literal('active'),
      Type.Literal('pending'),
      Type.Literal('cloned'),
      Type.Literal('decommissioned'),
      Type.Literal('revoked'),
    ],
    { description: 'how it stands with the collector; only of an active one anything is taken' },
  ),
  tags: Type.Array(Type.String()),
  services: Type.Array(Type.String(), { description: 'ids of those that stand on it' }),
  state: State,
  lastSeen: nullable(Instant),
  clockOffsetMs: nullable(Type.Integer({ description: "the host's wall clock minus the collector's" })),
  worstClockOffsetMs: nullable(
    Type.Integer({ description: 'the same where it was off by most in the period, as far as anybody knows' }),
  ),
  availability: Availability,
  now: Type.Object({ cpuPercent: Gauge, memoryPercent: Gauge, diskPercent: Gauge, diskMount: nullable(Type.String()) }),
  checks: Type.Object({ up: Type.Integer(), degraded: Type.Integer(), down: Type.Integer(), unknown: Type.Integer() }),
});
export type HostSummary = Static<typeof HostSummary>;

export const HostList = Type.Object({
  asOf: Instant,
  period: Type.String(),
  timeZone: Type.String(),
  hosts: Type.Array(HostSummary),
  next: nullable(Type.String({ description: '`after` of the next page; null: this is the last' })),
});
export type HostList = Static<typeof HostList>;

const Look = Type.Object({
  at: Instant,
  status: Status,
  reason: Type.Optional(Type.String()),
  output: Type.String(),
  timings: Type.Array(Type.Object({ name: Type.String(), ms: Type.Number() })),
});

export const CheckDetail = Type.Object({
  name: Type.String(),
  kind: Type.String(),
  target: Type.String(),
  intervalMs: Type.Integer(),
  failures: Type.Integer(),
  recoveries: Type.Integer(),
  watched: Type.Boolean({ description: 'false once the agent no longer runs it' }),
  state: State,
  suspected: Type.Boolean({ description: 'bad looks that are too few to count as an outage yet' }),
  lastLook: nullable(Look),
  availability: Availability,
});
export type CheckDetail = Static<typeof CheckDetail>;

export const HostDetail = Type.Object({
  ...HostSummary.properties,
  enrolledAt: Instant,
  bootedAt: nullable(Instant),
  decommissionedAt: nullable(Instant),
  config: Type.Object(
    {
      revision: Type.Integer({ description: '0: it never had one' }),
      toldRevision: Type.Integer({ description: 'the one that its agent spoke of last' }),
      refusal: nullable(Type.String({ description: 'why the agent does not run that one' })),
    },
    { description: 'the central configuration' },
  ),
  keyFingerprint: Type.String({ description: "SHA-256 of the agent's raw Ed25519 key" }),
  checkDetails: Type.Array(CheckDetail),
});
export type HostDetail = Static<typeof HostDetail>;

export const Span = Type.Object({
  from: Instant,
  to: Instant,
  status: Status,
  reason: Type.Optional(Type.String()),
  earliest: Type.Optional(Instant),
  latest: Type.Optional(Instant),
});
export type Span = Static<typeof Span>;

export const SpanList = Type.Object({
  target: Type.String(),
  from: Instant,
  to: Instant,
  asOf: Instant,
  spans: Type.Array(Span),
});
export type SpanList = Static<typeof SpanList>;

export const HostEvents = Type.Object({
  events: Type.Array(
    Type.Object({
      at: Instant,
      to: Type.Optional(Instant),
      event: Type.String(),
      detail: Type.String(),
    }),
    { description: 'the newest first; what lasted, such as evidence-lost, has an end' },
  ),
});
export type HostEvents = Static<typeof HostEvents>;

export const HostInventory = Type.Object(
  {
    identifier: Type.String({ description: 'host:ID' }),
    name: Type.String(),
    type: Type.Union([
      Type.Literal('physical'),
      Type.Literal('virtual'),
      Type.Literal('container'),
      Type.Literal('unknown'),
    ]),
    description: Type.String(),
    status: HostSummary.properties.standing,
    relations: Type.Array(
      Type.Object({
        relation: Type.Union([Type.Literal('part-of'), Type.Literal('looks-at')]),
        target: Type.String({ description: 'service:ID, or what one of its checks looks at' }),
      }),
    ),
    facts: Type.Array(
      Type.Object({
        name: Type.String(),
        instance: Type.String({ description: 'the disk or interface that it is about; empty for the host itself' }),
        value: Type.String(),
        since: Instant,
      }),
      { description: 'as the agent told it last; empty before it ever did' },
    ),
    changes: Type.Array(
      Type.Object({
        at: Instant,
        name: Type.String(),
        instance: Type.String(),
        before: nullable(Type.String({ description: 'null: there was none' })),
        after: nullable(Type.String({ description: 'null: there is none any more' })),
      }),
      { description: 'the newest first; dated when the agent told it, at most a day after it happened' },
    ),
  },
  { description: 'the host as a configuration item' },
);
export type HostInventory = Static<typeof HostInventory>;

const MetricSeries = Type.Object({
  name: Type.String(),
  unit: Type.String(),
  instance: Type.String(),
  average: Type.Array(nullable(Type.Number()), { description: 'one for each step; null where nothing was measured' }),
  min: Type.Array(nullable(Type.Number())),
  max: Type.Array(nullable(Type.Number())),
});
export const Metrics = Type.Object({
  from: Instant,
  to: Instant,
  first: Type.String({
    format: 'date-time',
    description: 'start of the first step: `from`, or the multiple of the step since the epoch before it',
  }),
  stepMs: Type.Integer({ description: 'from the start of a step to the start of the next' }),
  tier: Type.Union([Type.Literal('raw'), Type.Literal('minute'), Type.Literal('hour')], {
    description:
      'what the steps are made of: samples, or points of a minute or an hour where they do or are all that is left',
  }),
  series: Type.Array(MetricSeries),
});
export type Metrics = Static<typeof Metrics>;

export const Session = Type.Object({
  name: Type.String(),
  role: Type.Unsafe<Role>(Type.String({ description: 'viewer, operator, approver, auditor or admin' })),
  services: nullable(Type.Array(Type.String(), { description: 'what a viewer sees; null: everything' })),
  may: Type.Unsafe<Right[]>(
    Type.Array(Type.String(), {
      description: 'what the role may do: self, see, look, operate, plan, approve, audit, administer',
    }),
  ),
  account: nullable(
    Type.Object({ displayName: Type.String(), hasPassword: Type.Boolean(), isFromProvider: Type.Boolean() }),
  ),
  isFirst: Type.Boolean({ description: 'an administrator by key, and nobody is a user yet' }),
  organisation: Type.Object({ name: Type.String(), timeZone: Type.String() }),
  version: Type.String(),
});
export type Session = Static<typeof Session>;

/** Every refusal: what went wrong (a code of docs/errors.md) and what to do. */
export const Problem = Type.Object(
  { code: Type.String({ description: 'a code of docs/errors.md' }), message: Type.String() },
  { description: 'refused' },
);
export type Problem = Static<typeof Problem>;
