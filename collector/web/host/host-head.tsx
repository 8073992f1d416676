import type { ReactNode } from 'react';
import type { HostDetail } from '../../src/api/contract.ts';
import { formatDuration } from '../format/duration.ts';
import { reasonText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { Gauge } from '../parts/gauge.tsx';
import { Chevron } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { Ago, useNow } from '../parts/now.tsx';
import { Evidence, Percent } from '../parts/percent.tsx';
import { StateMark } from '../parts/state-mark.tsx';

/** Which host, how it is, since when and why. */
export function HostHead({ host }: { host: HostDetail }) {
  const { t } = useWords();
  const { instants } = usePage();
  const nowMs = useNow();
  const { status, since, reason } = host.state;
  const sinceMs = since === null ? null : Date.parse(since);
  return (
    <header className="host-head">
      <Link className="back" href="/hosts">
        <Chevron to="left" />
        {t('host.back')}
      </Link>
      <div className="host-title">
        <h1>{host.name}</h1>
        <p className="host-state" data-status={status}>
          <StateMark status={status} />
          {reason !== undefined && <span>{reasonText(t, reason)}</span>}
          {sinceMs !== null && (
            <time className="muted" dateTime={since ?? undefined} title={instants.utc(sinceMs)}>
              {t('state.since', {
                instant: instants.zoned(sinceMs),
                duration: formatDuration(Math.max(0, nowMs - sinceMs), t),
              })}
            </time>
          )}
          {host.standing !== 'active' && <span className="flag">{t(`standing.${host.standing}`)}</span>}
          {host.config.refusal !== null && (
            <span className="flag" title={host.config.refusal}>
              {t('state.config.refused')}
            </span>
          )}
          {host.standing === 'active' && !host.connected && <span className="flag">{t('state.disconnected')}</span>}
        </p>
        {host.tags.length > 0 && (
          <p className="host-tags">
            {host.tags.map((tag) => (
              <Link key={tag} href={`/hosts?q=${encodeURIComponent(tag)}`}>
                {tag}
              </Link>
            ))}
          </p>
        )}
      </div>
    </header>
  );
}

/** The handful of numbers somebody looks for first; the availability is the month's, whatever the range below. */
export function HostTiles({ host, month }: { host: HostDetail; month: string }) {
  const { t } = useWords();
  const { now, availability } = host;
  return (
    <dl className="tiles">
      <Tile label={t('host.availability.month', { month })}>
        {availability.primary === null ? t('none.short') : <Percent decimal={availability.primary.percent} />}
        <Evidence availability={availability} />
      </Tile>
      <Tile label={t('host.cpu')}>
        <Gauge percent={now.cpuPercent} />
      </Tile>
      <Tile label={t('host.memory')}>
        <Gauge percent={now.memoryPercent} />
      </Tile>
      <Tile label={t('host.disk')}>
        <Gauge percent={now.diskPercent} />
        {now.diskMount !== null && <small>{now.diskMount}</small>}
      </Tile>
      <Tile label={t('host.seen')}>
        <Ago at={host.lastSeen} />
      </Tile>
    </dl>
  );
}

function Tile({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="tile">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
