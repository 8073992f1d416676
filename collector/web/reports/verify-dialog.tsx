import { type DragEvent, useState } from 'react';
import type { Verification } from '../../src/api/contract/reports.ts';
import type { Answer } from '../data/client.ts';
import { usePage, useWords } from '../page.ts';
import { Dialog } from '../parts/dialog.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';
import { VerifyResult } from './verify-result.tsx';
import '../styles/verify.css';

/** What the collector takes; larger ones need not be sent to hear so. */
const bytesMax = 32 * 1024 * 1024;

type State =
  | { readonly at: 'idle' }
  | { readonly at: 'busy' | 'too-large'; readonly name: string }
  | { readonly at: 'done'; readonly answer: Answer<Verification> };

/** Takes a file by drop or choice, and tells whether it is what was reported. */
export function VerifyDialog({ close }: { close(): void }) {
  const { t } = useWords();
  const { client } = usePage();
  const [state, setState] = useState<State>({ at: 'idle' });
  const [isOver, setOver] = useState(false);
  const verify = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > bytesMax) return setState({ at: 'too-large', name: file.name });
    setState({ at: 'busy', name: file.name });
    setState({ at: 'done', answer: await client.send<Verification>('POST', '/api/v1/reports/verify', file) });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void verify(event.dataTransfer.files[0]);
  };
  return (
    <Dialog title={t('verify.title')} size="wide" close={close}>
      <div className="dialog-body">
        <p>{t('verify.text')}</p>
        <label
          className="verify-drop"
          data-over={isOver}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <span>{t('verify.drop')}</span>
          <input
            className="hidden"
            type="file"
            accept=".pdf,.zip,.json"
            onChange={(event) => {
              void verify(event.target.files?.[0]);
              // The same file again, after it was mended, is another question.
              event.target.value = '';
            }}
          />
          <span className="button">{t('verify.choose')}</span>
        </label>
        <div aria-live="polite">
          {state.at === 'busy' && <p className="muted">{t('verify.busy', { name: state.name })}</p>}
          {state.at === 'too-large' && <p className="problem-line">{t('verify.too-large', { name: state.name })}</p>}
          {state.at === 'done' &&
            (state.answer.ok ? <VerifyResult result={state.answer.data} /> : <SaveProblem answer={state.answer} />)}
        </div>
      </div>
    </Dialog>
  );
}
