import { lazy, Suspense, useMemo, useState } from 'react';
import type { IncidentEvidence } from '../../src/api/contract/incident-evidence.ts';
import type { Metrics } from '../../src/api/contract.ts';
import { useResource } from '../data/resource.ts';
import { reasonText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { CursorContext, createCursor } from '../parts/cursor.ts';
import { CutNote } from '../parts/cut-note.tsx';
import { Link } from '../parts/link.tsx';
import { Loading } from '../parts/loading.tsx';
import { At } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { customQuery, type Range } from '../parts/range.ts';
import { hostMetricsPath } from '../parts/range-paths.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { useIncident } from './use-incident.ts';

const Charts = lazy(async () => ({ default: (await import('../parts/charts.tsx')).Charts }));

const freshness = { topics: ['incidents'], everyMs: 30_000 } as const;

/** They change only while it lasts. */
const metricsEveryMs = 30_000;

/** What the checks said around the outages, and what the hosts were doing then. */
export function EvidencePanel() {
  const { t } = useWords();
  const { instants } = usePage();
  const { detail } = useIncident();
  const path = `/api/v1/incidents/${detail.id}/evidence`;
  const { data, problem, reload } = useResource<IncidentEvidence>(path, freshness);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <ProblemNote problem={problem} kept={false} retry={reload} />;
  }
  const [fromMs, toMs] = [Date.parse(data.from), Date.parse(data.to)];
  return (
    <>
      <section className="panel">
        <header className="panel-head">
          <h2>{t('incident.evidence.said')}</h2>
          <p className="muted">
            {t('incident.evidence.lead', { from: instants.zoned(fromMs), to: instants.until(fromMs, toMs) })}
          </p>
        </header>
        {data.checks.length === 0 ? (
          <p className="muted">{t('incident.evidence.none')}</p>
        ) : (
          data.checks.map((check) => <Answers key={check.target} check={check} name={data.titles[check.target]} />)
        )}
        {data.hosts.length < data.hostCount && (
          <p className="count">{t('incident.evidence.hosts', { n: data.hosts.length, total: data.hostCount })}</p>
        )}
      </section>
      <Load evidence={data} />
    </>
  );
}

interface AnswersProps {
  readonly check: IncidentEvidence['checks'][number];
  readonly name: string | undefined;
}

function Answers({ check: { target, total, notes }, name = target }: AnswersProps) {
  const { t } = useWords();
  return (
    <div className="scroll-x">
      <table className="plain answers">
        <caption>
          <h3>{name}</h3>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('incident.evidence.at')}</th>
            <th scope="col">{t('incident.evidence.state')}</th>
            <th scope="col">{t('incident.evidence.output')}</th>
          </tr>
        </thead>
        <tbody>
          {notes.map(({ at, status, reason, output }) => (
            <tr key={at}>
              <td>
                <At ms={Date.parse(at)} as="full" />
              </td>
              <td>
                <StateMark status={status} />
              </td>
              <td>
                {reason !== '' && <span>{reasonText(t, reason)}</span>}
                {output !== '' && <code>{output}</code>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <CutNote shown={notes.length} total={total} />
    </div>
  );
}

/** The metrics of one of the hosts in that time, and the way to its page. */
function Load({ evidence: { hosts, titles, from, to } }: { evidence: IncidentEvidence }) {
  const { t, router } = useWords();
  const { detail } = useIncident();
  const [host, setHost] = useState(hosts[0]);
  const [cursor] = useState(createCursor);
  const range = useMemo((): Range => {
    return { kind: 'custom', fromMs: Date.parse(from), toMs: Date.parse(to), month: null };
  }, [from, to]);
  const hostId = host?.slice('host:'.length) ?? '';
  const metrics = useResource<Metrics>(host === undefined ? null : hostMetricsPath(hostId, range), {
    host: hostId,
    everyMs: metricsEveryMs,
  });
  if (host === undefined) return null;
  const pageOf = (fromMs: number, toMs: number): string => {
    const query = customQuery(fromMs, toMs);
    return `/hosts/${hostId}?${new URLSearchParams({ from: query.from, to: query.to, at: detail.incident.detectedAt })}`;
  };
  return (
    <section>
      <div className="screen-head">
        <h2>{t('incident.evidence.metrics')}</h2>
        <div className="chips">
          {hosts.map((one) => (
            <button key={one} type="button" className="chip" aria-pressed={one === host} onClick={() => setHost(one)}>
              {titles[one] ?? one}
            </button>
          ))}
        </div>
        <span className="bar-space" />
        <Link href={pageOf(range.fromMs, range.toMs)} className="button">
          {t('incident.evidence.host', { name: titles[host] ?? host })}
        </Link>
      </div>
      <CursorContext value={cursor}>
        <Suspense fallback={<Loading className="panel" />}>
          <Charts metrics={metrics} range={range} zoom={(fromMs, toMs) => router.go(pageOf(fromMs, toMs), 'push')} />
        </Suspense>
      </CursorContext>
    </section>
  );
}
