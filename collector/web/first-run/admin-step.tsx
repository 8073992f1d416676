import { type FormEvent, useState } from 'react';
import type { Answer } from '../data/client.ts';
import { usePage, useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';

/** Names the administrator, and lets him in by that name: what he signs from now on is his. */
export function AdminStep({ isDone, next }: { isDone: boolean; next: string }) {
  const { t } = useWords();
  const { client } = usePage();
  const [displayName, setDisplayName] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const added = await client.send('POST', '/api/v1/people', { name, displayName, password, role: 'admin' });
    const entered = added.ok ? await client.send('POST', '/api/v1/session', { name, password }) : added;
    setBusy(false);
    if (!entered.ok) return setRefused(entered);
    // Somebody else is logged in now: everything that the page knows of him begins anew.
    location.assign(next);
  };
  if (isDone) return <p className="welcome-done">{t('welcome.admin.exists')}</p>;
  return (
    <form className="welcome-form" onSubmit={submit}>
      <Field label={t('welcome.admin.display')} hint={t('welcome.admin.display.hint')} required>
        {(tied) => (
          <input
            {...tied}
            autoComplete="name"
            maxLength={200}
            value={displayName}
            onChange={(event) => setDisplayName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('welcome.admin.name')} hint={t('welcome.admin.name.hint')} required>
        {(tied) => (
          <input
            {...tied}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            value={name}
            onChange={(event) => setName(event.target.value.normalize('NFKC').trim().toLowerCase())}
          />
        )}
      </Field>
      <Field label={t('welcome.admin.password')} hint={t('welcome.admin.password.hint')} required>
        {(tied) => (
          <input
            {...tied}
            type={isShown ? 'text' : 'password'}
            autoComplete="new-password"
            spellCheck={false}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <label className="check-line">
        <input type="checkbox" checked={isShown} onChange={() => setShown(!isShown)} />
        {t('welcome.admin.show')}
      </label>
      {refused !== null && <SaveProblem answer={refused} />}
      <button
        type="submit"
        className="button primary"
        disabled={isBusy || displayName.trim() === '' || name === '' || password === ''}
      >
        {t('welcome.admin.save')}
      </button>
    </form>
  );
}
