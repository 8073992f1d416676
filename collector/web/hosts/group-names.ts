import { useMemo } from 'react';
import type { Status } from '../../src/api/contract.ts';
import { useWords } from '../page.ts';
import { statusOrder } from '../parts/status-order.ts';
import type { Grouping } from './group-hosts.ts';

/** What the groups are called; null: nothing is grouped. */
export function useGroupNames(
  grouping: Grouping | null,
  serviceNames: ReadonlyMap<string, string>,
): ((key: string) => string) | null {
  const { t } = useWords();
  return useMemo(() => {
    if (grouping === null) return null;
    return (key) => {
      if (key === '') return t(grouping === 'service' ? 'hosts.group.noService' : 'hosts.group.noTag');
      if (grouping === 'service') return serviceNames.get(key) ?? key;
      const status = statusOrder.find((one): one is Status => one === key);
      return grouping === 'state' && status !== undefined ? t(`status.${status}`) : key;
    };
  }, [grouping, serviceNames, t]);
}
