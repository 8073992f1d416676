import { type Answer, preconditionFailed } from '../data/client.ts';
import { problemText } from '../i18n/translate.ts';
import { useWords } from '../page.ts';

/** Why something was not saved, in the collector's words, and what to do. */
export function SaveProblem({ answer }: { answer: Extract<Answer<unknown>, { ok: false }> }) {
  const { t } = useWords();
  const { status, problem } = answer;
  const text =
    status === preconditionFailed ? t('form.conflict') : t('form.failed', { message: problemText(t, problem) });
  return (
    <p className="problem-line" role="alert">
      {text} <code>{problem.code}</code>
    </p>
  );
}
