import type { Status } from './change.ts';
import type { Expression, Version } from './definitions.ts';
import { type Patch, patched, type Step, type Timeline } from './timeline.ts';

/** What a service was, by what its members were; each version of its expression in its own time. */
export function serviceTimeline(
  versions: readonly Version<Expression>[],
  memberOf: (id: string) => Timeline,
): Timeline {
  const [first, ...later] = versions;
  if (first === undefined) throw new Error('a service has at least one version');
  let timeline = combined(first.value, memberOf);
  for (const { fromMs, value } of later) timeline = switched(timeline, combined(value, memberOf), fromMs);
  return timeline;
}

function switched(before: Timeline, after: Timeline, atMs: number): Timeline {
  const inForce = after.findLast(({ fromMs }) => fromMs <= atMs) as Step;
  return [
    ...before.filter(({ fromMs }) => fromMs < atMs),
    { ...inForce, fromMs: atMs },
    ...after.filter(({ fromMs }) => fromMs > atMs),
  ];
}

interface MemberStep {
  readonly fromMs: number;
  readonly member: number;
  readonly status: Status;
}

function combined({ atLeast, of }: Expression, memberOf: (id: string) => Timeline): Timeline {
  const members = of.map((member) => (typeof member === 'string' ? memberOf(member) : combined(member, memberOf)));
  const events: MemberStep[] = members.flatMap((timeline, member) =>
    timeline.map(({ fromMs, status }) => ({ fromMs, member, status })),
  );
  // Not by subtraction: every member begins at -Infinity, and -Infinity - -Infinity is no order.
  events.sort((a, b) => (a.fromMs < b.fromMs ? -1 : a.fromMs > b.fromMs ? 1 : 0));
  const count = { up: 0, degraded: 0, down: 0, unknown: 0 };
  const current: Status[] = [];
  const steps: Step[] = [];
  for (const [index, { fromMs, member, status }] of events.entries()) {
    const before = current[member];
    if (before !== undefined) count[before]--;
    count[status]++;
    current[member] = status;
    if (events[index + 1]?.fromMs === fromMs) continue;
    const now = verdict(count, atLeast);
    if (steps.at(-1)?.status === now) continue;
    steps.push(now === 'unknown' ? { fromMs, status: now, reason: 'member-unknown' } : { fromMs, status: now });
  }
  return steps;
}

function verdict({ up, degraded, unknown }: Record<Status, number>, atLeast: number): Status {
  if (up + degraded >= atLeast) return up >= atLeast ? 'up' : 'degraded';
  return up + degraded + unknown >= atLeast ? 'unknown' : 'down';
}

/** Every target and service that `id` depends on, itself not among them. */
export function membersOf(id: string, services: ReadonlyMap<string, readonly Version<Expression>[]>): Set<string> {
  const members = new Set<string>();
  const visit = (expression: Expression): void => {
    for (const member of expression.of) {
      if (typeof member !== 'string') visit(member);
      else if (!members.has(member)) {
        members.add(member);
        for (const { value } of services.get(member) ?? []) visit(value);
      }
    }
  };
  for (const { value } of services.get(id) ?? []) visit(value);
  return members;
}

/** The timeline of a service if everything in `excused` had been up while it was excused. */
export function excusedTimeline(
  id: string,
  excused: ReadonlyMap<string, readonly Patch[]>,
  services: ReadonlyMap<string, readonly Version<Expression>[]>,
  read: { readonly point: (id: string) => Timeline; readonly replaced: (id: string) => readonly Patch[] },
): Timeline {
  const seen = new Map<string, Timeline>();
  const timelineOf = (member: string): Timeline => {
    const known = seen.get(member);
    if (known !== undefined) return known;
    const versions = services.get(member);
    const plain =
      versions === undefined
        ? read.point(member)
        : patched(serviceTimeline(versions, timelineOf), read.replaced(member));
    const timeline = patched(plain, excused.get(member) ?? []);
    seen.set(member, timeline);
    return timeline;
  };
  return timelineOf(id);
}
