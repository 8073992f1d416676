import type { HostList, HostSummary } from '../../src/api/contract.ts';
import { allHosts } from '../data/all-hosts.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { Ago, Now } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';

const freshness = { host: 'all', everyMs: 10_000 } as const;

/** What agents there are, by version, and which of them wait for somebody. */
export default function AgentsTab() {
  const { t } = useWords();
  const { instants } = usePage();
  const path = `/api/v1/hosts?tz=${encodeURIComponent(instants.zone.name)}`;
  const { data, problem, reload } = useResource<HostList>(path, freshness, allHosts);
  return (
    <Now asOf={data?.asOf}>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined ? (
        <Skeleton />
      ) : (
        <>
          <Waiting hosts={data.hosts} />
          <Versions hosts={data.hosts} />
        </>
      )}
      <p className="muted">{t('settings.agents.more')}</p>
    </Now>
  );
}

/** Hosts that do not count before somebody decides: each links to where that is done. */
function Waiting({ hosts }: { hosts: readonly HostSummary[] }) {
  const { t } = useWords();
  const waiting = hosts.filter(({ standing }) => standing === 'pending' || standing === 'cloned');
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('settings.agents.waiting')}</h2>
      </header>
      {waiting.length === 0 ? (
        <p className="muted">{t('settings.agents.waiting.none')}</p>
      ) : (
        <ul className="setting-list">
          {waiting.map(({ id, name, standing }) => (
            <li key={id}>
              <Link href={`/hosts/${id}`}>{name}</Link>
              <span className="flag">{t(standing === 'cloned' ? 'standing.cloned' : 'standing.pending')}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Versions({ hosts }: { hosts: readonly HostSummary[] }) {
  const { t } = useWords();
  const { session } = usePage();
  const active = hosts.filter(({ standing }) => standing === 'active');
  const byVersion = [...Map.groupBy(active, ({ agentVersion }) => agentVersion)].toSorted(([a], [b]) =>
    b.localeCompare(a, 'en', { numeric: true }),
  );
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('settings.agents.versions')}</h2>
        <p className="muted">{t('settings.agents.collector', { version: session.version })}</p>
      </header>
      <table className="setting-table">
        <caption className="hidden">{t('settings.agents.versions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agent.version')}</th>
            <th scope="col">{t('settings.agents.count')}</th>
            <th scope="col">{t('settings.agents.hosts')}</th>
          </tr>
        </thead>
        <tbody>
          {byVersion.map(([version, list]) => (
            <tr key={version}>
              <th scope="row">
                {version}
                {version !== session.version && <span className="flag">{t('settings.agents.other')}</span>}
              </th>
              <td>{list.length}</td>
              <td className="agent-names">
                {list.map(({ id, name, lastSeen, connected }) => (
                  <span key={id}>
                    <Link href={`/hosts/${id}`}>{name}</Link>
                    {!connected && (
                      <small>
                        {t('state.disconnected')} <Ago at={lastSeen} />
                      </small>
                    )}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
