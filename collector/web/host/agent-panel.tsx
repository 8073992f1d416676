import type { ReactNode } from 'react';
import type { HostDetail, HostEvents, SpanList } from '../../src/api/contract.ts';
import { formatOffset } from '../format/duration.ts';
import { isOlder } from '../format/version.ts';
import { usePage, useWords } from '../page.ts';
import { Ago, At } from '../parts/now.tsx';
import { AbsenceTable } from './absence-table.tsx';
import { EventTable } from './event-table.tsx';
import { HostActions } from './host-actions.tsx';

interface AgentPanelProps {
  readonly host: HostDetail;
  /** Of the range that is shown. */
  readonly spans: SpanList | undefined;
  readonly events: HostEvents['events'];
  reload(): void;
}

/** Who sends the evidence: the agent, its key and its clock; when it was gone, and why; and what can be done to it. */
export function AgentPanel({ host, spans, events, reload }: AgentPanelProps) {
  const { t } = useWords();
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('agent.title')}</h2>
      </header>
      <dl className="facts">
        {useFacts(host).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <HostActions host={host} reload={reload} />
      {spans !== undefined && <AbsenceTable list={spans} events={events} />}
      <EventTable events={events} />
    </section>
  );
}

function useFacts(host: HostDetail): readonly (readonly [string, ReactNode])[] {
  const { t } = useWords();
  const { session } = usePage();
  const { config } = host;
  const none = t('none.short');
  return [
    [
      t('agent.version'),
      <>
        {host.agentVersion}{' '}
        {isOlder(host.agentVersion, session.version) && (
          <span className="flag">{t('agent.update', { newest: session.version })}</span>
        )}
      </>,
    ],
    [t('agent.platform'), `${host.os} ${host.arch}`],
    [t('agent.connection'), host.connected ? t('agent.connected') : t('state.disconnected')],
    [t('host.seen'), <Ago key="seen" at={host.lastSeen} />],
    [t('agent.clock'), host.clockOffsetMs === null ? none : formatOffset(host.clockOffsetMs)],
    [t('agent.clock.worst'), host.worstClockOffsetMs === null ? none : formatOffset(host.worstClockOffsetMs)],
    [t('agent.booted'), host.bootedAt === null ? none : <At key="at" ms={Date.parse(host.bootedAt)} />],
    [t('agent.enrolled'), <At key="at" ms={Date.parse(host.enrolledAt)} />],
    [
      t('agent.config'),
      config.revision === 0
        ? t('agent.config.none')
        : t('agent.config.revision', { revision: config.revision, told: config.toldRevision }),
    ],
    [t('agent.id'), <code key="code">{host.id}</code>],
    [t('agent.fingerprint'), <code key="code">{host.keyFingerprint}</code>],
  ];
}
