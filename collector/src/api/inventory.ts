import { targetsIn } from '../definitions/kinds/kind.ts';
import { service } from '../definitions/kinds/service.ts';
import { inventoryHistory } from '../ledger/inventory-history.ts';
import { standingWord } from '../standing-word.ts';
import type { Host, Store } from '../store/store.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { HostInventory } from './contract.ts';
import { HostParams } from './hosts.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';

/** Inventories that one answer goes back: of a host that changes each week, ten years. */
const inventoriesMax = 500;

/** `/api/v1/hosts/{id}/inventory`: the host as a configuration item. */
export function inventoryRoute(app: App, { store, now, asOf }: ApiParts): void {
  app.get(
    '/api/v1/hosts/:id/inventory',
    { schema: { tags: ['hosts'], params: HostParams, response: { 200: HostInventory, ...problemSchemas(404) } } },
    async (request, reply) => {
      const { id } = request.params;
      await asOf(id);
      const host = await store.hosts.find(id);
      return host ? hostInventory(store, host, now()) : refuse(reply, 404, 'HOST_UNKNOWN', id);
    },
  );
}

type InventoryParts = Pick<Store, 'definitions' | 'evidence' | 'inventories' | 'standings'>;

/** The record of a host as a configuration item: what identifies it, its type, what describes it, what it is related to, how it stands, and its past. */
export async function hostInventory(store: InventoryParts, host: Host, nowMs: number): Promise<HostInventory> {
  const { facts, changes } = inventoryHistory(await store.inventories.list(host.hostId, inventoriesMax));
  const said = (name: string) => facts.find((fact) => fact.name === name && fact.instance === '')?.value;
  const machine = [said('machine.vendor'), said('machine.model')].filter(Boolean).join(' ');
  const kind = said('machine.kind');
  return {
    identifier: `host:${host.hostId}`,
    name: host.name,
    type: kind === 'physical' || kind === 'virtual' || kind === 'container' ? kind : 'unknown',
    description: [said('os') ?? host.os, said('arch') ?? host.arch, machine].filter(Boolean).join(', '),
    status: standingWord(host, await store.standings.find(host.hostId), nowMs),
    relations: await relationsOf(store, host.hostId),
    facts: facts.map(({ sinceMs, ...fact }) => ({ ...fact, since: instant(sinceMs) })),
    changes: changes.toReversed().map(({ atMs, ...change }) => ({ at: instant(atMs), ...change })),
  };
}

/** The services that it is part of, with itself or one of its checks, and what it looks at. */
async function relationsOf(
  { definitions, evidence }: InventoryParts,
  hostId: string,
): Promise<HostInventory['relations']> {
  const services = await definitions.current('service');
  const isOurs = (target: string) => target === `host:${hostId}` || target.startsWith(`check:${hostId}/`);
  const checks = await evidence.checks(hostId);
  return [
    ...services
      .filter(({ body }) => body !== null && targetsIn(service, body).some(isOurs))
      .map(({ id }) => ({ relation: 'part-of' as const, target: `service:${id}` })),
    ...checks
      .filter(({ watched }) => watched)
      .map(({ kind, name, target }) => ({ relation: 'looks-at' as const, target: target || `${kind} ${name}` })),
  ];
}
