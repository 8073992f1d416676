import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useShortcuts } from './keys.ts';
import { usePage, useWords } from './page.ts';
import { LanguageChoice, ThemeChoice, ZoneChoice } from './parts/choices.tsx';
import { HostsIcon, LogOutIcon, Mark, RailIcon } from './parts/icons.tsx';
import { KeysDialog } from './parts/keys-dialog.tsx';
import { Link } from './parts/link.tsx';
import { LiveIndicator, useStale } from './parts/live-indicator.tsx';
import { usePlace } from './router.ts';

/** What surrounds every screen: the rail with the sections at the left, the bar above. */
export function Frame({ children }: { children: ReactNode }) {
  const { t, preferences, router } = useWords();
  const place = usePlace();
  const stale = useStale();
  const [keysOpen, setKeysOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const goPressedAtMs = useRef(Number.NEGATIVE_INFINITY);

  const firstPath = useRef(place.path);
  useEffect(() => {
    // A new screen begins at its top for everybody: also for those who read it from where the focus is.
    if (firstPath.current === place.path) return;
    firstPath.current = place.path;
    main.current?.focus({ preventScroll: true });
  }, [place.path]);

  useShortcuts(
    useMemo(
      () => ({
        '?': () => setKeysOpen(true),
        g: () => {
          goPressedAtMs.current = performance.now();
        },
        h: () => {
          if (performance.now() - goPressedAtMs.current < 1000) router.go('/hosts', 'push');
        },
      }),
      [router],
    ),
  );
  return (
    <div className="frame" data-rail={preferences.railNarrow ? 'narrow' : 'wide'} data-stale={stale}>
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <Rail />
      <div className="column">
        <header className="bar">
          <Link className="bar-brand" href="/hosts">
            <Mark />
            <span>kadoban</span>
          </Link>
          <LiveIndicator />
          <span className="bar-space" />
          <ZoneChoice />
          <LanguageChoice />
          <ThemeChoice />
          <button
            type="button"
            className="icon-button bar-keys"
            title={t('bar.keys')}
            onClick={() => setKeysOpen(true)}
          >
            <kbd>?</kbd>
            <span className="hidden">{t('bar.keys')}</span>
          </button>
          <LogOut />
        </header>
        <main id="main" ref={main} tabIndex={-1}>
          {children}
        </main>
      </div>
      <KeysDialog open={keysOpen} close={() => setKeysOpen(false)} />
    </div>
  );
}

function Rail() {
  const { t, preferences, setPreferences } = useWords();
  const { session } = usePage();
  const turn = preferences.railNarrow ? t('nav.expand') : t('nav.collapse');
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      <Link className="rail-brand" href="/hosts">
        <Mark />
        <span className="rail-word">kadoban</span>
      </Link>
      <Link className="rail-item" href="/hosts" aria-current="page">
        <HostsIcon />
        <span className="rail-word">{t('nav.hosts')}</span>
      </Link>
      <div className="rail-foot">
        <p className="rail-word rail-who">
          {session.organisation.name}
          <small>
            {session.name} · {session.version}
          </small>
        </p>
        <button
          type="button"
          className="icon-button"
          title={turn}
          onClick={() => setPreferences({ railNarrow: !preferences.railNarrow })}
        >
          <RailIcon />
          <span className="hidden">{turn}</span>
        </button>
      </div>
    </nav>
  );
}

function LogOut() {
  const { t } = useWords();
  const { logOut } = usePage();
  return (
    <button type="button" className="icon-button" title={t('bar.logout')} onClick={logOut}>
      <LogOutIcon />
      <span className="hidden">{t('bar.logout')}</span>
    </button>
  );
}
