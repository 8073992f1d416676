import { type ReactNode, useState } from 'react';
import type { Answer } from '../data/client.ts';
import { useWords } from '../page.ts';
import { Dialog } from './dialog.tsx';
import { SaveProblem } from './save-problem.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  /** What the button does, as a verb. */
  readonly action: string;
  readonly isDangerous?: boolean;
  /** What will come of it, in words and numbers. */
  readonly children: ReactNode;
  run(): Promise<Answer<unknown>>;
  close(): void;
}

/** Asks before something that cannot simply be undone, and stays open with the reason when it was refused. */
export function ConfirmDialog({ title, action, isDangerous = false, children, run, close }: ConfirmDialogProps) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    const answer = await run();
    setBusy(false);
    if (answer.ok) close();
    else setRefused(answer);
  };
  return (
    <Dialog title={title} close={close}>
      <div className="dialog-body">
        {children}
        {refused !== null && <SaveProblem answer={refused} />}
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={close}>
          {t('form.cancel')}
        </button>
        <button
          type="button"
          className={`button ${isDangerous ? 'danger' : 'primary'}`}
          disabled={busy}
          onClick={confirm}
        >
          {action}
        </button>
      </footer>
    </Dialog>
  );
}
