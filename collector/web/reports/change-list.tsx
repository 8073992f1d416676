import type { Change, ReportAnswer } from '../../src/api/contract/reports.ts';
import { usePage, useWords } from '../page.ts';
import { type ReadableChange, readableChanges } from './change-words.ts';
import '../styles/report-changes.css';

interface ChangeListProps {
  readonly changes: readonly Change[];
  /** Says what the lines are called. */
  readonly report: ReportAnswer['report'];
}

/** What two editions say differently: first the figures that people speak of, the rest on demand. */
export function ChangeList({ changes, report }: ChangeListProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const all = readableChanges(changes, { report, t, zoned: instants.zoned });
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

/** What is about one thing stands together below its name. */
function ChangeTable({ rows }: { rows: readonly ReadableChange[] }) {
  const { t } = useWords();
  const groups = [...Map.groupBy(rows, ({ about }) => about)];
  return (
    <table className="report-changes">
      <caption className="hidden">{t('report.changes')}</caption>
      <thead className="hidden">
        <tr>
          <th scope="col">{t('report.changes.what')}</th>
          <th scope="col">{t('report.changes.before')}</th>
          <th scope="col">{t('report.changes.after')}</th>
        </tr>
      </thead>
      {groups.map(([about, changes]) => (
        <tbody key={about}>
          <tr className="report-change-about">
            <th scope="rowgroup" colSpan={3}>
              {about}
            </th>
          </tr>
          {changes.map(({ key, what, before, after }) => (
            <tr key={key}>
              <th scope="row">{what}</th>
              <td>{before}</td>
              <td>
                <span aria-hidden="true">→ </span>
                <strong>{after}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
