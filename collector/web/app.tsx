import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { Session } from '../src/api/contract.ts';
import { createClient } from './data/client.ts';
import { FirstRunGuide } from './first-run/first-run-guide.tsx';
import { createInstants } from './format/instants.ts';
import { isZoneName } from './format/zone.ts';
import { Frame } from './frame.tsx';
import { chooseLanguage, createTranslate } from './i18n/translate.ts';
import { openLive } from './live/live.ts';
import { PageContext, useWords, WordsContext } from './page.ts';
import { Skeleton } from './parts/skeleton.tsx';
import { StatePatterns } from './parts/state-mark.tsx';
import { type Preferences, savePreferences } from './preferences.ts';
import { type Router, usePlace } from './router.ts';
import { screenOf } from './screen-of.ts';
import { LoginScreen, type WhyLoggedOut } from './screens/login.tsx';
import { MissingScreen } from './screens/missing.tsx';
import { screens } from './screens/screens.ts';

export interface AppProps {
  readonly router: Router;
  readonly loginKey: string | null;
  readonly stored: Preferences;
  readonly wantedLanguages: readonly string[];
}

export function App({ router, loginKey, stored, wantedLanguages }: AppProps) {
  const [preferences, setAll] = useState(stored);
  const language = preferences.language ?? chooseLanguage(wantedLanguages);
  const t = useMemo(() => createTranslate(language), [language]);
  const setPreferences = useCallback((changes: Partial<Preferences>) => {
    setAll((before) => ({ ...before, ...changes }));
  }, []);

  useEffect(() => savePreferences(preferences), [preferences]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (preferences.theme === null) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = preferences.theme;
  }, [preferences.theme]);

  const words = useMemo(
    () => ({ language, t, preferences, setPreferences, router }),
    [language, t, preferences, setPreferences, router],
  );
  return (
    <WordsContext value={words}>
      <StatePatterns />
      <Gate loginKey={loginKey} />
    </WordsContext>
  );
}

type Login = { at: 'checking' } | { at: 'out'; why: WhyLoggedOut | null } | { at: 'in'; session: Session };

/** Trades the one-time key of the link, or finds the session of the cookie, or shows the login screen. */
function Gate({ loginKey }: { loginKey: string | null }) {
  const [login, setLogin] = useState<Login>({ at: 'checking' });
  const end = useCallback(() => {
    setLogin((before) => (before.at === 'in' ? { at: 'out', why: 'ended' } : before));
  }, []);
  const client = useMemo(() => createClient((path, init) => fetch(path, init), end), [end]);

  const enter = useCallback(
    async (key: string | null): Promise<void> => {
      if (key !== null) {
        const traded = await client.send('POST', '/api/v1/session', { key });
        if (!traded.ok) return setLogin({ at: 'out', why: whyRefused(traded.status) });
      }
      const answer = await client.get<Session>('/api/v1/session', new AbortController().signal);
      if (answer.ok) setLogin({ at: 'in', session: answer.data });
      else setLogin({ at: 'out', why: answer.status === 0 ? 'unreachable' : null });
    },
    [client],
  );
  useEffect(() => {
    void enter(loginKey);
  }, [enter, loginKey]);

  const logOut = useCallback(async (): Promise<void> => {
    await client.send('DELETE', '/api/v1/session');
    setLogin({ at: 'out', why: null });
  }, [client]);

  if (login.at === 'checking') return null;
  if (login.at === 'out') return <LoginScreen why={login.why} enter={enter} />;
  return <LoggedIn session={login.session} client={client} end={end} logOut={logOut} />;
}

function whyRefused(status: number): WhyLoggedOut {
  if (status === 0) return 'unreachable';
  return status === 429 ? 'limited' : 'refused';
}

interface LoggedInProps {
  readonly session: Session;
  readonly client: ReturnType<typeof createClient>;
  end(): void;
  logOut(): void;
}

function LoggedIn({ session, client, end, logOut }: LoggedInProps) {
  const { language } = useWords();
  const place = usePlace();
  const wantedZone = place.query.get('zone');
  const zone = wantedZone !== null && isZoneName(wantedZone) ? wantedZone : session.organisation.timeZone;
  const instants = useMemo(() => createInstants(zone, language), [zone, language]);
  const [live, setLive] = useState<ReturnType<typeof openLive> | null>(null);

  useEffect(() => {
    const opened = openLive({
      fetch: (path, init) => fetch(path, init),
      nowMs: Date.now,
      random: Math.random,
      onLoggedOut: end,
    });
    setLive(opened);
    const retry = (): void => opened.retryNow();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      opened.close();
    };
  }, [end]);

  const page = useMemo(
    () => (live === null ? null : { session, client, live, instants, logOut }),
    [session, client, live, instants, logOut],
  );
  if (page === null) return null;
  const found = screenOf(screens, place.path);
  return (
    <PageContext value={page}>
      <FirstRunGuide />
      <Frame section={found?.screen.section ?? null}>
        <Suspense fallback={<Skeleton />}>
          {found === null ? (
            <MissingScreen path={place.path} />
          ) : (
            <found.screen.component key={place.path} params={found.params} />
          )}
        </Suspense>
      </Frame>
    </PageContext>
  );
}
