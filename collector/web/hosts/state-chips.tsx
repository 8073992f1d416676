import type { HostSummary, Status } from '../../src/api/contract.ts';
import { useWords } from '../page.ts';
import { StateShape } from '../parts/state-mark.tsx';
import { statusOrder } from '../parts/status-order.ts';

interface StateChipsProps {
  readonly hosts: readonly HostSummary[];
  readonly filter: string;
  setFilter(text: string): void;
}

/** How many hosts are in each state; a click shows only those. */
export function StateChips({ hosts, filter, setFilter }: StateChipsProps) {
  const { t } = useWords();
  const count = (status: Status): number => hosts.filter(({ state }) => state.status === status).length;
  return (
    <div className="chips">
      {statusOrder
        .filter((status) => count(status) > 0)
        .map((status) => (
          <button
            key={status}
            type="button"
            className="chip state-mark"
            data-status={status}
            aria-pressed={filter === status}
            onClick={() => setFilter(filter === status ? '' : status)}
          >
            <StateShape status={status} />
            <span>{t(`status.${status}`)}</span>
            <b>{count(status)}</b>
          </button>
        ))}
    </div>
  );
}
