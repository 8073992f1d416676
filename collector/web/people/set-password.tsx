import { useState } from 'react';
import type { Session } from '../../src/api/contract.ts';
import type { Answer, Client } from '../data/client.ts';
import { useWords } from '../page.ts';
import { SaveProblem } from '../parts/save-problem.tsx';
import { EntryForm } from './entry-form.tsx';
import { LoginFrame } from './login-frame.tsx';
import { NewPasswordFields } from './new-password-fields.tsx';
import { isReady, nothingTyped } from './password-form.ts';

interface SetPasswordProps {
  readonly session: Session;
  readonly client: Client;
  done(): Promise<void>;
}

/** What somebody sees who came by an invitation: a password, and then the page. */
export function SetPassword({ session, client, done }: SetPasswordProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(nothingTyped);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const submit = async (): Promise<void> => {
    if (busy || !isReady(typed)) return;
    setBusy(true);
    const answer = await client.send('PUT', '/api/v1/account/password', { password: typed.first });
    if (answer.ok) return done();
    setRefused(answer);
    setBusy(false);
  };
  return (
    <LoginFrame title={t('login.set.title')}>
      <p className="lead">
        {t('login.set.lead', { name: session.account?.displayName ?? session.name, user: session.name })}
      </p>
      <EntryForm submit={submit}>
        {/* Password managers keep it under the name that stands before it. */}
        <input
          className="hidden"
          autoComplete="username"
          tabIndex={-1}
          aria-hidden="true"
          readOnly
          value={session.name}
        />
        <NewPasswordFields typed={typed} change={setTyped} />
        {refused !== null && <SaveProblem answer={refused} />}
        <button type="submit" className="button primary" disabled={busy || !isReady(typed)}>
          {t('login.set.submit')}
        </button>
      </EntryForm>
    </LoginFrame>
  );
}
