import { useWords } from '../page.ts';
import { StateShape } from '../parts/state-mark.tsx';
import { statusOrder } from '../parts/status-order.ts';
import type { HostGroup } from './group-hosts.ts';

interface GroupRowProps {
  readonly group: HostGroup;
  readonly name: string;
  readonly index: number;
  readonly span: number;
}

/** The head of a group: what its hosts have in common, how many there are, and how many in each state. */
export function GroupRow({ group: { hosts }, name, index, span }: GroupRowProps) {
  const { t } = useWords();
  return (
    <tr className="group-row" aria-rowindex={index + 2}>
      <th scope="rowgroup" colSpan={span}>
        <span className="group-name">{name}</span>
        <span className="muted">{t('hosts.count', { n: hosts.length })}</span>
        <span className="counts">
          {statusOrder.map((status) => {
            const count = hosts.filter(({ state }) => state.status === status).length;
            return (
              count > 0 && (
                <span key={status} className="state-mark" data-status={status}>
                  <StateShape status={status} />
                  <span className="hidden">{t(`status.${status}`)}</span>
                  {count}
                </span>
              )
            );
          })}
        </span>
      </th>
    </tr>
  );
}
