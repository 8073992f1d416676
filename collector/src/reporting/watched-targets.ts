import type { Interval } from '../ledger/change.ts';
import type { Method } from '../reports/report.ts';
import { hostHoldMs } from '../store/readings.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';

/** The hosts and checks that a report rests on. */
export interface WatchedTargets {
  readonly sources: Method['sources'];
  readonly counts: { readonly hosts: number; readonly checks: number };
  /** The longest that any of the hosts may be silent before that means anything. */
  readonly holdMs: number | null;
  /** What hosts, checks and services are called. */
  readonly titles: Readonly<Record<string, string>>;
  /** What the clocks of the hosts of some targets were off by most within the window, with its sign; null where nobody knows. */
  worstClock(targets: Iterable<string>): number | null;
}

export async function watchedTargets(
  store: Store,
  targets: ReadonlySet<string>,
  window: Interval,
  entries: readonly DefinitionEntry[],
): Promise<WatchedTargets> {
  const byHost = Map.groupBy(targets, hostIdOf);
  const sources: Method['sources'][number][] = [];
  const titles: Record<string, string> = serviceTitles(entries);
  const clocks = new Map<string, number | null>();
  const holds: number[] = [];
  for (const [hostId, ofHost] of byHost) {
    const host = await store.hosts.find(hostId);
    if (!host) continue;
    titles[`host:${hostId}`] = host.name;
    clocks.set(hostId, await store.clocks.worst(hostId, window));
    holds.push(hostHoldMs(host));
    if (ofHost.includes(`host:${hostId}`)) {
      sources.push({ title: host.name, kind: 'host', everyMs: host.sampleEveryMs, failures: 1, recoveries: 1 });
    }
    for (const check of await store.evidence.checks(hostId)) {
      const title = `${host.name} / ${check.name}`;
      titles[`check:${hostId}/${check.name}`] = title;
      if (!ofHost.includes(`check:${hostId}/${check.name}`)) continue;
      const { kind, intervalMs, failures, recoveries } = check;
      sources.push({ title, kind, everyMs: intervalMs, failures, recoveries });
    }
  }
  const hosts = [...targets].filter((target) => target.startsWith('host:')).length;
  return {
    sources: sources.sort((a, b) => (a.title < b.title ? -1 : 1)),
    counts: { hosts, checks: targets.size - hosts },
    holdMs: holds.length === 0 ? null : Math.max(...holds),
    titles,
    worstClock: (some) => worst([...new Set([...some].map(hostIdOf))].map((hostId) => clocks.get(hostId) ?? null)),
  };
}

function hostIdOf(target: string): string {
  return /^(?:host|check):([^/]+)/.exec(target)?.[1] ?? '';
}

function serviceTitles(entries: readonly DefinitionEntry[]): Record<string, string> {
  const titled = entries.filter(({ kind, body }) => kind === 'service' && typeof body?.title === 'string');
  return Object.fromEntries(titled.map(({ id, body }) => [id, String(body?.title)]));
}

function worst(offsets: readonly (number | null)[]): number | null {
  return offsets.reduce<number | null>(
    (most, one) => (one !== null && Math.abs(one) >= Math.abs(most ?? 0) ? one : most),
    null,
  );
}
