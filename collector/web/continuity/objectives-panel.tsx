import type { ReportAnswer } from '../../src/api/contract/reports.ts';
import { useResource } from '../data/resource.ts';
import { dayOf } from '../format/day.ts';
import { formatDuration, formatInterval } from '../format/duration.ts';
import { usePage, useWords } from '../page.ts';
import { Loading } from '../parts/loading.tsx';
import { monthName } from '../parts/month-stepper.tsx';
import { Duration, useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { type DrillBody, latestDrill, nextDrill } from './drill-dates.ts';

export interface Agreement {
  readonly id: string;
  readonly title?: string;
  readonly plan?: { readonly title: string; readonly url: string };
  readonly recoveryPoints?: readonly { readonly title: string; readonly check?: string }[];
}

interface ObjectivesPanelProps {
  readonly agreement: Agreement;
  readonly month: string;
  readonly drills: readonly DrillBody[];
}

const freshness = { topics: ['slas', 'slos', 'drills', 'outages', 'adjustments'], everyMs: 60_000 } as const;

type Continuity = ReportAnswer['report']['continuity'];

/** What an agreement promises of recovery, and what the month came to: by the figures of its report. */
export function ObjectivesPanel({ agreement, month, drills }: ObjectivesPanelProps) {
  const { t } = useWords();
  const { id, title = id, plan } = agreement;
  const path = `/api/v1/reports/${encodeURIComponent(id)}/${month}`;
  const { data, problem, reload } = useResource<ReportAnswer>(path, freshness);
  return (
    <section className="panel objectives">
      <header className="panel-head">
        <h2>{title}</h2>
        {plan === undefined ? (
          <span className="muted">{t('continuity.plan.none')}</span>
        ) : (
          <a href={plan.url} target="_blank" rel="noreferrer">
            {t('continuity.plan')}: {plan.title}
          </a>
        )}
      </header>
      <Drills drills={drills.filter(({ sla }) => sla === undefined || sla === id)} />
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined ? (
        problem === undefined && <Loading />
      ) : (
        <div className="objective-tables">
          <Recovery report={data.report} month={month} />
          <Points
            points={data.report.continuity.points}
            looked={
              new Set((agreement.recoveryPoints ?? []).flatMap((one) => (one.check === undefined ? [] : [one.title])))
            }
            month={month}
          />
        </div>
      )}
    </section>
  );
}

function Drills({ drills }: { drills: readonly DrillBody[] }) {
  const { t } = useWords();
  const { instants } = usePage();
  const today = dayOf(useNow(), instants.zone);
  const last = latestDrill(drills, today);
  const next = nextDrill(drills, today);
  return (
    <dl className="drill-dates">
      <div>
        <dt>{t('continuity.drill.last')}</dt>
        <dd>
          {last === null ? (
            <span className="muted">{t('continuity.drill.never')}</span>
          ) : (
            <>
              {last.on} {last.title}{' '}
              <span className={last.passed ? 'fine' : 'over'}>
                <span aria-hidden="true">{last.passed ? '○' : '✕'}</span>{' '}
                {t(last.passed ? 'continuity.drill.passed' : 'continuity.drill.failed')}
              </span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('continuity.drill.next')}</dt>
        <dd>
          {next === null ? (
            <span className="muted">{t('continuity.drill.unplanned')}</span>
          ) : (
            <>
              {next.on} {next.title} {next.isOverdue && <span className="flag">{t('continuity.drill.overdue')}</span>}
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

function Recovery({ report, month }: { report: ReportAnswer['report']; month: string }) {
  const { t } = useWords();
  const { recovery } = report.continuity;
  const titleOf = (line: string): string => report.lines.find(({ id }) => id === line)?.title ?? line;
  return (
    <div>
      <h3>{t('continuity.recovery')}</h3>
      {recovery.length === 0 ? (
        <p className="muted">{t('continuity.recovery.none')}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('continuity.service')}</th>
              <th scope="col">{t('continuity.rto')}</th>
              <th scope="col">{t('continuity.longest', { month: monthName(t, month) })}</th>
              <th scope="col">{t('continuity.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {recovery.map(({ line, rtoMs, longestMs, met }) => (
              <tr key={line}>
                <th scope="row">{titleOf(line)}</th>
                <td>{formatInterval(rtoMs, t)}</td>
                <td>{longestMs === null ? t('continuity.noOutage') : <Duration ms={longestMs} />}</td>
                <td>
                  <Verdict met={met} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface PointsProps {
  readonly points: Continuity['points'];
  /** Those that a check looks at. */
  readonly looked: ReadonlySet<string>;
  readonly month: string;
}

function Points({ points, looked, month }: PointsProps) {
  const { t } = useWords();
  return (
    <div>
      <h3>{t('continuity.points')}</h3>
      {points.length === 0 ? (
        <p className="muted">{t('continuity.points.none')}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('continuity.backup')}</th>
              <th scope="col">{t('continuity.rpo')}</th>
              <th scope="col">{t('continuity.oldest', { month: monthName(t, month) })}</th>
              <th scope="col">{t('continuity.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ title, rpoMs, worstMs, met }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td>{formatInterval(rpoMs, t)}</td>
                <td>
                  {worstMs !== null ? (
                    <Duration ms={worstMs} />
                  ) : met === true ? (
                    t('continuity.atMost', { duration: formatDuration(rpoMs, t) })
                  ) : (
                    <span className="muted">{looked.has(title) ? t('none') : t('continuity.unlooked')}</span>
                  )}
                </td>
                <td>
                  <Verdict met={met} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Verdict({ met }: { met: boolean | null }) {
  const { t } = useWords();
  if (met === null) {
    return (
      <span className="muted">
        <span aria-hidden="true">△</span> {t('continuity.undetermined')}
      </span>
    );
  }
  return (
    <span className={met ? 'fine' : 'over'}>
      <span aria-hidden="true">{met ? '○' : '✕'}</span> {t(met ? 'continuity.met' : 'continuity.missed')}
    </span>
  );
}
