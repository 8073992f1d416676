import { useMemo, useState } from 'react';
import type { ReportList, ReportMonths } from '../../src/api/contract/reports.ts';
import { useClock } from '../clock.ts';
import { useResource } from '../data/resource.ts';
import { isMonth, monthAt, shiftMonth } from '../format/month.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { monthName } from '../parts/month-stepper.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Attention } from '../reports/attention.tsx';
import { mergedMonths } from '../reports/merged-months.ts';
import { MonthLinks } from '../reports/month-links.tsx';
import { MonthReports } from '../reports/month-reports.tsx';
import { ReportMatrix } from '../reports/report-matrix.tsx';
import { reportTopics } from '../reports/report-topics.ts';
import { VerifyDialog } from '../reports/verify-dialog.tsx';
import { usePlace } from '../router.ts';
import '../styles/reports.css';

/** Making every report of a month takes a second; nobody writes to them oftener. */
const freshness = { topics: reportTopics, everyMs: 30_000 };

/** Every report: those of a month with what they need, and where thirteen months stand. */
export default function ReportsScreen() {
  const { t } = useWords();
  const { instants, session } = usePage();
  const place = usePlace();
  const now = monthAt(useClock(60_000), instants.zone);
  const [isVerifying, setVerifying] = useState(false);
  const wanted = place.query.get('month') ?? '';
  const latest = shiftMonth(now, -1);
  const month = isMonth(wanted) ? wanted : latest;
  const standings = useResource<ReportList>(`/api/v1/reports?month=${month}`, freshness);
  const last = useResource<ReportList>(month === latest ? null : `/api/v1/reports?month=${latest}`, freshness);
  const until = month > latest ? month : latest;
  const months = useResource<ReportMonths>(`/api/v1/reports/months?until=${until}`, freshness);
  const known = month === latest ? standings.data : last.data;
  const changed = useMemo(() => changedBy(known), [known]);
  const merged = months.data && mergedMonths(months.data, last.data, standings.data);
  const reload = (): void => {
    months.reload();
    standings.reload();
  };
  const problem = months.problem ?? standings.problem;
  return (
    <>
      <title>{`${t('reports.title')} – kadoban`}</title>
      <header className="screen-head">
        <h1>{t('reports.title')}</h1>
        <span className="bar-space" />
        <MonthLinks
          month={month}
          latest={now}
          hrefOf={(one) => place.with({ month: one === latest ? null : one, zone: null })}
        />
        {session.may.includes('look') && (
          <button type="button" className="button" onClick={() => setVerifying(true)}>
            {t('verify.open')}
          </button>
        )}
      </header>
      {problem && <ProblemNote problem={problem} kept={months.data !== undefined} retry={reload} />}
      {merged === undefined ? (
        problem === undefined && <Skeleton />
      ) : (
        <div className="report-stack">
          <Attention months={merged} latest={known} reload={reload} />
          {merged.agreements.every(({ sla }) => sla === null) && <NoAgreement />}
          <section className="panel" aria-labelledby="reports-of-month">
            <header className="panel-head">
              <h2 id="reports-of-month">{t('reports.of', { month: monthName(t, month) })}</h2>
            </header>
            <MonthReports month={month} agreements={merged.agreements} standings={standings.data} />
          </section>
          <ReportMatrix months={merged} changed={changed} />
        </div>
      )}
      {isVerifying && <VerifyDialog close={() => setVerifying(false)} />}
    </>
  );
}

function changedBy(list: ReportList | undefined): ReadonlyMap<string | null, ReadonlySet<string>> {
  const reports = list?.reports ?? [];
  return new Map(
    reports.map(({ sla, changedMonths, changesAfterFinal }) => {
      const own = changesAfterFinal > 0 && list ? [list.month] : [];
      return [sla, new Set([...changedMonths, ...own])];
    }),
  );
}

function NoAgreement() {
  const { t } = useWords();
  const { session } = usePage();
  if (!session.may.includes('administer')) return null;
  return (
    <section className="empty">
      <h2>{t('reports.empty.title')}</h2>
      <p className="lead">{t('reports.empty.text')}</p>
      <Link className="button primary" href="/settings/slas">
        {t('reports.empty.action')}
      </Link>
    </section>
  );
}
