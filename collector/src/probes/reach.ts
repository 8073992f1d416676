import { type Answer, together } from './answer.ts';
import type { Asking } from './asking.ts';
import { askByPing } from './ping.ts';
import { hasRoute } from './route.ts';
import { askByTcp } from './tcp.ts';

/** How a silent host is asked. */
interface Ways {
  readonly ports: readonly number[];
  /** The system's ping program; undefined = no ICMP. */
  readonly ping: string | undefined;
}

/**
 * Asks a host in every way there is. `nothing` needs that it was really asked, and that this machine still has a way to it: the collector's
 * own troubles must never be the host's downtime.
 */
export async function reach(address: string, { ports, ping }: Ways, asking: Asking): Promise<Answer> {
  const byTcp = together(await Promise.all(ports.map((port) => askByTcp(address, port, asking))));
  if (byTcp === 'answered' || ping === undefined) return checked(byTcp, address);
  // Only now: a process for every look would cost more than all connections.
  return checked(together([byTcp, await askByPing(ping, address, asking)]), address);
}

async function checked(answer: Answer, address: string): Promise<Answer> {
  return answer === 'nothing' && !(await hasRoute(address)) ? 'not-asked' : answer;
}
