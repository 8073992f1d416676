import { memo } from 'react';
import type { HostSummary } from '../../src/api/contract.ts';
import { formatOffset } from '../format/duration.ts';
import { reasonText } from '../i18n/translate.ts';
import { useWords } from '../page.ts';
import { Gauge } from '../parts/gauge.tsx';
import { Link } from '../parts/link.tsx';
import { Ago, Elapsed } from '../parts/now.tsx';
import { AvailabilityCell } from '../parts/percent.tsx';
import { StateMark, StateShape } from '../parts/state-mark.tsx';
import { statusOrder } from '../parts/status-order.ts';

/** Enough of a random id to tell the few hosts of one name apart. */
const shortIdChars = 8;

interface HostRowProps {
  readonly host: HostSummary;
  readonly index: number;
  /** Another host has this name: the beginning of the id tells them apart. */
  readonly twin: boolean;
  /** The month to open the host with, when it is not the current one. */
  readonly month: string | null;
}

/** One host in the list. Memoised: of 500 hosts a handful change at a time. */
export const HostRow = memo(function HostRow({ host, index, twin, month }: HostRowProps) {
  const { t } = useWords();
  const { state, now } = host;
  const href = `/hosts/${encodeURIComponent(host.id)}${month === null ? '' : `?range=month&month=${month}`}`;
  return (
    <tr data-status={state.status} aria-rowindex={index + 2}>
      <td className="col-state">
        <StateMark status={state.status} />
        <small>{state.since !== null && <Elapsed since={state.since} />}</small>
      </td>
      <th scope="row" className="col-name">
        <Link href={href} data-row={index}>
          {host.name}
          {twin && <span className="muted"> {host.id.slice(0, shortIdChars)}</span>}
        </Link>
        <HostNote host={host} />
      </th>
      <td className="col-availability">
        <AvailabilityCell availability={host.availability} />
      </td>
      <td className="col-gauge">
        <Gauge percent={now.cpuPercent} />
      </td>
      <td className="col-gauge">
        <Gauge percent={now.memoryPercent} />
      </td>
      <td className="col-gauge">
        <Gauge percent={now.diskPercent} title={now.diskMount ?? undefined} />
      </td>
      <td className="col-checks">
        <CheckCounts checks={host.checks} />
      </td>
      <td className="col-seen">
        <Ago at={host.lastSeen} />
      </td>
      <td className="col-clock">{host.clockOffsetMs === null ? t('none.short') : formatOffset(host.clockOffsetMs)}</td>
      <td className="col-version">{host.agentVersion}</td>
    </tr>
  );
});

/** Under the name: why it is not up, else what it is. */
function HostNote({ host }: { host: HostSummary }) {
  const { t } = useWords();
  if (host.standing !== 'active') return <small>{t(`standing.${host.standing}`)}</small>;
  if (host.state.reason !== undefined) {
    const reason = reasonText(t, host.state.reason);
    return (
      <small className="hint" title={reason}>
        {reason}
      </small>
    );
  }
  return (
    <small>
      {host.os} {host.arch}
    </small>
  );
}

/** How many checks are in each state, worst first; states without any are left out. */
function CheckCounts({ checks }: { checks: HostSummary['checks'] }) {
  const { t } = useWords();
  const present = statusOrder.filter((status) => checks[status] > 0);
  if (present.length === 0) return <span className="muted">{t('checks.none')}</span>;
  return (
    <span className="counts">
      {present.map((status) => (
        <span key={status} className="state-mark hint" data-status={status} title={t(`status.${status}`)}>
          <StateShape status={status} />
          <span className="hidden">{t(`status.${status}`)}</span>
          {checks[status]}
        </span>
      ))}
    </span>
  );
}
