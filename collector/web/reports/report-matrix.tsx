import type { ReportMonths } from '../../src/api/contract/reports.ts';
import { useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { monthName } from '../parts/month-stepper.tsx';
import { reportHref } from './report-href.ts';
import { ReportStateMark } from './report-state.tsx';
import '../styles/report-matrix.css';

interface ReportMatrixProps {
  readonly months: ReportMonths;
  /** Earlier months that would be told otherwise by now, by agreement. */
  readonly changed: ReadonlyMap<string | null, ReadonlySet<string>>;
}

/** Thirteen months of every agreement, the newest first: so it stands where a narrow screen begins. */
export function ReportMatrix({ months: { months, agreements }, changed }: ReportMatrixProps) {
  const { t } = useWords();
  const newestFirst = months.toReversed();
  return (
    <section className="panel" aria-labelledby="reports-archive">
      <header className="panel-head">
        <h2 id="reports-archive">{t('reports.archive')}</h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className="report-matrix-scroll" tabIndex={0} aria-label={t('reports.archive.caption')}>
        <table className="report-matrix">
          <caption className="hidden">{t('reports.archive.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reports.column.agreement')}</th>
              {newestFirst.map((month) => (
                <th scope="col" key={month}>
                  <Link href={`/reports?month=${month}`} title={monthName(t, month)}>
                    {month.replace('-', '/')}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agreements.map((agreement) => (
              <AgreementRow
                key={agreement.sla ?? '-'}
                agreement={agreement}
                changed={changed.get(agreement.sla) ?? none}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

const none: ReadonlySet<string> = new Set();

interface AgreementRowProps {
  readonly agreement: ReportMonths['agreements'][number];
  readonly changed: ReadonlySet<string>;
}

function AgreementRow({ agreement: { sla, title, customer, months }, changed }: AgreementRowProps) {
  const { t } = useWords();
  const name = sla === null ? t('reports.all-hosts') : title;
  return (
    <tr>
      <th scope="row">
        {name}
        {customer !== null && <small>{customer}</small>}
      </th>
      {months.toReversed().map(({ month, state, edition, delivery }) => (
        <td key={month} data-state={state ?? 'none'}>
          <Link href={reportHref(sla, month)}>
            <ReportStateMark state={state} edition={edition} />
            <span className="hidden">{`${name} ${monthName(t, month)}`}</span>
          </Link>
          {delivery?.outcome === 'failed' && <small className="problem-line">{t('reports.delivery.failed')}</small>}
          {changed.has(month) && <small className="low">{t('report.late')}</small>}
        </td>
      ))}
    </tr>
  );
}
