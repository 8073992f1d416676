import type { HostDetail } from '../../src/api/contract.ts';
import { formatOffset } from '../format/duration.ts';
import { useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { EventTable } from './event-table.tsx';

/** Who sends the evidence: the agent, its key and its clock. */
export function AgentPanel({ host }: { host: HostDetail }) {
  const { t } = useWords();
  const rows = [
    [t('agent.version'), host.agentVersion],
    [t('agent.platform'), `${host.os} ${host.arch}`],
    [t('agent.connection'), host.connected ? t('agent.connected') : t('state.disconnected')],
    [t('agent.clock'), host.clockOffsetMs === null ? t('none.short') : formatOffset(host.clockOffsetMs)],
    [t('agent.booted'), host.bootedAt === null ? t('none.short') : <At key="at" ms={Date.parse(host.bootedAt)} />],
    [t('agent.enrolled'), <At key="at" ms={Date.parse(host.enrolledAt)} />],
    [t('agent.id'), <code key="code">{host.id}</code>],
    [t('agent.fingerprint'), <code key="code">{host.keyFingerprint}</code>],
  ] as const;
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('agent.title')}</h2>
      </header>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <EventTable hostId={host.id} />
    </section>
  );
}
