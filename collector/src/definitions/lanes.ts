import { agreedTime } from '../ledger/calendars.ts';
import type { Interval } from '../ledger/change.ts';
import { coarse, type StatusSpan } from '../ledger/coarse.ts';
import type { Definitions } from '../ledger/definitions.ts';
import { difference } from '../ledger/intervals.ts';
import { type Readings, readingsOf } from '../ledger/readings.ts';
import { membersOf } from '../ledger/services.ts';
import type { Timeline } from '../ledger/timeline.ts';
import type { Store } from '../store/store.ts';
import { assemble, type Written } from './assemble.ts';
import { windowDocument } from './document.ts';
import { readStored, sloInForce } from './read-document.ts';

/** What one target was through a window, as a swim lane shows it. */
export interface DrawnLane {
  readonly target: string;
  readonly of: string | null;
  readonly members: number;
  readonly calendar: string | null;
  readonly spans: readonly StatusSpan[];
  readonly maintenance: readonly PlannedStretch[];
}

interface PlannedStretch extends Interval {
  readonly title: string;
  readonly isApproved: boolean;
}

export interface DrawnLanes {
  readonly lanes: readonly DrawnLane[];
  readonly closed: ReadonlyMap<string, readonly Interval[]>;
}

export interface AskedLanes {
  readonly window: Interval;
  readonly stepMs: number;
  /** Only what is promised about one target. */
  readonly target: string | undefined;
  /** The services whose members are told too. */
  readonly open: ReadonlySet<string>;
}

/** Everything that is promised through a window, and the members of some of it: all of it is read once. */
export async function drawnLanes(store: Store, asked: AskedLanes, asOfMs: number): Promise<DrawnLanes> {
  const { window, target, open } = asked;
  const current = (await store.definitions.current('slo')).filter(
    ({ body }) => target === undefined || body?.target === target,
  );
  const windows = new Map(current.map(({ id }) => [id, window]));
  const { document, entries } = await windowDocument(store, windows, [], asOfMs);
  const { definitions, slos } = readStored(document);
  const readings = readingsOf(definitions);
  const { maintenance } = assemble(entries, window.toMs);
  const drawing = { asked, definitions, readings, maintenance, asOfMs };
  const calendars = new Map<string, string | null>();
  for (const versions of slos.values()) {
    const slo = sloInForce(versions, window.fromMs);
    if (!calendars.has(slo.target)) calendars.set(slo.target, slo.serviceHours);
  }
  return {
    lanes: [...calendars].flatMap(([id, calendar]) => [
      laneOf(drawing, id, null, calendar),
      ...(open.has(id)
        ? [...membersOf(id, definitions.services)].map((member) => laneOf(drawing, member, id, calendar))
        : []),
    ]),
    closed: closedTimes(new Set(calendars.values()), definitions, window),
  };
}

interface Drawing {
  readonly asked: AskedLanes;
  readonly definitions: Definitions;
  readonly readings: Readings;
  readonly maintenance: readonly Written[];
  readonly asOfMs: number;
}

function laneOf(drawing: Drawing, target: string, of: string | null, calendar: string | null): DrawnLane {
  const { asked, definitions, readings, maintenance, asOfMs } = drawing;
  const members = membersOf(target, definitions.services);
  const elapsed = { fromMs: asked.window.fromMs, toMs: Math.min(asked.window.toMs, asOfMs) };
  const below = [target, ...members].flatMap((id) => [id, definitions.targets.get(id)?.partOf ?? id]);
  return {
    target,
    of,
    members: members.size,
    calendar,
    spans: coarse(troubles(readings.reading(target).point, elapsed), asked.stepMs),
    maintenance: plannedFor(new Set(below), maintenance, asked.window),
  };
}

/** The stretches within a window that were anything else than up. */
function troubles(point: Timeline, { fromMs, toMs }: Interval): StatusSpan[] {
  return point.flatMap(({ fromMs: beganMs, status, reason }, index) => {
    const span = { fromMs: Math.max(beganMs, fromMs), toMs: Math.min(point[index + 1]?.fromMs ?? toMs, toMs), status };
    if (status === 'up' || span.fromMs >= span.toMs) return [];
    return [reason === undefined ? span : { ...span, reason }];
  });
}

function plannedFor(targets: ReadonlySet<string>, maintenance: readonly Written[], window: Interval): PlannedStretch[] {
  return maintenance.flatMap(({ entry, value }) => {
    if (!(value.targets as readonly string[]).some((id) => targets.has(id))) return [];
    const [fromMs, plannedMs] = [epochMs(value.from), epochMs(value.to)];
    const toMs = typeof value.cancelledAt === 'string' ? Math.min(plannedMs, epochMs(value.cancelledAt)) : plannedMs;
    if (fromMs >= toMs || toMs <= window.fromMs || window.toMs <= fromMs) return [];
    const title = typeof entry.body?.title === 'string' ? entry.body.title : entry.id;
    return [{ fromMs, toMs, title, isApproved: typeof value.approvedBy === 'string' }];
  });
}

function closedTimes(
  calendars: ReadonlySet<string | null>,
  definitions: Definitions,
  window: Interval,
): Map<string, readonly Interval[]> {
  const ids = [...calendars].filter((id) => id !== null);
  return new Map(ids.map((id) => [id, difference([window], agreedTime(definitions.calendars.get(id) ?? [], window))]));
}

/** Only of times that were read before. */
function epochMs(time: unknown): number {
  return Temporal.Instant.from(String(time)).epochMilliseconds;
}
