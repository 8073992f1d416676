import type { Interval } from './change.ts';
import type { Definitions, Policy } from './definitions.ts';
import { isDownUnder } from './figures.ts';
import { difference, firstPart, intersection, union } from './intervals.ts';
import { maintenanceOf } from './maintenance.ts';
import type { Readings } from './readings.ts';
import { excusedTimeline, membersOf } from './services.ts';
import { type Patch, runsOf } from './timeline.ts';

/** Time of the window, also of its future, that the contract takes out or counts as up. */
export interface Exclusion {
  readonly excluded: readonly Interval[];
  readonly countedAsUp: readonly Interval[];
  /** What of the excluded time adjustments took out. */
  readonly byAdjustment: readonly Interval[];
  /** Agreed time under maintenance that the policy accepts, and what of it the cap leaves; both where it counts as up too. */
  readonly maintained: readonly Interval[];
  readonly withinCap: readonly Interval[];
  /** Maintenance that the policy accepts, also outside agreed time, without what the cap does not cover. */
  readonly planned: readonly Interval[];
}

/** Decided once for all figures, on the point reading; `agreed` is the agreed time of the whole window. */
export function exclusionOf(
  target: string,
  agreed: readonly Interval[],
  policy: Policy,
  definitions: Definitions,
  readings: Readings,
): Exclusion {
  const cover = (id: string): Cover => coverOf(id, policy, definitions, readings);
  const own = cover(target);
  const members = definitions.services.has(target)
    ? memberCover(target, policy, definitions, readings, cover)
    : { excluded: [], maintained: [] };
  const excluded = union(own.excluded, members.excluded);
  const accepted = union(own.maintained, members.maintained);
  const maintained = intersection(accepted, agreed);
  const { count, capPerWindowMs } = policy.maintenance;
  const withinCap = capPerWindowMs === null ? maintained : firstPart(maintained, capPerWindowMs);
  const planned = difference(accepted, difference(maintained, withinCap));
  const parts = { byAdjustment: excluded, maintained, withinCap, planned };
  return count === 'up'
    ? { excluded, countedAsUp: difference(withinCap, excluded), ...parts }
    : { excluded: union(excluded, withinCap), countedAsUp: [], ...parts };
}

interface Cover {
  /** By adjustments, whatever the maintenance policy. */
  readonly excluded: readonly Interval[];
  /** By maintenance that the policy accepts. */
  readonly maintained: readonly Interval[];
}

/** A host's maintenance and excluded time cover its checks. */
function coverOf(id: string, policy: Policy, definitions: Definitions, readings: Readings): Cover {
  const ids = [id];
  for (let host = definitions.targets.get(id)?.partOf; host != null; host = definitions.targets.get(host)?.partOf) {
    ids.push(host);
  }
  return {
    excluded: union(...ids.map((one) => readings.adjusted(one).excluded)),
    maintained: maintenanceOf(definitions.maintenance, ids, policy.maintenance),
  };
}

/**
 * What of the down time of a service its members explain: the service is down and would not be if they were up. Excluded
 * members alone explain without maintenance and so without its cap; the two together explain what neither does alone.
 */
function memberCover(
  service: string,
  policy: Policy,
  { services, asOfMs }: Definitions,
  readings: Readings,
  cover: (id: string) => Cover,
): Cover {
  const members = [...membersOf(service, services)].map((id) => ({ id, ...cover(id) }));
  const isDown = isDownUnder(policy);
  const downOf = (point: Parameters<typeof runsOf>[0]) => runsOf(point, asOfMs, isDown);
  const down = downOf(readings.reading(service).point);
  const read = {
    point: (id: string) => readings.reading(id).point,
    replaced: (id: string) => readings.adjusted(id).replaced,
  };
  const explained = (excuse: (cover: Cover) => readonly Interval[]): Interval[] => {
    const excused = new Map(members.map((member) => [member.id, excuse(member).map(asUp)]));
    const isExcused = [...excused.values()].some((patches) => patches.length > 0);
    return isExcused ? difference(down, downOf(excusedTimeline(service, excused, services, read))) : [];
  };
  const maintained = union(...members.map((member) => member.maintained));
  return {
    excluded: explained((member) => member.excluded),
    maintained:
      maintained.length === 0
        ? []
        : intersection(
            explained((member) => union(member.excluded, member.maintained)),
            maintained,
          ),
  };
}

function asUp({ fromMs, toMs }: Interval): Patch {
  return { fromMs, toMs, status: 'up' };
}
