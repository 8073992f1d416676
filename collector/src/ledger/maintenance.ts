import type { Interval } from './change.ts';
import type { Maintenance, MaintenancePolicy } from './definitions.ts';
import { union } from './intervals.ts';
import { isAnnouncedInTime } from './notice.ts';

/** When one of `targets` was under maintenance that the contract accepts: approved, announced in time, up to its cancellation. */
export function maintenanceOf(
  maintenance: readonly Maintenance[],
  targets: readonly string[],
  policy: MaintenancePolicy,
): Interval[] {
  if (policy.count === 'ignore') return [];
  const windows = maintenance
    .filter((one) => one.approvedBy !== null && one.targets.some((id) => targets.includes(id)))
    .filter((one) => isAnnouncedInTime(one, policy.minimumNotice))
    .map(({ fromMs, toMs, cancelledAtMs }) => ({ fromMs, toMs: Math.min(toMs, cancelledAtMs ?? toMs) }));
  return union(windows);
}
