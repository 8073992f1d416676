import type { Interval } from '../ledger/change.ts';
import { hostOf } from './needed.ts';

/** A window of planned work, as far as it can be in the way of another one. */
export interface PlannedWork extends Interval {
  readonly id: string;
  readonly targets: readonly string[];
}

export interface WindowConflict<Other extends PlannedWork> {
  readonly window: PlannedWork;
  readonly other: Other;
  /** What both are about. */
  readonly targets: readonly string[];
  /** What needs targets of both. */
  readonly services: readonly string[];
}

/**
 * Where windows of a plan overlap with others on the same target, or take two things of one service at once: each alone it may survive.
 * `neededBy` tells what a service depends on.
 */
export function windowConflicts<Other extends PlannedWork>(
  windows: readonly PlannedWork[],
  others: readonly Other[],
  neededBy: ReadonlyMap<string, ReadonlySet<string>>,
): WindowConflict<Other>[] {
  return windows.flatMap((window) =>
    others.flatMap((other) => {
      if (other.fromMs >= window.toMs || window.fromMs >= other.toMs) return [];
      const targets = window.targets.filter((target) => other.targets.some((one) => covers(target, one)));
      const services = [...neededBy]
        .filter(([, ids]) => [window, other].every((one) => one.targets.some((target) => ids.has(target))))
        .map(([service]) => service);
      return targets.length + services.length === 0 ? [] : [{ window, other, targets, services }];
    }),
  );
}

/** Work on a host is work on its checks. */
function covers(one: string, other: string): boolean {
  return one === other || hostOf(one) === other || hostOf(other) === one;
}
