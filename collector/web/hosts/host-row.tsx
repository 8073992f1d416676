import { type MouseEvent, memo } from 'react';
import type { HostSummary } from '../../src/api/contract.ts';
import { reasonText } from '../i18n/translate.ts';
import { useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { Elapsed } from '../parts/now.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { type About, HostCell } from './host-cell.tsx';
import type { ColumnKey } from './host-columns.ts';

/** Enough of a random id to tell the few hosts of one name apart. */
const shortIdChars = 8;

interface HostRowProps extends About {
  readonly host: HostSummary;
  /** The place among the rows of the table, those of groups included. */
  readonly index: number;
  /** Another host has this name: the beginning of the id tells them apart. */
  readonly twin: boolean;
  /** The month to open the host with, when it is not the current one. */
  readonly month: string | null;
  readonly shown: readonly ColumnKey[];
  readonly isSelected: boolean;
  select(id: string, extend: boolean): void;
}

/** One host in the list. Memoised: of 500 hosts a handful change at a time. */
export const HostRow = memo(function HostRow(props: HostRowProps) {
  const { host, index, twin, month, shown, isSelected, select, ...about } = props;
  const { t } = useWords();
  const { state } = host;
  const href = `/hosts/${encodeURIComponent(host.id)}${month === null ? '' : `?range=month&month=${month}`}`;
  return (
    <tr data-status={state.status} data-selected-row={isSelected ? '' : undefined} aria-rowindex={index + 2}>
      <td className="col-select">
        <label className="select-cell">
          <input
            type="checkbox"
            checked={isSelected}
            aria-label={t('hosts.select.one', { name: host.name })}
            onChange={() => {}}
            onClick={(event: MouseEvent) => select(host.id, event.shiftKey)}
          />
        </label>
      </td>
      {shown.map((key) =>
        key === 'state' ? (
          <td key={key} className="col-state">
            <StateMark status={state.status} />
            <small>{state.since !== null && <Elapsed since={state.since} />}</small>
          </td>
        ) : key === 'name' ? (
          <th key={key} scope="row" className="col-name">
            <Link href={href} title={host.name} data-row={index} data-host={host.id}>
              {host.name}
              {twin && <span className="muted"> {host.id.slice(0, shortIdChars)}</span>}
            </Link>
            <HostNote host={host} withTags={!shown.includes('tags')} />
          </th>
        ) : (
          <td key={key} className={`col-${key}`}>
            <HostCell of={key} host={host} {...about} />
          </td>
        ),
      )}
    </tr>
  );
});

/** Under the name: why it is not up, else its tags where they have no column of their own, else what it is. */
function HostNote({ host, withTags }: { host: HostSummary; withTags: boolean }) {
  const { t } = useWords();
  if (host.standing !== 'active') return <small className="standing">{t(`standing.${host.standing}`)}</small>;
  if (host.state.reason !== undefined) {
    const reason = reasonText(t, host.state.reason);
    return (
      <small className="hint" title={reason}>
        {reason}
      </small>
    );
  }
  const tags = withTags ? host.tags.join(' ') : '';
  return (
    <small className="hint" title={tags === '' ? undefined : tags}>
      {tags === '' ? `${host.os} ${host.arch}` : tags}
    </small>
  );
}
