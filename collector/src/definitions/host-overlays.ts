import { agreedTime } from '../ledger/calendars.ts';
import type { Interval } from '../ledger/change.ts';
import { difference, union } from '../ledger/intervals.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { calendarVersions } from './calendar-versions.ts';
import { historiesOf, inForce } from './in-force.ts';
import { hostOf } from './needed.ts';
import { servicesByHost } from './services-by-host.ts';
import { windowsOf } from './windows.ts';

/** A window of maintenance; it ends where it was called off. */
export interface PlannedWork extends Interval {
  readonly id: string;
  readonly title: string;
  readonly isApproved: boolean;
}

/** The planned work within `window` that names a host or one of its checks, in order of time. */
export function plannedWork(entries: readonly DefinitionEntry[], hostId: string, window: Interval): PlannedWork[] {
  return plannedWorkOf(entries, (target) => (hostOf(target) ?? target) === `host:${hostId}`, window);
}

/** The planned work within `window` on any target that is ours, in order of time. */
export function plannedWorkOf(
  entries: readonly DefinitionEntry[],
  isOurs: (target: string) => boolean,
  window: Interval,
): PlannedWork[] {
  return historiesOf(entries, 'maintenance')
    .flatMap((history) => windowsOf(inForce(history), window.toMs))
    .filter(({ window: { targets } }) => (targets as readonly string[]).some(isOurs))
    .map(({ entry, window: { from, to, cancelledAt, approvedBy } }) => ({
      id: entry.id,
      title: typeof entry.body?.title === 'string' ? entry.body.title : entry.id,
      isApproved: typeof approvedBy === 'string',
      fromMs: epochMs(from),
      toMs: typeof cancelledAt === 'string' ? Math.min(epochMs(to), epochMs(cancelledAt)) : epochMs(to),
    }))
    .filter(({ fromMs, toMs }) => fromMs < toMs && fromMs < window.toMs && toMs > window.fromMs)
    .toSorted((a, b) => a.fromMs - b.fromMs);
}

/** The time within `window` in which nothing was promised of what stands on a host; none where anything is promised round the clock, or nothing at all. */
export function closedTime(entries: readonly DefinitionEntry[], hostId: string, window: Interval): Interval[] {
  const services = inForceNow(entries, 'service');
  const standing = new Set([`host:${hostId}`, ...(servicesByHost(services).get(hostId) ?? [])]);
  const calendars = inForceNow(entries, 'slo').flatMap(({ body }) => {
    const target = String(body?.target);
    return standing.has(hostOf(target) ?? target) ? [body?.serviceHours] : [];
  });
  if (calendars.length === 0 || !calendars.every((id) => typeof id === 'string')) return [];
  const versions = calendarVersions(entries);
  const open = [...new Set(calendars)].map((id) => agreedTime(versions(id), window));
  return difference([window], union(...open));
}

/** The last entry of each, of those that were not deleted. */
function inForceNow(entries: readonly DefinitionEntry[], kind: DefinitionEntry['kind']): DefinitionEntry[] {
  return historiesOf(entries, kind).flatMap((history) => history.slice(-1).filter(({ body }) => body !== null));
}

/** Only of times that were read before. */
function epochMs(time: string): number {
  return Temporal.Instant.from(time).epochMilliseconds;
}
