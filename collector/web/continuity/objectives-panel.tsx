import type { ReactNode } from 'react';
import type { ReportAnswer } from '../../src/api/contract/reports.ts';
import { useResource } from '../data/resource.ts';
import { dayOf } from '../format/day.ts';
import { formatDuration } from '../format/duration.ts';
import { usePage, useWords } from '../page.ts';
import { Loading } from '../parts/loading.tsx';
import { monthName } from '../parts/month-stepper.tsx';
import { Duration, useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { type DrillBody, latestDrill, nextDrill } from './drill-dates.ts';
import { ObjectiveTable } from './objective-table.tsx';

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
  const titleOf = (line: string): string => report.lines.find(({ id }) => id === line)?.title ?? line;
  const longest = t('continuity.longest', { month: monthName(t, month) });
  return (
    <ObjectiveTable
      title={t('continuity.recovery')}
      none={t('continuity.recovery.none')}
      heads={[t('continuity.service'), t('continuity.rto'), longest]}
      rows={report.continuity.recovery.map(({ line, rtoMs, longestMs, bounds, met }) => ({
        ...{ id: line, name: titleOf(line), objectiveMs: rtoMs, met },
        worst: <Longest {...{ longestMs, bounds, met }} />,
      }))}
    />
  );
}

type Recovered = Continuity['recovery'][number];
interface LongestProps extends Pick<Recovered, 'longestMs' | 'met'> {
  readonly bounds: Recovered['bounds'] | undefined;
}

/** The longest outage that was seen, and what it may have been; without one, that there was none only where somebody looked all the time. */
function Longest({ longestMs, bounds, met }: LongestProps) {
  const { t } = useWords();
  const least = formatDuration(bounds?.leastMs ?? 0, t);
  const most = bounds?.mostMs;
  return (
    <>
      {longestMs !== null && <Duration ms={longestMs} />}
      {longestMs === null && t(met === true && bounds === undefined ? 'continuity.noOutage' : 'continuity.noneSeen')}
      {bounds !== undefined && (
        <small>
          {typeof most === 'number'
            ? t('continuity.bounds', { least, most: formatDuration(most, t) })
            : t('continuity.bounds.open', { least })}
        </small>
      )}
    </>
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
  const worstOf = ({ title, rpoMs, worstMs, met }: Continuity['points'][number]): ReactNode => {
    if (worstMs !== null) return <Duration ms={worstMs} />;
    if (met === true) return t('continuity.atMost', { duration: formatDuration(rpoMs, t) });
    return <span className="muted">{looked.has(title) ? t('none') : t('continuity.unlooked')}</span>;
  };
  const oldest = t('continuity.oldest', { month: monthName(t, month) });
  return (
    <ObjectiveTable
      title={t('continuity.points')}
      none={t('continuity.points.none')}
      heads={[t('continuity.backup'), t('continuity.rpo'), oldest]}
      rows={points.map((point) => ({
        ...{ id: point.title, name: point.title, objectiveMs: point.rpoMs, met: point.met },
        worst: worstOf(point),
      }))}
    />
  );
}
