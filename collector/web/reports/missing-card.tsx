import type { Missing, ReportAnswer } from '../../src/api/contract/reports.ts';
import { outagePath } from '../outages/ledger-rows.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';

/** What is missing before it can be final, each with the place where it is entered. */
export function MissingCard({ month, answer }: { month: string; answer: ReportAnswer }) {
  const { t } = useWords();
  const { missing, report } = answer;
  return (
    <section className="panel report-card" aria-labelledby="report-missing">
      <h2 id="report-missing">{t('report.missing')}</h2>
      {missing.length === 0 ? (
        <p className="report-complete">{t('report.missing.none')}</p>
      ) : (
        <ul className="report-missing">
          {missing.map((one) => (
            <MissingRow key={JSON.stringify(one)} missing={one} month={month} report={report} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface MissingRowProps {
  readonly missing: Missing;
  readonly month: string;
  readonly report: ReportAnswer['report'];
}

function MissingRow({ missing, month, report }: MissingRowProps) {
  const { t } = useWords();
  const { instants } = usePage();
  switch (missing.what) {
    case 'cause':
    case 'action': {
      const { target, from } = missing;
      const title = report.outages.find((one) => one.from === from)?.title ?? target;
      return (
        <li>
          <span>
            {title} {instants.minute(Date.parse(from))}
            <small>{t(`report.missing.${missing.what}`)}</small>
          </span>
          <Link href={outagePath({ target, at: from })}>{t('report.missing.enter')}</Link>
        </li>
      );
    }
    case 'incident-open':
      return (
        <li>
          <span>{t('report.missing.incident-open', { id: missing.incident })}</span>
          <Link href={`/incidents/${encodeURIComponent(missing.incident)}`}>{t('report.missing.look')}</Link>
        </li>
      );
    case 'adjustment-pending':
      return (
        <li>
          <span>{t('report.missing.adjustment-pending', { id: missing.adjustment })}</span>
          <Link href={`/outages?month=${month}`}>{t('report.missing.look')}</Link>
        </li>
      );
    case 'period-open':
      return <li>{t('report.missing.period-open', { until: instants.end(Date.parse(missing.until)) })}</li>;
  }
}
