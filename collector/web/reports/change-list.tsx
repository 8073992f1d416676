import type { Change, ReportAnswer } from '../../src/api/contract/reports.ts';
import { useWords } from '../page.ts';
import { type ReadableChange, readableChanges } from './change-words.ts';

interface ChangeListProps {
  readonly changes: readonly Change[];
  /** Says what the lines are called. */
  readonly report: ReportAnswer['report'];
}

/** What two editions say differently: first the figures that people speak of, the rest on demand. */
export function ChangeList({ changes, report }: ChangeListProps) {
  const { t } = useWords();
  const all = readableChanges(changes, report, t);
  const main = all.filter(({ isDetail }) => !isDetail);
  const rest = all.filter(({ isDetail }) => isDetail);
  return (
    <>
      {main.length > 0 && <ChangeTable rows={main} />}
      {rest.length > 0 && (
        <details className="report-more" open={main.length === 0}>
          <summary>{t('report.changes.more', { n: rest.length })}</summary>
          <ChangeTable rows={rest} />
        </details>
      )}
    </>
  );
}

function ChangeTable({ rows }: { rows: readonly ReadableChange[] }) {
  const { t } = useWords();
  return (
    <table className="report-changes">
      <caption className="hidden">{t('report.changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('report.changes.what')}</th>
          <th scope="col">{t('report.changes.before')}</th>
          <th scope="col">{t('report.changes.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, about, what, before, after }) => (
          <tr key={key}>
            <th scope="row">
              <small>{about}</small>
              {what}
            </th>
            <td>{before}</td>
            <td>
              <strong>{after}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
