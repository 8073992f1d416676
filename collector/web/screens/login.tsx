import { type FormEvent, useState } from 'react';
import { useWords } from '../page.ts';
import { LanguageChoice, ThemeChoice } from '../parts/choices.tsx';
import { Command } from '../parts/command.tsx';
import { Mark } from '../parts/icons.tsx';

export type WhyLoggedOut = 'refused' | 'limited' | 'ended' | 'unreachable';

interface LoginScreenProps {
  readonly why: WhyLoggedOut | null;
  enter(key: string): Promise<void>;
}

export function LoginScreen({ why, enter }: LoginScreenProps) {
  const { t } = useWords();
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (key.trim() === '' || busy) return;
    setBusy(true);
    await enter(key.trim());
    setBusy(false);
  };
  return (
    <div className="login">
      <title>{`${t('login.title')} – kadoban`}</title>
      <main className="login-card">
        <p className="login-brand">
          <Mark />
          <span>kadoban</span>
        </p>
        <h1>{t('login.title')}</h1>
        <p className="lead">{t('login.lead')}</p>
        <form onSubmit={submit}>
          <label htmlFor="login-key">{t('login.key')}</label>
          <input
            id="login-key"
            type="password"
            autoComplete="current-password"
            spellCheck={false}
            value={key}
            onChange={(event) => setKey(event.target.value)}
            aria-describedby={why === null ? undefined : 'login-why'}
          />
          <button type="submit" className="button primary" disabled={busy}>
            {busy ? t('login.busy') : t('login.submit')}
          </button>
        </form>
        {why !== null && (
          <p id="login-why" className="problem-line" role="alert">
            {t(`login.${why}`)}
          </p>
        )}
        <div className="login-how">
          <p>{t('login.how')}</p>
          <Command text="kadoban-collector login --data DIR" />
        </div>
      </main>
      <footer className="login-choices">
        <LanguageChoice />
        <ThemeChoice />
      </footer>
    </div>
  );
}
