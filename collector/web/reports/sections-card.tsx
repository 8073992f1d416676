import { useState } from 'react';
import type { ReportAnswer } from '../../src/api/contract/reports.ts';
import type { Told } from '../data/definitions.ts';
import { usePage, useWords } from '../page.ts';
import type { Agreement } from './agreement.ts';
import { SectionsDialog } from './sections-dialog.tsx';

interface SectionsCardProps {
  readonly answer: ReportAnswer;
  readonly told: Told<Agreement>;
  reload(): void;
}

/** Which sections the agreement has printed; who sets agreements up changes them here. */
export function SectionsCard({ answer, told, reload }: SectionsCardProps) {
  const { t } = useWords();
  const { session } = usePage();
  const [isOpen, setOpen] = useState(false);
  const { report, state } = answer;
  const isSettled = state === 'final' || state === 'sent';
  const isOther = report.sla !== null && report.sla.version !== told.version;
  return (
    <section className="panel report-card report-follows" aria-labelledby="report-sections">
      <h2 id="report-sections">{t('report.sections')}</h2>
      <ol className="report-sections">
        {report.sections.map((name) => (
          <li key={name}>{t(`report.section.${name}`)}</li>
        ))}
      </ol>
      <p className="muted">{t('report.sections.of', { title: told.definition.title ?? told.definition.id })}</p>
      {isOther && <p className="muted">{t('report.sections.other', { n: report.sla?.version ?? 0 })}</p>}
      {told.source === 'file' && <p className="muted">{t('report.sections.file')}</p>}
      {session.may.includes('administer') && told.source === 'api' && !isSettled && !isOther && (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t('report.sections.edit')}
        </button>
      )}
      {isOpen && (
        <SectionsDialog
          report={report}
          told={told}
          close={() => setOpen(false)}
          saved={() => {
            setOpen(false);
            reload();
          }}
        />
      )}
    </section>
  );
}
