import type { FleetHost } from './fleet.ts';
import type { Heard } from './heard.ts';
import type { Restless } from './restless.ts';
import { until } from './until.ts';

/** A process of one agent or of many. */
export interface Agents {
  readonly hosts: readonly FleetHost[];
  readonly process: Restless;
}

/**
 * Lets everything come to rest: agents started anew dial at once and send what is on their disks; then all end in order, within `calmMs` or so. The
 * instant at which all of them still ran.
 */
export async function comeToRest(
  {
    heard,
    agents,
    collector,
  }: { readonly heard: Heard; readonly agents: readonly Agents[]; readonly collector: Restless },
  calmMs: number,
): Promise<number> {
  await Promise.all(agents.map(({ process }) => process.end('SIGTERM')));
  const sinceMs = Date.now();
  await Promise.all(agents.map(({ process }) => process.restart('SIGTERM')));
  const hosts = agents.flatMap((crew) => crew.hosts);
  await until('every agent was heard', calmMs, async () =>
    hosts.every(({ hostId }) => heard.isThrough(hostId, sinceMs)) ? true : undefined,
  );
  const asOfMs = Date.now();
  await Promise.all(agents.map(({ process }) => process.end('SIGTERM')));
  await collector.end('SIGTERM');
  return asOfMs;
}
