import { readCalendars } from './calendar-file.ts';
import type { Change, Interval } from './change.ts';
import type { Adjustment, Definitions, Maintenance, Target } from './definitions.ts';
import type { Json } from './json.ts';
import { readServices } from './service-file.ts';

type DefinitionKeys = 'asOf' | 'calendars' | 'targets' | 'services' | 'maintenance' | 'adjustments';

/** Reads everything that an evaluation depends on, and that it names only what is there. */
export function readDefinitions(file: Record<DefinitionKeys, Json>): Definitions {
  const targets = readTargets(file.targets);
  const services = readServices(file.services, targets);
  const known = (id: Json): string =>
    targets.has(id.name()) || services.has(id.string())
      ? id.string()
      : id.fail(`there is no target or service ${id.string()}`);
  return {
    asOfMs: file.asOf.time(),
    calendars: readCalendars(file.calendars),
    targets,
    services,
    maintenance: optionalItems(file.maintenance).map((one) => readMaintenance(one, known)),
    adjustments: readAdjustments(file.adjustments, known),
  };
}

function readTargets(list: Json): Map<string, Target> {
  const targets = new Map<string, Target>();
  const parts: [id: string, partOf: Json][] = [];
  for (const item of optionalItems(list)) {
    const { id, partOf, monitoredFrom, monitoredTo, changes } = item.members(
      'id',
      'partOf',
      'monitoredFrom',
      'monitoredTo',
      'changes',
    );
    if (targets.has(id.name())) id.fail(`${id.string()} is here twice`);
    if (!partOf.isNull) parts.push([id.string(), partOf]);
    const monitored = { monitoredFromMs: optionalTime(monitoredFrom), monitoredToMs: optionalTime(monitoredTo) };
    const { monitoredFromMs, monitoredToMs } = monitored;
    if (monitoredFromMs !== null && monitoredToMs !== null && monitoredFromMs >= monitoredToMs) {
      monitoredTo.fail('monitoring ends before it begins');
    }
    targets.set(id.string(), {
      id: id.string(),
      partOf: partOf.isNull ? null : partOf.name(),
      ...monitored,
      changes: changes.items().map(readChange),
    });
  }
  for (const [id, partOf] of parts) refuseBadPart(id, partOf, targets);
  return targets;
}

function refuseBadPart(id: string, partOf: Json, targets: ReadonlyMap<string, Target>): void {
  if (!targets.has(partOf.string())) partOf.fail(`there is no target ${partOf.string()}`);
  const visited = new Set<string>();
  for (let whole: string | null = id; whole !== null; whole = targets.get(whole)?.partOf ?? null) {
    if (visited.has(whole)) partOf.fail(`${id} is part of itself`);
    visited.add(whole);
  }
}

function readChange(change: Json): Change {
  const { at, status, reason, earliest, latest } = change.members('at', 'status', 'reason', 'earliest', 'latest');
  const atMs = at.time();
  const earliestMs = earliest.isNull ? atMs : earliest.time();
  const latestMs = latest.isNull ? atMs : latest.time();
  if (earliestMs > atMs) earliest.fail('must not be later than at');
  if (latestMs < atMs) latest.fail('must not be earlier than at');
  return {
    atMs,
    status: status.oneOf('up', 'degraded', 'down', 'unknown'),
    ...(!reason.isNull && { reason: reason.name() }),
    ...(earliestMs !== atMs && { earliestMs }),
    ...(latestMs !== atMs && { latestMs }),
  };
}

function readMaintenance(one: Json, known: (id: Json) => string): Maintenance {
  const keys = ['id', 'targets', 'from', 'to', 'announcedAt', 'approvedAt', 'approvedBy', 'cancelledAt'] as const;
  const { id, targets, from, to, announcedAt, approvedAt, approvedBy, cancelledAt } = one.members(...keys);
  id.name();
  optionalTime(approvedAt);
  const ids = targets.items().map(known);
  if (ids.length === 0) targets.fail('must not be empty');
  return {
    targets: ids,
    ...readInterval(from, to),
    announcedAtMs: optionalTime(announcedAt),
    approvedBy: approvedBy.isNull ? null : approvedBy.name(),
    cancelledAtMs: optionalTime(cancelledAt),
  };
}

function readAdjustments(list: Json, known: (id: Json) => string): Adjustment[] {
  const ids = new Set<string>();
  return optionalItems(list).map((one) => {
    const adjustment = readAdjustment(one, known);
    const { id } = one.members(...adjustmentKeys);
    if (ids.has(id.name())) id.fail(`${id.string()} is here twice`);
    ids.add(id.name());
    return adjustment;
  });
}

const adjustmentKeys = ['id', 'target', 'from', 'to', 'status', 'reason', 'approvedBy'] as const;

function readAdjustment(one: Json, known: (id: Json) => string): Adjustment {
  const { id, target, from, to, status, reason, approvedBy } = one.members(...adjustmentKeys);
  id.name();
  if (!reason.isNull) reason.string();
  return {
    target: known(target),
    ...readInterval(from, to),
    status: status.oneOf('up', 'down', 'unknown', 'excluded'),
    approvedBy: approvedBy.isNull ? null : approvedBy.name(),
  };
}

function readInterval(from: Json, to: Json): Interval {
  const interval = { fromMs: from.time(), toMs: to.time() };
  return interval.fromMs < interval.toMs ? interval : to.fail('must be later than from');
}

function optionalTime(time: Json): number | null {
  return time.isNull ? null : time.time();
}

function optionalItems(list: Json): Json[] {
  return list.isNull ? [] : list.items();
}
