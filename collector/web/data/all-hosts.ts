import type { HostList } from '../../src/api/contract.ts';
import type { Answer, Client } from './client.ts';

/**
 * The whole list of hosts, which the collector tells in pages. Who waits for it sees more with each page (`onPart`). It is as old as its first page;
 * a host that was renamed meanwhile, and so came twice, is told as it came last.
 */
export async function allHosts(
  client: Pick<Client, 'get'>,
  path: string,
  signal: AbortSignal,
  onPart: (part: HostList) => void,
): Promise<Answer<HostList>> {
  let answer = await client.get<HostList>(path, signal);
  if (!answer.ok) return answer;
  let list = answer.data;
  while (list.next !== null) {
    onPart(list);
    answer = await client.get<HostList>(`${path}&after=${list.next}`, signal);
    if (!answer.ok) return answer;
    const hosts = new Map([...list.hosts, ...answer.data.hosts].map((host) => [host.id, host]));
    list = { ...list, hosts: [...hosts.values()], next: answer.data.next };
  }
  return { ok: true, data: list };
}
