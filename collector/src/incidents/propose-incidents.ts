import { isWithin, type OutageSpan } from './attach-notes.ts';

/** Why an outage belongs to another one: it is of a check of that host, or of a service that needs it. */
export type GroupReason = 'host' | 'member';

export interface GroupedOutage<O> {
  readonly outage: O;
  /** The outage that explains it; null for one that nothing explains. */
  readonly because: { readonly reason: GroupReason; readonly outage: O } | null;
}

/** Outages that people should look at as one incident. */
export interface IncidentProposal<O> {
  /** In order of time, those that explain others first. */
  readonly outages: readonly GroupedOutage<O>[];
  /** Incidents that some of the group are in already: none = open one; one = add the rest to it; several = they are one. */
  readonly incidents: readonly string[];
}

/** An incident as far as its outages go. */
export interface KnownIncident {
  readonly id: string;
  readonly outages: readonly { readonly target: string; readonly atMs: number }[];
}

/** What a target stands on directly: a check on its host, a service on its members. */
export type StandsOn = (target: string) => readonly string[];

/**
 * Looks that find the same failure do so minutes apart, and services come up some minutes after their host: an outage that begins within
 * this around another one may be explained by it.
 */
const slackMs = 5 * 60_000;

/** Groups outages by what explains them; a group that is in one incident already, as a whole, is not proposed. */
export function proposeIncidents<O extends OutageSpan>(
  outages: readonly O[],
  standsOn: StandsOn,
  incidents: readonly KnownIncident[],
): IncidentProposal<O>[] {
  const inOrder = outages.toSorted((a, b) => a.fromMs - b.fromMs);
  const byTarget = Map.groupBy(inOrder, ({ target }) => target);
  const causes = new Map(inOrder.map((outage) => [outage, causesOf(outage, byTarget, standsOn)]));
  const places = placesOf(byTarget, incidents);
  return groupsOf(inOrder, causes).flatMap((group) => {
    const ids = [...new Set(group.flatMap((outage) => places.get(outage) ?? []))].sort();
    if (ids.length === 1 && group.every((outage) => places.has(outage))) return [];
    const grouped = group.map((outage) => ({ outage, because: causes.get(outage)?.[0] ?? null }));
    // Stable: within both halves the order of time stays.
    const explained = grouped.toSorted((a, b) => Number(a.because !== null) - Number(b.because !== null));
    return [{ outages: explained, incidents: ids }];
  });
}

type Cause<O> = NonNullable<GroupedOutage<O>['because']>;

/** The outages that explain one, what it stands on directly before what that stands on. */
function causesOf<O extends OutageSpan>(
  outage: O,
  byTarget: ReadonlyMap<string, readonly O[]>,
  standsOn: StandsOn,
): Cause<O>[] {
  const causes: Cause<O>[] = [];
  const seen = new Set([outage.target]);
  const open = [...standsOn(outage.target)];
  for (let target = open.shift(); target !== undefined; target = open.shift()) {
    if (seen.has(target)) continue;
    seen.add(target);
    open.push(...standsOn(target));
    const reason = outage.target.startsWith('check:') ? 'host' : 'member';
    for (const one of byTarget.get(target) ?? []) if (explains(one, outage)) causes.push({ reason, outage: one });
  }
  return causes;
}

function explains(cause: OutageSpan, { fromMs }: OutageSpan): boolean {
  return cause.fromMs - slackMs <= fromMs && (cause.toMs === null || fromMs < cause.toMs + slackMs);
}

/** Whatever explains or is explained belongs together, however far round. */
function groupsOf<O>(outages: readonly O[], causes: ReadonlyMap<O, readonly Cause<O>[]>): O[][] {
  const groupOf = new Map<O, O[]>();
  for (const outage of outages) groupOf.set(outage, [outage]);
  for (const [outage, list] of causes) {
    for (const { outage: cause } of list) {
      const [one, other] = [groupOf.get(outage) ?? [], groupOf.get(cause) ?? []];
      if (one === other) continue;
      one.push(...other);
      for (const moved of other) groupOf.set(moved, one);
    }
  }
  const order = new Map(outages.map((outage, index) => [outage, index]));
  return [...new Set(groupOf.values())]
    .map((group) => group.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)))
    .sort((a, b) => (order.get(a[0] as O) ?? 0) - (order.get(b[0] as O) ?? 0));
}

function placesOf<O extends OutageSpan>(
  byTarget: ReadonlyMap<string, readonly O[]>,
  incidents: readonly KnownIncident[],
): Map<O, string[]> {
  const places = new Map<O, string[]>();
  for (const { id, outages } of incidents) {
    for (const { target, atMs } of outages) {
      for (const outage of byTarget.get(target) ?? [])
        if (isWithin(outage, atMs)) places.set(outage, [...(places.get(outage) ?? []), id]);
    }
  }
  return places;
}
