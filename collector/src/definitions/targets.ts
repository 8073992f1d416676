import type { Host, Store } from '../store/store.ts';

/** A host as far as naming it goes. */
export interface KnownHost extends Pick<Host, 'hostId' | 'name' | 'revokedMs'> {
  readonly checks: readonly { readonly name: string; readonly kind: string }[];
  readonly tags: readonly string[];
}

export type ResolvedTarget =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: string };

export async function knownHosts(store: Store): Promise<KnownHost[]> {
  const hosts = await store.hosts.list();
  return Promise.all(
    hosts.map(async (host) => {
      const checks = (await store.evidence.checks(host.hostId)).map(({ name, kind }) => ({ name, kind }));
      const { tags } = await store.standings.find(host.hostId);
      return { hostId: host.hostId, name: host.name, revokedMs: host.revokedMs, checks, tags };
    }),
  );
}

/** Every host and check as the API names them. */
export function targetIds(hosts: readonly KnownHost[]): Set<string> {
  return new Set(
    hosts.flatMap(({ hostId, checks }) => [`host:${hostId}`, ...checks.map(({ name }) => `check:${hostId}/${name}`)]),
  );
}

/**
 * What people write in files, in the API's words: the name of a host stands for its id where no other host has it (one whose key was
 * revoked gives its name free). What does not begin with `host:` or `check:` is a service and stays as it is.
 */
export function resolveTarget(written: string, hosts: readonly KnownHost[]): ResolvedTarget {
  if (!/^(host|check):/.test(written)) return { ok: true, id: written };
  const { host, onHost, check } =
    /^(?:host:(?<host>[^/]+)|check:(?<onHost>[^/]+)\/(?<check>.+))$/.exec(written)?.groups ?? {};
  const name = host ?? onHost;
  return name === undefined
    ? refused(`${written} must be host:HOST or check:HOST/CHECK`)
    : resolved(name, check, hosts);
}

function resolved(name: string, check: string | undefined, hosts: readonly KnownHost[]): ResolvedTarget {
  const byName = hosts.filter((host) => host.name === name && host.revokedMs === null);
  const found = hosts.find((host) => host.hostId === name) ?? byName[0];
  if (!found) return refused(`there is no host ${name}; a host is known once its agent has enrolled`);
  if (found.hostId !== name && byName.length > 1) {
    return refused(
      `${byName.length} hosts are called ${name}; give one of ${byName.map((host) => host.hostId).join(', ')}`,
    );
  }
  if (check === undefined) return { ok: true, id: `host:${found.hostId}` };
  if (found.checks.some(({ name: one }) => one === check)) return { ok: true, id: `check:${found.hostId}/${check}` };
  return refused(`there is no check ${check} on ${name}; a check is known once its agent has reported it`);
}

function refused(reason: string): ResolvedTarget {
  return { ok: false, reason };
}
