import type { ReportState } from '../../src/api/contract/reports.ts';
import { useWords } from '../page.ts';
import '../styles/report-state.css';

const shapes: Readonly<Record<ReportState | 'none', string>> = {
  none: 'M3 5.4h6v1.2H3z',
  draft: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm0 1.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z',
  'needs-input': 'M6 .8 11.6 11H.4ZM5.4 4.4v3.4h1.2V4.4ZM5.4 8.7v1.2h1.2V8.7Z',
  checked: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm0 1.5v7a3.5 3.5 0 0 0 0-7Z',
  approved: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm0 2.2A2.8 2.8 0 1 0 6 8.8 2.8 2.8 0 0 0 6 3.2Z',
  final: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm2.4 2.9L5.2 7.1 3.7 5.6l-.9.9 2.4 2.4 4.1-4.1Z',
  sent: 'M.8 1.4 11.6 6 .8 10.6 2.6 6.6 7 6 2.6 5.4Z',
};

interface ReportStateMarkProps {
  /** null: there is none to speak of. */
  readonly state: ReportState | null;
  readonly edition: number;
}

/** Where a report is: a shape and a word, and from the second edition on which one. */
export function ReportStateMark({ state, edition }: ReportStateMarkProps) {
  const { t } = useWords();
  const isRevising = edition > 1 && (state === 'draft' || state === 'needs-input');
  const face = state ?? 'none';
  return (
    <span className="report-state" data-state={face}>
      <svg className="state-shape" viewBox="0 0 12 12" aria-hidden="true">
        <path d={shapes[face]} fill="currentColor" fillRule="evenodd" />
      </svg>
      {state === 'draft' && isRevising ? t('reports.state.revising') : t(`reports.state.${face}`)}
      {edition > 1 && <small>{t('reports.edition', { n: edition })}</small>}
    </span>
  );
}
