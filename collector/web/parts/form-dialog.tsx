import { type FormEvent, type ReactNode, useState } from 'react';
import type { Answer } from '../data/client.ts';
import { useWords } from '../page.ts';
import { Dialog } from './dialog.tsx';
import { SaveProblem } from './save-problem.tsx';

interface FormDialogProps<T> {
  readonly title: string;
  /** What the button does, as a verb. */
  readonly action: string;
  readonly size?: 'normal' | 'wide';
  /** False while what was entered cannot be sent. */
  readonly isReady?: boolean;
  readonly children: ReactNode;
  send(): Promise<Answer<T>>;
  done(data: T): void;
  close(): void;
}

/** A form in a dialog: Enter in a line sends it, unless it ends a word of an input method; a refusal stays with what was entered. */
export function FormDialog<T>(props: FormDialogProps<T>) {
  const { title, action, size = 'normal', isReady = true, children, send, done, close } = props;
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || !isReady) return;
    setBusy(true);
    const answer = await send();
    setBusy(false);
    if (answer.ok) done(answer.data);
    else setRefused(answer);
  };
  return (
    <Dialog title={title} size={size} close={close}>
      <form
        onSubmit={submit}
        onKeyDown={(event) => {
          // Safari sends the Enter that ends a conversion after the composition: its code is 229 then.
          if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault();
        }}
      >
        <div className="dialog-body">
          {children}
          {refused !== null && <SaveProblem answer={refused} />}
        </div>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={close}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={busy || !isReady}>
            {busy ? t('form.busy') : action}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
