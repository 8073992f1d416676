import type { HostSummary, Status } from '../../src/api/contract.ts';
import { messagesOf } from '../i18n/translate.ts';
import { statusOrder } from '../parts/status-order.ts';

export const sortKeys = [
  'state',
  'name',
  'availability',
  'cpu',
  'memory',
  'disk',
  'checks',
  'version',
  'seen',
  'clock',
] as const;
export type SortKey = (typeof sortKeys)[number];

export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** Trouble first: what somebody who opens the page wants to see. */
export const defaultSort: Sort = { key: 'state', descending: false };

/** Columns in which the large values are the interesting ones; a first click on them sorts downwards. */
const largestFirst: ReadonlySet<SortKey> = new Set(['cpu', 'memory', 'disk', 'checks', 'clock']);

/** `-cpu` is CPU with the largest first; anything unknown is the default. */
export function parseSort(text: string | null): Sort {
  const descending = text?.startsWith('-') ?? false;
  const key = sortKeys.find((known) => known === (descending ? text?.slice(1) : text));
  return key === undefined ? defaultSort : { key, descending };
}

/** How the address says it; null for the default. */
export function sortText({ key, descending }: Sort): string | null {
  return key === defaultSort.key && descending === defaultSort.descending ? null : `${descending ? '-' : ''}${key}`;
}

/** What a click on a column's head sorts by. */
export function nextSort(current: Sort, key: SortKey): Sort {
  return { key, descending: current.key === key ? !current.descending : largestFirst.has(key) };
}

/** The hosts in order; those without a value come last either way, equals by name. */
export function sortHosts(hosts: readonly HostSummary[], { key, descending }: Sort): HostSummary[] {
  const names = new Intl.Collator(undefined, { numeric: true });
  const byName = (a: HostSummary, b: HostSummary): number => names.compare(a.name, b.name) || names.compare(a.id, b.id);
  const compare = (a: string | number, b: string | number): number =>
    typeof a === 'string' || typeof b === 'string' ? names.compare(String(a), String(b)) : a - b;
  return hosts
    .map((host) => ({ host, value: sortValue(host, key) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) {
        return a.value === b.value ? byName(a.host, b.host) : a.value === null ? 1 : -1;
      }
      const order = compare(a.value, b.value);
      return (descending ? -order : order) || byName(a.host, b.host);
    })
    .map(({ host }) => host);
}

function isGone({ standing }: HostSummary): boolean {
  return standing === 'decommissioned' || standing === 'revoked';
}

function sortValue(host: HostSummary, key: SortKey): string | number | null {
  switch (key) {
    case 'state':
      // Nobody looks at these any more; that they are unknown is no trouble.
      return isGone(host) ? statusOrder.length : statusOrder.indexOf(host.state.status);
    case 'name':
      return host.name;
    case 'availability':
      return host.availability.primary === null ? null : Number(host.availability.primary.percent);
    case 'cpu':
      return host.now.cpuPercent;
    case 'memory':
      return host.now.memoryPercent;
    case 'disk':
      return host.now.diskPercent;
    case 'checks':
      // As digits of one number: no amount of unknown checks outweighs a check that is down.
      return host.checks.down * 1e6 + host.checks.degraded * 1e3 + host.checks.unknown;
    case 'version':
      return host.agentVersion;
    case 'seen':
      return host.lastSeen === null ? null : Date.parse(host.lastSeen);
    case 'clock':
      return host.clockOffsetMs === null ? null : Math.abs(host.clockOffsetMs);
  }
}

/**
 * The order on the screen while values change under it: rows keep their places, new ones come at the end. A row must
 * not move away from under a pointer; the reader asks for the new order.
 */
export function keepOrder(shown: readonly string[], sorted: readonly string[]): string[] {
  const present = new Set(sorted);
  const known = new Set(shown);
  return [...shown.filter((id) => present.has(id)), ...sorted.filter((id) => !known.has(id))];
}

const normal = (text: string): string => text.normalize('NFKC').toLowerCase();

/** A state by any of its names: the code, or the word in any language. */
function statusNamed(word: string): Status | undefined {
  return statusOrder.find(
    (status) =>
      status === word || Object.values(messagesOf).some((messages) => normal(messages[`status.${status}`]) === word),
  );
}

/** Whether every word of the filter is in the host's name, id, system, version, tags or services, by id or name, or names its state. */
export function matchesFilter(host: HostSummary, filter: string, serviceNames: ReadonlyMap<string, string>): boolean {
  const { name, id, os, arch, agentVersion, tags, services } = host;
  const called = services.map((service) => serviceNames.get(service) ?? '');
  const haystack = normal([name, id, os, arch, agentVersion, ...tags, ...services, ...called].join(' '));
  return normal(filter)
    .split(/\s+/)
    .every((word) => {
      const status = statusNamed(word);
      return status === undefined ? haystack.includes(word) : host.state.status === status;
    });
}
