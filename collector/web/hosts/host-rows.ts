import type { HostSummary } from '../../src/api/contract.ts';
import type { HostGroup } from './group-hosts.ts';

/** A row of a table of hosts: the head of a group, or one of its hosts. A host of two services has a row in both, under a key for each. */
export type HostRowItem =
  | { readonly key: string; readonly group: HostGroup }
  | { readonly key: string; readonly host: HostSummary };

/** Groups as rows; without heads where nothing is grouped. */
export function hostRows(groups: readonly HostGroup[], isGrouped: boolean): HostRowItem[] {
  return groups.flatMap((group): HostRowItem[] => [
    ...(isGrouped ? [{ key: `group ${group.key}`, group }] : []),
    ...group.hosts.map((host) => ({ key: `${host.id} ${group.key}`, host })),
  ]);
}
