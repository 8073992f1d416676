import { useMemo, useState } from 'react';
import type { HostSummary } from '../../src/api/contract.ts';
import { keepOrder, parseSort, sortHosts } from './host-order.ts';

/** The hosts in the order that was asked for; `resort` brings them into it anew once values have moved on. */
export function useOrderedHosts(hosts: readonly HostSummary[], sortParameter: string | null) {
  const sorted = useMemo(() => sortHosts(hosts, parseSort(sortParameter)), [hosts, sortParameter]);
  const ids = sorted.map(({ id }) => id);
  const [kept, setKept] = useState({ sort: sortParameter, ids });
  const shown = kept.sort === sortParameter ? keepOrder(kept.ids, ids) : ids;
  if (kept.sort !== sortParameter || shown.length !== kept.ids.length || shown.some((id, i) => id !== kept.ids[i])) {
    setKept({ sort: sortParameter, ids: shown });
  }
  const byId = new Map(hosts.map((host) => [host.id, host]));
  const moved = ids.some((id, index) => shown[index] !== id);
  return {
    hosts: shown.map((id) => byId.get(id)).filter((host) => host !== undefined),
    resort: moved ? () => setKept({ sort: sortParameter, ids }) : null,
  };
}
