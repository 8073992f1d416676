import type { HostSummary } from '../../src/api/contract.ts';
import { statusOrder } from '../parts/status-order.ts';

export interface HostGroup {
  /** What the hosts have in common: a state, the id of a service, the value of a tag; empty for those that have none. */
  readonly key: string;
  readonly hosts: readonly HostSummary[];
}

/** `tag:site` is by the value of tags such as `site:tokyo`. */
export type Grouping = 'state' | 'service' | `tag:${string}`;

export function parseGrouping(text: string | null): Grouping | null {
  if (text === 'state' || text === 'service') return text;
  return text?.startsWith('tag:') && text.length > 'tag:'.length ? (text as Grouping) : null;
}

/** The keys that tags have, such as `site` of `site:tokyo`. */
export function tagKeys(hosts: readonly HostSummary[]): string[] {
  const keys = hosts.flatMap(({ tags }) => tags.flatMap((tag) => (tag.includes(':') ? [keyOf(tag)] : [])));
  return [...new Set(keys)].toSorted();
}

/** Hosts by what they have in common, each group in the order given. A host of two services is in both; those of none come last. */
export function groupHosts(hosts: readonly HostSummary[], grouping: Grouping): HostGroup[] {
  const groups = new Map<string, HostSummary[]>();
  for (const host of hosts) {
    const keys = keysOf(host, grouping);
    for (const key of keys.length === 0 ? [''] : keys) groups.set(key, [...(groups.get(key) ?? []), host]);
  }
  return [...groups].map(([key, members]) => ({ key, hosts: members })).toSorted(orderOf(grouping));
}

function keysOf(host: HostSummary, grouping: Grouping): readonly string[] {
  if (grouping === 'state') return [host.state.status];
  if (grouping === 'service') return host.services;
  const key = grouping.slice('tag:'.length);
  return host.tags.flatMap((tag) => (keyOf(tag) === key ? [tag.slice(key.length + 1)] : []));
}

function keyOf(tag: string): string {
  return tag.slice(0, Math.max(0, tag.indexOf(':')));
}

function orderOf(grouping: Grouping): (a: HostGroup, b: HostGroup) => number {
  if (grouping === 'state') {
    const order: readonly string[] = statusOrder;
    const place = ({ key }: HostGroup): number => order.indexOf(key);
    return (a, b) => place(a) - place(b);
  }
  const names = new Intl.Collator(undefined, { numeric: true });
  return (a, b) => Number(a.key === '') - Number(b.key === '') || names.compare(a.key, b.key);
}
