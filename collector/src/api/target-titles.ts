import type { Store } from '../store/store.ts';

/** What people call hosts, checks and services; what nobody knows any more is called by its id. */
export async function targetTitles(store: Store, targets: Iterable<string>): Promise<Record<string, string>> {
  const wanted = [...new Set(targets)];
  const services = new Map(
    (await store.definitions.entries())
      .filter(({ kind }) => kind === 'service')
      .map(({ id, body }) => [id, typeof body?.title === 'string' ? body.title : id]),
  );
  const hosts = new Map<string, string>();
  for (const hostId of new Set(wanted.flatMap((target) => hostIdOf(target) ?? []))) {
    hosts.set(hostId, (await store.hosts.find(hostId))?.name ?? hostId);
  }
  return Object.fromEntries(wanted.map((target) => [target, titleOf(target, services, hosts)]));
}

/** The host that a host or check is of; undefined for a service. */
export function hostIdOf(target: string): string | undefined {
  return /^(?:host|check):([^/]+)/.exec(target)?.[1];
}

function titleOf(target: string, services: ReadonlyMap<string, string>, hosts: ReadonlyMap<string, string>): string {
  const hostId = hostIdOf(target);
  if (hostId === undefined) return services.get(target) ?? target;
  const name = hosts.get(hostId) ?? hostId;
  return target.startsWith('host:') ? name : `${name} / ${target.slice(`check:${hostId}/`.length)}`;
}
