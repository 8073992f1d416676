import type { Answer, Client } from './client.ts';

/** An answer about hosts that comes in pages. */
interface HostPage {
  readonly hosts: readonly { readonly id: string }[];
  readonly next: string | null;
}

/**
 * The whole of a list about hosts, which the collector tells in pages; `path` has a query already. Who waits for it sees more with each page (`onPart`). It is as old as its first page;
 * a host that was renamed meanwhile, and so came twice, is told as it came last.
 */
export async function allHosts<L extends HostPage>(
  client: Pick<Client, 'get'>,
  path: string,
  signal: AbortSignal,
  onPart: (part: L) => void,
): Promise<Answer<L>> {
  let answer = await client.get<L>(path, signal);
  if (!answer.ok) return answer;
  let list = answer.data;
  while (list.next !== null) {
    onPart(list);
    answer = await client.get<L>(`${path}&after=${list.next}`, signal);
    if (!answer.ok) return answer;
    const hosts = new Map([...list.hosts, ...answer.data.hosts].map((host) => [host.id, host]));
    list = { ...list, hosts: [...hosts.values()], next: answer.data.next };
  }
  return { ok: true, data: list };
}
