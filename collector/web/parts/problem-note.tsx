import type { Problem } from '../../src/api/contract.ts';
import { retryMs } from '../data/resource.ts';
import { useWords } from '../page.ts';

interface ProblemNoteProps {
  readonly problem: Problem;
  retry(): void;
}

/** What went wrong, in the collector's words, and what happens next. */
export function ProblemNote({ problem, retry }: ProblemNoteProps) {
  const { t } = useWords();
  const network = problem.code === 'network';
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{t('problem.title')}</strong>
        {network ? t('problem.network') : problem.message} {t('problem.auto', { seconds: String(retryMs / 1000) })}
        {!network && <code>{problem.code}</code>}
      </p>
      <button type="button" className="button" onClick={retry}>
        {t('problem.retry')}
      </button>
    </div>
  );
}
