import type { Verification } from '../../src/api/contract/reports.ts';
import type { MessageKey } from '../i18n/ja.ts';
import { useWords } from '../page.ts';
import { monthName } from '../parts/month-stepper.tsx';
import '../styles/report-changes.css';

type Finding = Verification['findings'][number];

/** Whether a file is genuine, what was looked at, and where it differs. */
export function VerifyResult({ result }: { result: Verification }) {
  const { t } = useWords();
  const { verdict, report, problem, findings, changes } = result;
  return (
    <section className="verify-result" data-verdict={verdict}>
      <h3>{t(`verify.${verdict}`)}</h3>
      <p>{t(problem === null ? `verify.${verdict}.text` : 'verify.unreadable')}</p>
      {problem !== null && <small>{problem}</small>}
      {report !== null && <ReportName report={report} />}
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.what} ${finding.detail}`} data-holds={String(finding.holds)}>
            <span aria-hidden="true">{finding.holds === null ? '–' : finding.holds ? '✓' : '✕'}</span>
            <FindingText finding={finding} />
          </li>
        ))}
      </ul>
      {changes.length > 0 && (
        <>
          <h4>{t('verify.differs')}</h4>
          <table className="report-changes">
            <thead>
              <tr>
                <th scope="col">{t('report.changes.what')}</th>
                <th scope="col">{t('report.changes.before')}</th>
                <th scope="col">{t('report.changes.after')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ what, before, after }) => (
                <tr key={what}>
                  <th scope="row">
                    <code>{what}</code>
                  </th>
                  <td>{before}</td>
                  <td>
                    <strong>{after}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function ReportName({ report: { number, edition, title, month } }: { report: NonNullable<Verification['report']> }) {
  const { t } = useWords();
  return <p className="muted">{t('verify.report', { number, edition, title, month: monthName(t, month) })}</p>;
}

function FindingText({ finding: { what, holds, detail } }: { finding: Finding }) {
  const { t } = useWords();
  return <span>{t(wordsOf[what][holds === null ? 'unknown' : holds ? 'yes' : 'no'], { detail })}</span>;
}

const wordsOf: Readonly<Record<Finding['what'], Readonly<Record<'yes' | 'no' | 'unknown', MessageKey>>>> = {
  hash: { yes: 'verify.hash.yes', no: 'verify.hash.no', unknown: 'verify.hash.no' },
  rendering: { yes: 'verify.rendering.yes', no: 'verify.rendering.no', unknown: 'verify.rendering.unknown' },
  evidence: { yes: 'verify.evidence.yes', no: 'verify.evidence.no', unknown: 'verify.evidence.no' },
  heads: { yes: 'verify.heads.yes', no: 'verify.heads.no', unknown: 'verify.heads.unknown' },
  signature: { yes: 'verify.signature.yes', no: 'verify.signature.no', unknown: 'verify.signature.unknown' },
  key: { yes: 'verify.key.yes', no: 'verify.key.no', unknown: 'verify.key.unknown' },
  frozen: { yes: 'verify.frozen.yes', no: 'verify.frozen.no', unknown: 'verify.frozen.no' },
};
