import type { DefinitionChange, DefinitionEntry } from '../store/store.ts';
import { hostConfig } from './host-config.ts';
import { historiesOf } from './in-force.ts';
import type { Body, Fault } from './kinds/kind.ts';
import type { SlaBody } from './kinds/sla.ts';
import { slaOf } from './sla.ts';
import type { KnownHost } from './targets.ts';

type Point = NonNullable<SlaBody['recoveryPoints']>[number];

/**
 * The first recovery point of the agreements that are written now whose check cannot tell how old a backup was. `log` has the changes in it. What
 * the agent's own configuration says of a check the collector does not know, but for its kind.
 */
export function backupProblem(
  log: readonly DefinitionEntry[],
  changes: readonly DefinitionChange[],
  hosts: readonly KnownHost[],
): (Fault & { readonly entry: DefinitionEntry }) | undefined {
  for (const { kind, id, body } of changes) {
    if (kind !== 'sla' || body === null) continue;
    const entry = log.findLast((one) => one.kind === kind && one.id === id);
    const { recoveryPoints = [] } = body as unknown as SlaBody;
    for (const [index, point] of recoveryPoints.entries()) {
      const reason = refusalOf(point, slaOf(id, body).recoveryPoints[index]?.rpoMs, log, hosts);
      if (entry && reason !== undefined) return { entry, path: `recoveryPoints[${index}].check`, reason };
    }
  }
  return undefined;
}

function refusalOf(
  { check, rpo }: Point,
  rpoMs: number | undefined,
  log: readonly DefinitionEntry[],
  hosts: readonly KnownHost[],
): string | undefined {
  const { hostId = '', name = '' } = /^check:(?<hostId>[^/]+)\/(?<name>.+)$/.exec(check ?? '')?.groups ?? {};
  const host = hosts.find((one) => one.hostId === hostId);
  const kind = host?.checks.find((one) => one.name === name)?.kind;
  if (!host || kind === undefined) return undefined;
  if (kind !== 'file')
    return `is of the kind ${kind}, which sees no backup; name a check of the kind file, or leave it out`;
  const central = centralCheck(log, host, name);
  if (central?.kind !== 'file' || central.maxAgeMs === rpoMs) return undefined;
  const maxAge = central.maxAgeMs === undefined ? 'has no maxAgeMs' : `has maxAgeMs ${String(central.maxAgeMs)}`;
  return `${maxAge}, and tells the age of a backup only where that is its rpo, ${rpo} (${rpoMs}); make the two the same`;
}

/** A check of a host as the definitions say it, where these do. */
function centralCheck(log: readonly DefinitionEntry[], { tags }: KnownHost, name: string): Body | undefined {
  const last = historiesOf(log, 'checks').flatMap((history) => history.slice(-1));
  const { checks } = JSON.parse(hostConfig(last, tags)) as { readonly checks: readonly Body[] };
  return checks.find((one) => one.name === name);
}
