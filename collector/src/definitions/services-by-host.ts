import type { DefinitionEntry } from '../store/store.ts';
import { targetsIn } from './kinds/kind.ts';
import { service } from './kinds/service.ts';
import { hostOf } from './needed.ts';

/**
 * The services that stand on each host, by the id of the host: those that name it or one of its checks, and those that stand on such a service.
 * `services` are the entries in force.
 */
export function servicesByHost(services: readonly DefinitionEntry[]): ReadonlyMap<string, readonly string[]> {
  const members = new Map(services.map(({ id, body }) => [id, body === null ? [] : targetsIn(service, body)]));
  const byHost = new Map<string, string[]>();
  for (const id of members.keys()) {
    for (const host of hostsOf(id, members)) byHost.set(host, [...(byHost.get(host) ?? []), id]);
  }
  return byHost;
}

function hostsOf(serviceId: string, members: ReadonlyMap<string, readonly string[]>): Set<string> {
  const hosts = new Set<string>();
  const seen = new Set<string>();
  const open = [serviceId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const host = hostOf(id) ?? id;
    if (host.startsWith('host:')) hosts.add(host.slice('host:'.length));
    else open.push(...(members.get(id) ?? []));
  }
  return hosts;
}
