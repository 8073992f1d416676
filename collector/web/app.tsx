import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { FirstRunGuide } from './first-run/first-run-guide.tsx';
import { createInstants } from './format/instants.ts';
import { isZoneName } from './format/zone.ts';
import { Frame } from './frame.tsx';
import { chooseLanguage, createTranslate } from './i18n/translate.ts';
import { openLive } from './live/live.ts';
import { PageContext, useWords, WordsContext } from './page.ts';
import { Skeleton } from './parts/skeleton.tsx';
import { StatePatterns } from './parts/state-mark.tsx';
import { type Entered, Gate } from './people/gate.tsx';
import { onStoredElsewhere, type Preferences, savePreferences } from './preferences.ts';
import { type Arrival, type Router, usePlace } from './router.ts';
import { screenOf } from './screen-of.ts';
import { MissingScreen } from './screens/missing.tsx';
import { screensFor } from './screens/screens.ts';

export interface AppProps {
  readonly router: Router;
  readonly arrival: Arrival;
  readonly stored: Preferences;
  readonly wantedLanguages: readonly string[];
}

export function App({ router, arrival, stored, wantedLanguages }: AppProps) {
  const [preferences, setPreferences] = usePreferences(stored);
  const language = preferences.language ?? chooseLanguage(wantedLanguages);
  const t = useMemo(() => createTranslate(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (preferences.theme === null) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = preferences.theme;
  }, [preferences.theme]);
  useEffect(() => {
    document.documentElement.dataset.palette = preferences.palette;
    document.documentElement.dataset.density = preferences.density;
  }, [preferences.palette, preferences.density]);

  const words = useMemo(
    () => ({ language, t, preferences, setPreferences, router }),
    [language, t, preferences, setPreferences, router],
  );
  return (
    <WordsContext value={words}>
      <StatePatterns />
      <Gate arrival={arrival}>{(entered) => <LoggedIn {...entered} />}</Gate>
    </WordsContext>
  );
}

/** The preferences, and how to change some. Other pages of this browser share them: only a change is stored, and on top of theirs. */
function usePreferences(stored: Preferences): [Preferences, (changes: Partial<Preferences>) => void] {
  const [preferences, setAll] = useState(stored);
  const latest = useRef(stored);
  const take = useCallback((next: Preferences): void => {
    latest.current = next;
    setAll(next);
  }, []);
  useEffect(() => onStoredElsewhere(take), [take]);
  const change = useCallback(
    (changes: Partial<Preferences>): void => {
      take({ ...latest.current, ...changes });
      savePreferences(latest.current);
    },
    [take],
  );
  return [preferences, change];
}

function LoggedIn({ session, client, end, logOut }: Entered) {
  const { language, preferences } = useWords();
  const place = usePlace();
  const wantedZone = place.query.get('zone');
  const zone = wantedZone !== null && isZoneName(wantedZone) ? wantedZone : session.organisation.timeZone;
  const { era } = preferences;
  const instants = useMemo(() => createInstants(zone, language, era), [zone, language, era]);
  const [live, setLive] = useState<ReturnType<typeof openLive> | null>(null);

  // A connection of each session: the one before is over, and everything may have changed since.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
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
  }, [session, end]);

  const page = useMemo(
    () => (live === null ? null : { session, client, live, instants, logOut }),
    [session, client, live, instants, logOut],
  );
  if (page === null) return null;
  const found = screenOf(screensFor(session), place.path);
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
