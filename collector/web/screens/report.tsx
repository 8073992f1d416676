import type { ReportAnswer } from '../../src/api/contract/reports.ts';
import { useClock } from '../clock.ts';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { monthAt } from '../format/month.ts';
import { usePage, useWords } from '../page.ts';
import { Chevron } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { monthName } from '../parts/month-stepper.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import type { Agreement } from '../reports/agreement.ts';
import { DeliveryCard } from '../reports/delivery-card.tsx';
import { EditionsCard } from '../reports/editions-card.tsx';
import { type Manner, mannerOf, previewHref } from '../reports/manner.ts';
import { MannerBar } from '../reports/manner-bar.tsx';
import { MissingCard } from '../reports/missing-card.tsx';
import { MonthLinks } from '../reports/month-links.tsx';
import { Preview } from '../reports/preview.tsx';
import { reportApi, reportHref } from '../reports/report-href.ts';
import { ReportStateMark } from '../reports/report-state.tsx';
import { reportTopics } from '../reports/report-topics.ts';
import { SectionsCard } from '../reports/sections-card.tsx';
import { StepsCard } from '../reports/steps-card.tsx';
import { usePlace } from '../router.ts';
import type { ScreenProps } from './screens.ts';
import '../styles/report.css';

const freshness = { topics: reportTopics, everyMs: 30_000 };

/** One report: how it reads at the left, what it needs and where it is on its way at the right. */
export default function ReportScreen({ params }: ScreenProps) {
  const { t, language } = useWords();
  const { session, instants } = usePage();
  const place = usePlace();
  const now = monthAt(useClock(60_000), instants.zone);
  const { month = '' } = params;
  const sla = params.sla === '-' ? null : (params.sla ?? null);
  const manner = mannerOf(place.query, language);
  const path = reportApi(sla, month);
  const asked = manner.edition === null ? path : `${path}?edition=${manner.edition}`;
  const answer = useResource<ReportAnswer>(asked, freshness);
  const isWorker = session.may.includes('look');
  const agreement = useResource<Told<Agreement>>(
    isWorker && sla !== null ? `/api/v1/slas/${encodeURIComponent(sla)}` : null,
    freshness,
  );
  const reload = (): void => {
    answer.reload();
    agreement.reload();
  };
  const title = answer.data === undefined ? '' : titleOf(answer.data, t('reports.all-hosts'));
  return (
    <>
      <title>{`${title} ${monthName(t, month)} – kadoban`}</title>
      <Link className="back" href={`/reports?month=${month}`}>
        <Chevron to="left" />
        {t('report.back')}
      </Link>
      <header className="screen-head report-head">
        <h1>{title || t('reports.title')}</h1>
        {answer.data && <ReportStateMark state={answer.data.state} edition={answer.data.edition} />}
        <span className="bar-space" />
        <MonthLinks month={month} latest={now} hrefOf={(one) => reportHref(sla, one)} />
        {answer.data && <MannerBar answer={answer.data} path={path} manner={manner} />}
      </header>
      {answer.problem && !isWorker && answer.problem.code === 'REPORT_UNKNOWN' ? (
        <p className="nothing">{t('report.not-final')}</p>
      ) : (
        answer.problem && <ProblemNote problem={answer.problem} kept={answer.data !== undefined} retry={reload} />
      )}
      {answer.data === undefined ? (
        answer.problem === undefined && (
          <p className="muted" aria-busy="true">
            {t('report.loading')}
          </p>
        )
      ) : (
        <div className="report-page">
          <ShownReport answer={answer.data} path={path} manner={manner} title={title} />
          <aside className="report-side">
            {/* A customer is not told the log, so that the steps would look undone. */}
            {isWorker && <StepsCard sla={sla} month={month} answer={answer.data} reload={reload} />}
            {isWorker && answer.data.changedAfterFinal === null && <MissingCard month={month} answer={answer.data} />}
            <EditionsCard answer={answer.data} />
            {agreement.data && (
              <>
                <DeliveryCard
                  month={month}
                  answer={answer.data}
                  agreement={agreement.data.definition}
                  reload={reload}
                />
                <SectionsCard answer={answer.data} told={agreement.data} reload={reload} />
              </>
            )}
          </aside>
        </div>
      )}
    </>
  );
}

interface ShownReportProps {
  readonly answer: ReportAnswer;
  readonly path: string;
  readonly manner: Manner;
  readonly title: string;
}

function ShownReport({ answer: { report, tag }, path, manner, title }: ShownReportProps) {
  const { t } = useWords();
  const src = previewHref(path, manner);
  return (
    <section className="report-paper">
      {/* Loaded anew when the report says something else, or stands elsewhere. */}
      <Preview key={`${src} ${tag}`} src={src} title={t('report.preview', { title, month: report.period.month })} />
      <p className="report-on-paper">{t('report.on-paper')}</p>
      <p className="report-hash muted">
        {report.document.number} · {t('report.hash')} <code>{report.hash}</code>
      </p>
    </section>
  );
}

function titleOf({ report: { sla } }: ReportAnswer, allHosts: string): string {
  return sla?.title ?? allHosts;
}
