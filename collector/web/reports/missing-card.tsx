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
          {[...Map.groupBy(missing, placeOf)].map(([place, some]) => (
            <MissingRow key={place} missing={some} month={month} report={report} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What is entered in one place stands in one row. */
function placeOf(missing: Missing): string {
  return missing.what === 'cause' || missing.what === 'action'
    ? `${missing.target} ${missing.from}`
    : JSON.stringify(missing);
}

interface MissingRowProps {
  /** All of one place. */
  readonly missing: readonly Missing[];
  readonly month: string;
  readonly report: ReportAnswer['report'];
}

function MissingRow({ missing: some, month, report }: MissingRowProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const [missing] = some;
  switch (missing?.what) {
    case undefined:
      return null;
    case 'cause':
    case 'action': {
      const { target, from } = missing;
      // One fault can take several services down at the same moment: the row says which of them.
      const line = report.lines.find(({ id }) => id === target);
      const title = (line ?? report.outages.find((one) => one.from === from))?.title ?? target;
      return (
        <li>
          <span>
            {title} {instants.minute(Date.parse(from))}
            {some.map(({ what }) => (
              <small key={what}>{t(what === 'cause' ? 'report.missing.cause' : 'report.missing.action')}</small>
            ))}
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
    case 'nothing-observed':
      return <li>{t('report.missing.nothing-observed')}</li>;
  }
}
