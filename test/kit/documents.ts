import fc from 'fast-check';
import type {
  AdjustmentText,
  CalendarText,
  ChangeText,
  Document,
  MaintenanceText,
  Need,
  SloText,
} from './oracle-document.ts';

/** Zones with something odd near the instant: half-hour DST, a skipped day, a new offset, midnights that never were. */
const places = [
  { timeZone: 'Australia/Lord_Howe', near: '2026-04-04T12:00:00Z' },
  { timeZone: 'Australia/Lord_Howe', near: '2026-10-03T12:00:00Z' },
  { timeZone: 'Pacific/Apia', near: '2011-12-30T06:00:00Z' },
  { timeZone: 'Asia/Kathmandu', near: '1985-12-31T15:00:00Z' },
  { timeZone: 'America/Sao_Paulo', near: '2018-11-04T00:00:00Z' },
  { timeZone: 'America/Sao_Paulo', near: '2019-02-17T00:00:00Z' },
  { timeZone: 'Africa/Cairo', near: '2026-04-23T18:00:00Z' },
  { timeZone: 'Europe/Berlin', near: '2026-10-25T00:00:00Z' },
  { timeZone: 'Asia/Tokyo', near: '2026-05-05T15:00:00Z' },
];

const minuteMs = 60_000;
/** Documents span four days, in steps of a quarter of an hour: coarse enough for edges to coincide, which is where mistakes are. */
const stepMs = 15 * minuteMs;
const steps = (4 * 86_400_000) / stepMs;

const targets = ['host:a', 'host:b', 'check:a/http', 'check:b/http'];
const ids = [...targets, 'service:x', 'service:y'];

/** Mostly multiples of four hours: every second edge falls on another one. */
const coarse = fc.integer({ min: 0, max: 24 }).map((n) => n * 16);
const moment = fc.oneof({ arbitrary: coarse, weight: 2 }, { arbitrary: fc.integer({ min: 0, max: steps }), weight: 1 });
const span = fc
  .tuple(
    moment,
    fc.oneof(
      fc.integer({ min: 1, max: 3 }).map((n) => n * 16),
      fc.integer({ min: 1, max: 40 }),
    ),
  )
  .map(([from, length]) => ({ from, to: from + length }));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const duration = fc.constantFrom('0s', '15m', '20m', '30m', '1h', '100m', '3h', '12h');

/** A document with one SLO, and the window to evaluate it over. */
export interface RandomCase {
  readonly document: Document & { readonly format: string; readonly evaluate: readonly unknown[] };
  readonly slo: SloText;
}

const change = (at: (step: number) => string): fc.Arbitrary<ChangeText> =>
  fc
    .record({
      step: moment,
      status: fc.constantFrom('up', 'up', 'down', 'down', 'degraded', 'unknown'),
      before: maybe(fc.oneof(fc.constantFrom(16, 32), fc.integer({ min: 1, max: 12 }))),
      after: maybe(fc.oneof(fc.constantFrom(16, 32), fc.integer({ min: 1, max: 12 }))),
      reason: maybe(fc.constantFrom('agent', 'collector')),
    })
    .map(({ step, status, before, after, reason }) => ({
      at: at(step),
      status: status as ChangeText['status'],
      ...(reason !== undefined && { reason }),
      ...(before !== undefined && { earliest: at(step - before) }),
      ...(after !== undefined && { latest: at(step + after) }),
    }));

const need = (of: readonly string[]): fc.Arbitrary<Need> => {
  const member = fc.constantFrom(...of);
  const list = fc.array(member, { minLength: 1, maxLength: 4 });
  const nested = fc.tuple(list, list).map(([some, inner]) => [...some, { any: inner }]);
  return fc.oneof(
    list.map((all) => ({ all })),
    list.map((any) => ({ any })),
    fc
      .oneof(list, nested)
      .chain((members) => fc.integer({ min: 1, max: members.length }).map((atLeast) => ({ atLeast, of: members }))),
  );
};

const calendar = (timeZone: string, date: (day: number) => string): fc.Arbitrary<CalendarText> => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
    .map(([hour, minute]) => `${`${hour}`.padStart(2, '0')}:${minute}`);
  const day = fc.integer({ min: -1, max: 4 }).map(date);
  return fc.record({
    timeZone: fc.constant(timeZone),
    weekly: fc.array(
      fc.record({
        days: fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
        from: time,
        to: fc.oneof(time, fc.constant('24:00')),
      }),
      { maxLength: 3 },
    ),
    holidays: fc.constant('JP' as const),
    closed: fc.array(day, { maxLength: 2 }),
    open: fc.array(day, { maxLength: 2 }),
  });
};

const maintenance = (at: (step: number) => string): fc.Arbitrary<MaintenanceText> =>
  fc
    .record({
      targets: fc.subarray(ids, { minLength: 1, maxLength: 2 }),
      span,
      announced: maybe(fc.integer({ min: 0, max: 60 })),
      approvedBy: fc.constantFrom('cab', 'cab', 'cab', null),
      cancelled: maybe(fc.integer({ min: -4, max: 44 })),
    })
    .map(({ targets: on, span: { from, to }, announced, approvedBy, cancelled }) => ({
      id: 'M',
      targets: on,
      from: at(from),
      to: at(to),
      announcedAt: announced === undefined ? null : at(from - announced),
      approvedAt: null,
      approvedBy,
      cancelledAt: cancelled === undefined ? null : at(from + cancelled),
    }));

const adjustment = (at: (step: number) => string): fc.Arbitrary<AdjustmentText> =>
  fc
    .record({
      target: fc.constantFrom(...ids),
      span,
      status: fc.constantFrom('up', 'down', 'unknown', 'excluded', 'excluded'),
      approvedBy: fc.constantFrom('kanri', 'kanri', 'kanri', null),
    })
    .map(({ target, span: { from, to }, status, approvedBy }) => ({
      id: 'A',
      target,
      from: at(from),
      to: at(to),
      status: status as AdjustmentText['status'],
      reason: 'r',
      approvedBy,
    }));

const slo = (at: (step: number) => string, timeZone: string): fc.Arbitrary<SloText> =>
  fc
    .record({
      target: fc.constantFrom(...ids, 'service:x', 'service:y'),
      objective: fc.constantFrom('99.9', '90', '50.5', '100', '0'),
      window: fc.oneof(
        span.map(({ from, to }) => ({ from: at(from), to: at(to) })),
        fc.constantFrom('20m', '6h', '2d').map((rolling) => ({ rolling })),
        fc.integer({ min: 1, max: 12 }).map((startMonth) => ({ calendar: 'day', timeZone, startMonth })),
      ),
      serviceHours: maybe(fc.constant('hours')),
      unknown: maybe(fc.constantFrom('exclude', 'down', 'up')),
      degraded: maybe(fc.constantFrom('up', 'down')),
      ignoreShorterThan: maybe(duration),
      maintenance: maybe(
        fc.record({
          count: maybe(fc.constantFrom('exclude', 'up', 'ignore')),
          minimumNotice: maybe(duration),
          capPerWindow: maybe(duration),
        }),
      ),
    })
    .map((policy) => ({ id: 's', ...policy }) as SloText);

/** Documents with everything at once: services, calendars, caps, notices, bounds, adjustments, overlapping maintenance. */
export const randomCase: fc.Arbitrary<RandomCase> = fc.constantFrom(...places).chain(({ timeZone, near }) => {
  const origin = Date.parse(near) - 2 * 86_400_000;
  const at = (step: number) => new Date(origin + step * stepMs).toISOString();
  const date = (day: number) => new Date(origin + day * 86_400_000).toISOString().slice(0, 10);
  const monitored = maybe(fc.integer({ min: 0, max: steps }).map(at));
  return fc
    .record({
      asOf: fc.oneof(moment, fc.constant(2 * steps)).map(at),
      lists: fc.tuple(...targets.map(() => fc.array(change(at), { maxLength: 8 }))),
      monitoring: fc.tuple(...targets.map(() => fc.tuple(monitored, monitored))),
      x: need([...targets, 'service:y']),
      y: fc.array(fc.tuple(fc.integer({ min: 0, max: steps }), need(targets)), { minLength: 1, maxLength: 2 }),
      hours: calendar(timeZone, date),
      maintenance: fc.array(maintenance(at), { maxLength: 4 }),
      adjustments: fc
        .array(adjustment(at), { maxLength: 4 })
        .map((list) => list.map((one, index) => ({ ...one, id: `A${index}` }))),
      slo: slo(at, timeZone),
      period: fc.constantFrom(
        date(1),
        date(2),
        date(3),
        date(2).slice(0, 7),
        date(2).slice(0, 4),
        `${date(2).slice(0, 4)}-Q2`,
      ),
    })
    .map(({ lists, monitoring, x, y, hours, slo: one, period, ...rest }) => ({
      slo: one,
      document: {
        format: 'kadoban-evaluation/1',
        ...rest,
        targets: targets.map((id, index) => {
          const [first = null, second = null] = monitoring[index] as [string | undefined, string | undefined];
          const isInverted = first !== null && second !== null && first >= second;
          return {
            id,
            ...(id.startsWith('check') && { partOf: `host:${id[6]}` }),
            monitoredFrom: isInverted ? null : first,
            monitoredTo: second,
            changes: lists[index] as ChangeText[],
          };
        }),
        services: [
          { id: 'service:x', ...x },
          ...y.map(([step, expression], index) => ({
            id: 'service:y',
            ...(index > 0 && { effectiveFrom: at(step) }),
            ...expression,
          })),
        ],
        calendars: { hours },
        slos: [one],
        evaluate: [{ slo: 's', ...('calendar' in one.window && { period }) }],
      },
    }));
});
