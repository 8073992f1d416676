import { useState } from 'react';
import type { Answer } from '../data/client.ts';
import { usePage, useWords } from '../page.ts';
import { SaveProblem } from '../parts/save-problem.tsx';
import { EntryForm } from './entry-form.tsx';
import { NewPasswordFields } from './new-password-fields.tsx';
import { PasswordField } from './password-field.tsx';
import { isReady, nothingTyped } from './password-form.ts';

/** Changes one's own password, by who knows the present one. */
export function PasswordPanel({ changed }: { changed(): void }) {
  const { t } = useWords();
  const [state, setState] = useState<'closed' | 'open' | 'done'>('closed');
  return (
    <section className="account-part">
      <div className="account-line">
        <h3>{t('account.password')}</h3>
        {state !== 'open' && (
          <button type="button" className="button" onClick={() => setState('open')}>
            {t('account.password.change')}
          </button>
        )}
      </div>
      {state === 'done' && <p role="status">{t('account.password.done')}</p>}
      {state === 'open' && (
        <PasswordChange
          cancel={() => setState('closed')}
          done={() => {
            setState('done');
            changed();
          }}
        />
      )}
    </section>
  );
}

function PasswordChange({ cancel, done }: { cancel(): void; done(): void }) {
  const { t } = useWords();
  const { client } = usePage();
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState(nothingTyped);
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const submit = async (): Promise<void> => {
    if (!isReady(typed)) return;
    const answer = await client.send('PUT', '/api/v1/account/password', { current, password: typed.first });
    if (answer.ok) done();
    else setRefused(answer);
  };
  return (
    <EntryForm submit={submit}>
      <div className="account-form">
        <PasswordField
          label={t('account.password.current')}
          kind="current-password"
          value={current}
          change={setCurrent}
        />
        <NewPasswordFields typed={typed} change={setTyped} />
        {refused !== null && <SaveProblem answer={refused} />}
        <div className="account-buttons">
          <button type="button" className="button" onClick={cancel}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={!isReady(typed)}>
            {t('account.password.change')}
          </button>
        </div>
      </div>
    </EntryForm>
  );
}
