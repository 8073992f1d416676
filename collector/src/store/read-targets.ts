import type { Interval } from '../ledger/change.ts';
import type { UpTime } from '../ledger/evidence.ts';
import { decisivePart } from './decisive-part.ts';
import { collectorUp, type OpenReading, openCheck, openHost, type TargetReading } from './readings.ts';
import type { Store, WatchedCheck } from './store.ts';

/** Targets that are asked about together, such as the members of a service. */
export interface TargetGroup {
  readonly targets: Iterable<string>;
  /** The time that is asked about; all that decides what they were in it is read. Everything without one. */
  readonly window?: Interval;
  /** When something other than their evidence says what they were. */
  readonly except?: readonly Interval[];
}

/** Hosts (`host:ID`) and checks (`check:ID/NAME`) in the order of their ids. What the store does not know was never observed. */
export async function readTargets(
  store: Store,
  groups: readonly TargetGroup[],
  asOfMs: number,
): Promise<TargetReading[]> {
  const readings: TargetReading[] = [];
  for (const { target, part, open } of await openParts(store, groups, asOfMs)) {
    if (!open) readings.push({ target, changes: [], asOfMs, monitoredFromMs: null, monitoredToMs: null });
    else {
      const { source, ...reading } = open;
      readings.push({ ...reading, changes: await source.changes(part.fromMs, part.toMs) });
    }
  }
  return readings;
}

/** A target and the part of its time that decides about what is asked. */
export interface OpenPart {
  readonly target: string;
  readonly part: Interval;
  /** Absent when the store does not know the target. */
  readonly open: OpenReading | undefined;
}

/** In the order of their ids. */
export async function openParts(store: Store, groups: readonly TargetGroup[], asOfMs: number): Promise<OpenPart[]> {
  const open = await openTargets(store, new Set(groups.flatMap(({ targets }) => [...targets])), asOfMs);
  const parts = new Map<string, Interval>();
  for (const group of groups) {
    const members = [...group.targets].map((target) => open.get(target)).filter((one) => one !== undefined);
    const part = await decisivePart(members, group.window, group.except ?? []);
    // One that several groups ask about is read as far as any of them needs it.
    for (const target of group.targets) parts.set(target, hull(parts.get(target) ?? part, part));
  }
  const named = [...parts].map(([target, part]) => ({ target, part, open: open.get(target) }));
  return named.sort((a, b) => (a.target < b.target ? -1 : 1));
}

function hull(a: Interval, b: Interval): Interval {
  return { fromMs: Math.min(a.fromMs, b.fromMs), toMs: Math.max(a.toMs, b.toMs) };
}

async function openTargets(
  store: Store,
  targets: ReadonlySet<string>,
  asOfMs: number,
): Promise<Map<string, OpenReading>> {
  const up: readonly UpTime[] = await collectorUp(store, asOfMs);
  const byHost = Map.groupBy(targets, (target) => /^(?:host|check):([^/]+)/.exec(target)?.[1] ?? '');
  const open = new Map<string, OpenReading>();
  for (const [hostId, ofHost] of byHost) {
    const host = await store.hosts.find(hostId);
    if (!host) continue;
    const checks: readonly WatchedCheck[] = ofHost.some(isCheck) ? await store.evidence.checks(hostId) : [];
    for (const target of ofHost) {
      const check = checks.find(({ name }) => target === `check:${hostId}/${name}`);
      if (check) open.set(target, await openCheck(store, host, check, asOfMs));
      else if (!isCheck(target)) open.set(target, await openHost(store, host, asOfMs, up));
    }
  }
  return open;
}

function isCheck(target: string): boolean {
  return target.startsWith('check:');
}
