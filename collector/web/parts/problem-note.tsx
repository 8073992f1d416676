import type { Problem } from '../../src/api/contract.ts';
import { retryMs } from '../data/resource.ts';
import { problemText } from '../i18n/translate.ts';
import { useWords } from '../page.ts';
import { useStale } from './live-indicator.tsx';

interface ProblemNoteProps {
  readonly problem: Problem;
  /** Something older is on the screen meanwhile. */
  readonly kept: boolean;
  retry(): void;
}

/** What went wrong, in the collector's words, and what happens next. */
export function ProblemNote({ problem, kept, retry }: ProblemNoteProps) {
  const { t } = useWords();
  const stale = useStale();
  const network = problem.code === 'network';
  // The note that nothing is live any more says it already, with the age of what is shown.
  if (network && kept && stale) return null;
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{t('problem.title')}</strong>
        {problemText(t, problem)} {t('problem.auto', { seconds: String(retryMs / 1000) })}
        {!network && <code>{problem.code}</code>}
      </p>
      <button type="button" className="button" onClick={retry}>
        {t('problem.retry')}
      </button>
    </div>
  );
}
