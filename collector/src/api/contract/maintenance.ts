import { type Static, type TSchema, Type } from 'typebox';

const Instant = Type.String({ format: 'date-time' });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One window of planned work. What it is now (asked for, going on, late) follows from it and the clock. */
export const MaintenanceWindow = Type.Object({
  id: Type.String({ description: 'of the window: that of its maintenance, and the date where it recurs' }),
  maintenance: Type.String({ description: 'id of the definition' }),
  date: nullable(Type.String({ description: 'which window of a maintenance that recurs' })),
  title: Type.String(),
  targets: Type.Array(Type.String()),
  from: Instant,
  to: Instant,
  cancelledAt: nullable(Type.String({ description: 'it ends there: it was called off, or its work was over' })),
  announcedAt: nullable(Type.String()),
  approvedAt: nullable(Type.String()),
  approvedBy: nullable(Type.String()),
  startedAt: nullable(Type.String({ description: 'when its work really began, as somebody said' })),
  startedBy: nullable(Type.String()),
  endedAt: nullable(Type.String()),
  endedBy: nullable(Type.String()),
  byHost: Type.Boolean({ description: 'the agent of the host told of it' }),
  source: Type.Union([Type.Literal('api'), Type.Literal('file')]),
});
export type MaintenanceWindow = Static<typeof MaintenanceWindow>;

export const BusyPeriod = Type.Object({
  calendar: Type.String({ description: 'id of the calendar that says so' }),
  title: Type.String(),
  first: Type.String({ description: 'first day, in the zone of the calendar' }),
  last: Type.String({ description: 'last day, itself busy' }),
});
export type BusyPeriod = Static<typeof BusyPeriod>;

export const MaintenanceWindows = Type.Object({
  asOf: Instant,
  windows: Type.Array(MaintenanceWindow, { description: 'by when they begin' }),
  more: Type.Boolean({ description: 'there are more than one answer tells; ask for less time' }),
  busy: Type.Array(BusyPeriod),
  titles: Type.Record(Type.String(), Type.String(), { description: 'what people call the targets' }),
  holidays: Type.Array(Type.Object({ date: Type.String(), ja: Type.String(), en: Type.String() }), {
    description: 'of the calendars that know of holidays',
  }),
});
export type MaintenanceWindows = Static<typeof MaintenanceWindows>;

const Conflict = Type.Object({
  window: Type.String({ description: 'id of the window of the plan' }),
  from: Instant,
  to: Instant,
  with: Type.Object({ id: Type.String(), title: Type.String(), from: Instant, to: Instant }),
  targets: Type.Array(Type.String(), { description: 'that both are about' }),
  services: Type.Array(Type.String(), { description: 'ids of services that need targets of both' }),
});

const Notice = Type.Object({
  slo: Type.String(),
  title: Type.String(),
  minimum: Type.String({ description: 'how long before its start the agreement wants it announced: 72h, or 5bd' }),
  announceBy: Type.String({
    format: 'date-time',
    description: 'the last instant that is early enough for the next window',
  }),
  inTime: Type.Boolean({ description: 'it was announced by then' }),
});
export type MaintenanceNotice = Static<typeof Notice>;

const Effect = Type.Object({
  slo: Type.String(),
  title: Type.String(),
  period: nullable(Type.String()),
  objective: Type.String(),
  before: nullable(Type.String({ description: 'percent as it stands, floored' })),
  after: nullable(Type.String({ description: 'percent once the plan is approved, floored' })),
  excludedMs: Type.Integer({ description: 'how much more time leaves the base' }),
});
export type MaintenanceEffect = Static<typeof Effect>;

/** What a plan that is not written yet would mean. */
export const MaintenancePreview = Type.Object({
  asOf: Instant,
  next: Type.Array(Type.Object({ from: Instant, to: Instant, date: nullable(Type.String()) }), {
    description: 'its next windows that are not over',
  }),
  retroactive: Type.Boolean({ description: 'a window of it began before now: approval needs a reason' }),
  slos: Type.Array(Type.Object({ id: Type.String(), title: Type.String() }), {
    description: 'the promises that depend on its targets',
  }),
  conflicts: Type.Array(Conflict),
  busy: Type.Array(Type.Object({ ...BusyPeriod.properties, window: Type.String() })),
  notices: Type.Array(Notice),
  titles: Type.Record(Type.String(), Type.String(), { description: 'what people call the targets' }),
  effects: Type.Array(Effect, { description: 'of its windows that began before now' }),
  more: Type.Boolean({ description: 'they reach more promises and periods than `effects` tells' }),
});
export type MaintenancePreview = Static<typeof MaintenancePreview>;

/** The secret address of a person's calendar. */
export const CalendarFeed = Type.Object({
  madeAt: nullable(Type.String({ description: 'null: there is none' })),
  path: Type.Optional(Type.String({ description: 'with the secret; told only when it is made' })),
});
export type CalendarFeed = Static<typeof CalendarFeed>;
