import { useEffect, useId, useRef, useState } from 'react';
import type { LoginWays } from '../../src/api/contract/people.ts';
import { messageOr } from '../i18n/translate.ts';
import { useWords } from '../page.ts';
import { Command } from '../parts/command.tsx';
import { EntryForm } from '../people/entry-form.tsx';
import type { Credentials } from '../people/gate.tsx';
import { LoginFrame } from '../people/login-frame.tsx';
import { rememberWay } from '../people/way-back.ts';
import { keyIn } from '../router.ts';

interface LoginScreenProps {
  /** Why nobody is in, as a code; null for who simply came. */
  readonly why: string | null;
  readonly ways: LoginWays;
  /** Below it is a page with what somebody typed. */
  readonly isOver: boolean;
  enter(credentials: Credentials): Promise<string | null>;
}

/** The way in: by name and password with a code where there is one, by the identity provider, by a key. */
export function LoginScreen({ why, ways, isOver, enter }: LoginScreenProps) {
  const { t } = useWords();
  const [refused, setRefused] = useState<string | null>(null);
  const [named, setNamed] = useState<{ name: string; password: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async (credentials: Credentials): Promise<void> => {
    setBusy(true);
    const refusal = await enter(credentials);
    setBusy(false);
    if (refusal === 'CODE_MISSING' && 'name' in credentials) {
      setNamed(credentials);
      setRefused(null);
    } else setRefused(refusal);
  };
  const told = refused ?? why;
  const problem = told === null ? null : <Problem code={told} />;
  if (named !== null) {
    return (
      <LoginFrame title={t('login.code.title')}>
        <p className="lead">{t('login.code.lead')}</p>
        <CodeForm busy={busy} submit={(code) => attempt({ ...named, code })} />
        {problem}
        <p className="login-other">
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setNamed(null);
              setRefused(null);
            }}
          >
            {t('login.code.back')}
          </button>
        </p>
      </LoginFrame>
    );
  }
  return (
    <LoginFrame title={t('login.title')}>
      {problem}
      {ways.password && <PasswordForm busy={busy} submit={attempt} />}
      {ways.provider !== null && <ProviderLink label={ways.provider} isAlone={!ways.password} isOver={isOver} />}
      {ways.password || ways.provider !== null ? (
        <details className="login-how">
          <summary>{t('login.key.open')}</summary>
          <KeyForm busy={busy} submit={(key) => attempt({ key })} />
        </details>
      ) : (
        <>
          <p className="lead">{t('login.key.lead')}</p>
          <KeyForm busy={busy} submit={(key) => attempt({ key })} />
        </>
      )}
    </LoginFrame>
  );
}

function Problem({ code }: { code: string }) {
  const { t } = useWords();
  return (
    <p className="problem-line login-problem" role="alert">
      {messageOr(t, `login.why.${code}`, t('login.why.other'))}
    </p>
  );
}

interface ProviderLinkProps {
  readonly label: string;
  readonly isAlone: boolean;
  readonly isOver: boolean;
}

function ProviderLink({ label, isAlone, isOver }: ProviderLinkProps) {
  const { t, router } = useWords();
  return (
    <>
      {!isAlone && <p className="login-or">{t('login.or')}</p>}
      {/* Not one of the page's own links: it leaves the page, and so it opens another one where that would take away what was typed. */}
      <a
        className={`button login-provider${isAlone ? ' primary' : ''}`}
        href="/api/v1/session/provider"
        target={isOver ? '_blank' : undefined}
        rel="noreferrer"
        onClick={() => isOver || rememberWay(window, router.href(), Date.now())}
      >
        {label}
      </a>
      {isOver && <p className="muted login-elsewhere">{t('login.elsewhere')}</p>}
    </>
  );
}

interface FormProps<T> {
  readonly busy: boolean;
  submit(entered: T): Promise<void>;
}

function PasswordForm({ busy, submit }: FormProps<{ name: string; password: string }>) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const id = useId();
  const send = (): void => {
    if (!busy && name.trim() !== '' && password !== '') void submit({ name: name.trim(), password });
  };
  return (
    <EntryForm submit={send}>
      <label htmlFor={`${id}-name`}>{t('login.name')}</label>
      <input
        id={`${id}-name`}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor={`${id}-password`}>{t('login.password')}</label>
      <input
        id={`${id}-password`}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Submit busy={busy} />
    </EntryForm>
  );
}

function CodeForm({ busy, submit }: FormProps<string>) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  // The step is there for this field alone: whoever gets here has just pressed Enter.
  useEffect(() => field.current?.focus(), []);
  const send = (): void => {
    if (!busy && code.trim() !== '') void submit(code.trim());
  };
  return (
    <EntryForm submit={send}>
      <label htmlFor={id}>{t('login.code')}</label>
      <input
        id={id}
        ref={field}
        autoComplete="one-time-code"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Submit busy={busy} />
    </EntryForm>
  );
}

function KeyForm({ busy, submit }: FormProps<string>) {
  const { t } = useWords();
  const [key, setKey] = useState('');
  const id = useId();
  const send = (): void => {
    if (!busy && key.trim() !== '') void submit(keyIn(key));
  };
  return (
    <>
      <EntryForm submit={send}>
        <label htmlFor={id}>{t('login.key')}</label>
        <input
          id={id}
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <Submit busy={busy} />
      </EntryForm>
      <div className="login-command">
        <p>{t('login.how')}</p>
        <Command text="kadoban-collector login --data DIR" />
      </div>
    </>
  );
}

function Submit({ busy }: { busy: boolean }) {
  const { t } = useWords();
  return (
    <button type="submit" className="button primary" disabled={busy}>
      {busy ? t('login.busy') : t('login.submit')}
    </button>
  );
}
