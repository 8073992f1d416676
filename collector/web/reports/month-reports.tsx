import type { ReportList, ReportMonths } from '../../src/api/contract/reports.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { monthName } from '../parts/month-stepper.tsx';
import { At } from '../parts/now.tsx';
import { reportHref } from './report-href.ts';
import { ReportStateMark } from './report-state.tsx';

type Agreement = ReportMonths['agreements'][number];
type Standing = ReportList['reports'][number];

interface MonthReportsProps {
  readonly month: string;
  readonly agreements: readonly Agreement[];
  /** How they stand once they are made; undefined while that is being found out. */
  readonly standings: ReportList | undefined;
}

/** The reports of one month. What the log knows is there at once; what is missing takes until they are made. */
export function MonthReports({ month, agreements, standings }: MonthReportsProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const known = standings?.month === month ? standings.reports : undefined;
  return (
    <div className="scroll-x">
      <table className="report-list">
        <caption className="hidden">
          {t('reports.caption', { month: monthName(t, month), zone: instants.zone.name })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('reports.column.agreement')}</th>
            <th scope="col">{t('reports.column.state')}</th>
            <th scope="col">{t('reports.column.missing')}</th>
            <th scope="col">{t('reports.column.delivery')}</th>
            <th scope="col">{t('reports.column.next')}</th>
          </tr>
        </thead>
        <tbody>
          {agreements.map((agreement) => (
            <ReportRow
              key={agreement.sla ?? '-'}
              month={month}
              agreement={agreement}
              standing={known?.find(({ sla }) => sla === agreement.sla)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ReportRowProps {
  readonly month: string;
  readonly agreement: Agreement;
  readonly standing: Standing | undefined;
}

function ReportRow({ month, agreement, standing }: ReportRowProps) {
  const { t } = useWords();
  const { sla, title, customer, next } = agreement;
  const logged = agreement.months.find((one) => one.month === month);
  return (
    <tr>
      <th scope="row">
        <Link href={reportHref(sla, month)}>{sla === null ? t('reports.all-hosts') : title}</Link>
        {customer !== null && <small>{customer}</small>}
      </th>
      <td data-label={t('reports.column.state')}>
        {standing?.failure ? (
          <small className="problem-line">{t('reports.failure', { message: standing.failure.message })}</small>
        ) : (
          <ReportStateMark
            state={standing?.state ?? logged?.state ?? null}
            edition={standing?.edition ?? logged?.edition ?? 1}
          />
        )}
        {standing !== undefined && standing.changesAfterFinal > 0 && <small className="low">{t('report.late')}</small>}
      </td>
      <td data-label={t('reports.column.missing')}>
        {standing === undefined ? <span className="muted">…</span> : <MissingCount standing={standing} />}
      </td>
      <td data-label={t('reports.column.delivery')}>
        <DeliveryCell delivery={logged?.delivery ?? null} state={logged?.state ?? null} />
      </td>
      <td data-label={t('reports.column.next')}>
        {next === null ? <span className="muted">{t('reports.next.none')}</span> : <NextRun next={next} />}
      </td>
    </tr>
  );
}

function MissingCount({ standing: { missing, state } }: { standing: Standing }) {
  const { t } = useWords();
  if (state === null || state === 'final' || state === 'sent') return <span className="muted">—</span>;
  if (missing.length === 0) return <span className="muted">{t('reports.missing.none')}</span>;
  return <strong className="low">{t('reports.missing.count', { n: missing.length })}</strong>;
}

function DeliveryCell({ delivery, state }: Pick<Agreement['months'][number], 'delivery' | 'state'>) {
  const { t } = useWords();
  if (delivery === null) {
    return <span className="muted">{t(state === 'sent' ? 'reports.delivery.by-hand' : 'reports.delivery.none')}</span>;
  }
  const { outcome, isFinal, at, problem } = delivery;
  return (
    <>
      <span className={outcome === 'failed' ? 'problem-line' : undefined} title={problem || undefined}>
        {t(`reports.delivery.${outcome}`)}
      </span>
      <small>
        {t(isFinal ? 'reports.delivery.to.final' : 'reports.delivery.to.draft')} <At ms={Date.parse(at)} as="minute" />
      </small>
    </>
  );
}

function NextRun({ next: { month, at } }: { next: NonNullable<Agreement['next']> }) {
  const { t } = useWords();
  return (
    <>
      <At ms={Date.parse(at)} as="minute" />
      <small>{t('reports.of', { month: monthName(t, month) })}</small>
    </>
  );
}
