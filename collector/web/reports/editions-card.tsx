import type { ReportAnswer } from '../../src/api/contract/reports.ts';
import { useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { ChangeList } from './change-list.tsx';

/** What came late of a final report, and what its editions said differently. */
export function EditionsCard({ answer }: { answer: ReportAnswer }) {
  const { t } = useWords();
  const { report, changedAfterFinal } = answer;
  const late = report.document.edition === answer.edition ? (changedAfterFinal ?? []) : [];
  return (
    <>
      {late.length > 0 && (
        <section className="panel report-card report-late" aria-labelledby="report-late">
          <h2 id="report-late">{t('report.late')}</h2>
          <p>{t('report.late.text', { n: late.length })}</p>
          <ChangeList changes={late} report={report} />
        </section>
      )}
      <section className="panel report-card report-follows" aria-labelledby="report-editions">
        <h2 id="report-editions">{t('report.editions')}</h2>
        {report.editions.length <= 1 && <p className="muted">{t('report.editions.none')}</p>}
        <ol className="report-editions">
          {report.editions.toReversed().map(({ edition, at, author, reason, changes }) => (
            <li key={edition}>
              <b>{t('reports.edition', { n: edition })}</b>
              <small>
                <At ms={Date.parse(at)} as="minute" /> {author}
              </small>
              <p>{edition === 1 ? t('report.editions.first') : reason}</p>
              {changes.length > 0 && <ChangeList changes={changes} report={report} />}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
