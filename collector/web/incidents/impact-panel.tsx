import type { IncidentImpact } from '../../src/api/contract/incident-impact.ts';
import { useResource } from '../data/resource.ts';
import { formatDuration } from '../format/duration.ts';
import { listed } from '../format/listed.ts';
import { useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { monthName } from '../parts/month-stepper.tsx';
import { Duration } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { StateShape } from '../parts/state-mark.tsx';
import { useIncident } from './use-incident.ts';

const freshness = { topics: ['incidents'], everyMs: 30_000 } as const;

/** What the graph says was hit, whom people say it hit, and what it took of each promise. */
export function ImpactPanel() {
  const { t } = useWords();
  const { detail } = useIncident();
  const { affected } = detail.incident;
  const { data, problem, reload } = useResource<IncidentImpact>(`/api/v1/incidents/${detail.id}/impact`, freshness);
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('incident.impact')}</h2>
        {affected?.degree !== undefined && (
          <span className="muted">{t(`incidents.form.degree.${affected.degree}`)}</span>
        )}
        {affected?.usersAffected !== undefined && (
          <span className="muted">{t('incident.impact.users', { n: affected.usersAffected })}</span>
        )}
      </header>
      {affected?.text !== undefined && <p className="said">{affected.text}</p>}
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data !== undefined && (
        <>
          {data.services.length + data.hosts.length === 0 && affected === undefined && (
            <p className="muted">{t('incident.impact.none')}</p>
          )}
          <Hit impact={data} />
          <Budgets budgets={data.budgets} />
        </>
      )}
    </section>
  );
}

function Hit({ impact }: { impact: IncidentImpact }) {
  const { t } = useWords();
  const { detail } = useIncident();
  const nameOf = (target: string): string => impact.titles[target] ?? target;
  const checksOf = (host: string): string[] =>
    impact.checks.filter((check) => check.startsWith(`check:${host.slice('host:'.length)}/`));
  const isReported = (target: string): boolean => detail.incident.targets?.includes(target) ?? false;
  return (
    <dl className="hit">
      {impact.services.length > 0 && (
        <div>
          <dt>{t('incident.impact.services')}</dt>
          {impact.services.map(({ target, wasDown, because }) => (
            <dd key={target}>
              <HitMark is={wasDown ? 'down' : isReported(target) ? 'hit' : 'dependent'} />
              <span>
                {nameOf(target)}
                {because.length > 0 && (
                  <small> {t('incident.impact.because', { targets: listed(because.map(nameOf), t) })}</small>
                )}
              </span>
            </dd>
          ))}
        </div>
      )}
      {impact.hosts.length > 0 && (
        <div>
          <dt>{t('incident.impact.hosts')}</dt>
          {impact.hosts.map(({ target, wasDown }) => (
            <dd key={target}>
              <HitMark is={wasDown ? 'down' : checksOf(target).length > 0 ? 'checks' : 'hit'} />
              <span>
                <Link href={`/hosts/${target.slice('host:'.length)}`}>{nameOf(target)}</Link>
                <small> {listed(checksOf(target).map(nameOf), t)}</small>
              </span>
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
}

function HitMark({ is }: { is: 'down' | 'checks' | 'hit' | 'dependent' }) {
  const { t } = useWords();
  const status = ({ down: 'down', checks: 'down', hit: 'degraded', dependent: 'unknown' } as const)[is];
  return (
    <span className="state-mark" data-status={status}>
      {is === 'dependent' ? <span aria-hidden="true">↳</span> : <StateShape status={status} />}
      <span>{t(`incident.impact.${is}`)}</span>
    </span>
  );
}

function Budgets({ budgets }: { budgets: IncidentImpact['budgets'] }) {
  const { t } = useWords();
  if (budgets.length === 0) return null;
  return (
    <>
      <h3>{t('incident.impact.budget')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to scroll by keys */}
      <section className="scroll-x" tabIndex={0} aria-label={t('incident.impact.budget')}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('incident.impact.slo')}</th>
              <th scope="col">{t('incident.impact.counted')}</th>
              <th scope="col">{t('incident.impact.eaten')}</th>
              <th scope="col">{t('incident.impact.remaining', { month: monthName(t, budgets[0]?.period ?? '') })}</th>
            </tr>
          </thead>
          <tbody>
            {budgets.map((budget) => (
              <BudgetRow key={`${budget.slo} ${budget.period}`} budget={budget} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function BudgetRow({ budget }: { budget: IncidentImpact['budgets'][number] }) {
  const { t } = useWords();
  const { title, objective, countedMs, remainingMs, eaten } = budget;
  return (
    <tr>
      <th scope="row">
        {title} <small>{objective} %</small>
      </th>
      <td>
        <Duration ms={countedMs} />
      </td>
      <td>
        {eaten === null ? (
          t('none.short')
        ) : (
          <span className={Number(eaten) >= 100 ? 'over' : undefined}>
            {eaten}
            <span className="unit">%</span>
          </span>
        )}
      </td>
      <td>
        {remainingMs === null ? (
          t('none.short')
        ) : remainingMs < 0 ? (
          <span className="over">{t('incident.impact.over', { duration: formatDuration(-remainingMs, t) })}</span>
        ) : (
          <Duration ms={remainingMs} />
        )}
      </td>
    </tr>
  );
}
