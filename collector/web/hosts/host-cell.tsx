import type { HostCourses } from '../../src/api/contract/host.ts';
import type { HostSummary } from '../../src/api/contract.ts';
import { formatOffset } from '../format/duration.ts';
import { isOlder } from '../format/version.ts';
import { useWords } from '../page.ts';
import { Ago } from '../parts/now.tsx';
import { AvailabilityCell } from '../parts/percent.tsx';
import { StateShape } from '../parts/state-mark.tsx';
import { statusOrder } from '../parts/status-order.ts';
import type { ColumnKey } from './host-columns.ts';
import { SparkBar } from './spark-bar.tsx';

/** What a row shows besides its host. */
export interface About {
  /** The last hour of the host; undefined before it is known. */
  readonly course: HostCourses['hosts'][number] | undefined;
  /** What services are called, by their ids. */
  readonly serviceNames: ReadonlyMap<string, string>;
  /** The version of the collector, which hands out the agents of the same. */
  readonly newest: string;
}

interface HostCellProps extends About {
  readonly of: Exclude<ColumnKey, 'state' | 'name'>;
  readonly host: HostSummary;
}

export function HostCell({ of, host, course, serviceNames, newest }: HostCellProps) {
  const { t } = useWords();
  const { now } = host;
  switch (of) {
    case 'tags':
      return <Words words={host.tags} />;
    case 'services':
      return <Words words={host.services.map((id) => serviceNames.get(id) ?? id)} />;
    case 'availability':
      return <AvailabilityCell availability={host.availability} />;
    case 'cpu':
      return <SparkBar percent={now.cpuPercent} course={course?.cpu} />;
    case 'memory':
      return <SparkBar percent={now.memoryPercent} course={course?.memory} />;
    case 'disk':
      return <SparkBar percent={now.diskPercent} course={course?.disk} title={now.diskMount ?? undefined} />;
    case 'checks':
      return <CheckCounts checks={host.checks} />;
    case 'seen':
      return <Ago at={host.lastSeen} />;
    case 'clock':
      return host.clockOffsetMs === null ? t('none.short') : formatOffset(host.clockOffsetMs);
    case 'version':
      return <Version version={host.agentVersion} newest={newest} />;
    case 'system':
      return `${host.os} ${host.arch}`;
  }
}

/** Tags or names, as many as there is room for; all of them on hover. */
function Words({ words }: { words: readonly string[] }) {
  if (words.length === 0) return <span className="muted">–</span>;
  return (
    <span className="words hint" title={words.join('\n')}>
      {words.map((word) => (
        <span key={word} className="word">
          {word}
        </span>
      ))}
    </span>
  );
}

function Version({ version, newest }: { version: string; newest: string }) {
  const { t } = useWords();
  if (!isOlder(version, newest)) return version;
  return (
    <>
      {version}{' '}
      <span className="update hint" title={t('hosts.update.title', { newest })}>
        {t('hosts.update')}
      </span>
    </>
  );
}

/** How many checks are in each state, worst first; states without any are left out. */
function CheckCounts({ checks }: { checks: HostSummary['checks'] }) {
  const { t } = useWords();
  const present = statusOrder.filter((status) => checks[status] > 0);
  if (present.length === 0) {
    return (
      <span className="muted hint" title={t('checks.none')}>
        –
      </span>
    );
  }
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
