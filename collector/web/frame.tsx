import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useShortcuts } from './keys.ts';
import { usePage, useWords } from './page.ts';
import { LanguageChoice, ThemeChoice, ZoneChoice } from './parts/choices.tsx';
import { Mark, PersonIcon, SearchIcon } from './parts/icons.tsx';
import { KeysDialog } from './parts/keys-dialog.tsx';
import { Link } from './parts/link.tsx';
import { LiveIndicator, useStale } from './parts/live-indicator.tsx';
import { Palette } from './parts/palette.tsx';
import { Rail } from './parts/rail.tsx';
import { useTabIcon } from './parts/tab-icon.ts';
import { usePlace } from './router.ts';
import { type Section, sectionsFor } from './screens/screens.ts';

/** Loaded when it is opened: it draws QR codes. */
const AccountDialog = lazy(() => import('./people/account-dialog.tsx'));

/** How soon after `g` the key of a section must follow. */
const goWithinMs = 1000;

interface FrameProps {
  readonly section: Section | null;
  readonly children: ReactNode;
}

/** What surrounds every screen: the rail with the sections at the left, the bar above. */
export function Frame({ section, children }: FrameProps) {
  const { t, preferences } = useWords();
  const { board } = Object.fromEntries(usePlace().query);
  const stale = useStale();
  const main = useFocusOnNewScreen();
  const [open, setOpen] = useState<'keys' | 'palette' | 'account' | null>(null);
  useFrameKeys(setOpen);
  useTabIcon();
  const close = (): void => setOpen(null);
  return (
    <div
      className="frame"
      data-rail={preferences.railNarrow ? 'narrow' : 'wide'}
      data-stale={stale}
      data-board={board === '1'}
    >
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <Rail section={section} />
      <div className="column">
        <header className="bar">
          <Link className="bar-brand" href="/">
            <Mark />
            <span>kadoban</span>
          </Link>
          <button type="button" className="palette-open" onClick={() => setOpen('palette')}>
            <SearchIcon />
            <span>{t('palette.open')}</span>
            <kbd>Ctrl K</kbd>
          </button>
          <span className="bar-space" />
          <LiveIndicator />
          <ZoneChoice />
          <LanguageChoice />
          <ThemeChoice />
          <button type="button" className="icon-button bar-keys" title={t('bar.keys')} onClick={() => setOpen('keys')}>
            <kbd>?</kbd>
            <span className="hidden">{t('bar.keys')}</span>
          </button>
          <AccountButton open={() => setOpen('account')} />
        </header>
        <main id="main" ref={main} tabIndex={-1}>
          {children}
        </main>
      </div>
      {open === 'keys' && <KeysDialog close={close} />}
      {open === 'palette' && <Palette close={close} show={setOpen} />}
      {open === 'account' && (
        <Suspense>
          <AccountDialog close={close} />
        </Suspense>
      )}
    </div>
  );
}

/** A new screen begins at its top for everybody: also for those who read it from where the focus is. */
function useFocusOnNewScreen() {
  const { path } = usePlace();
  const main = useRef<HTMLElement>(null);
  const firstPath = useRef(path);
  useEffect(() => {
    if (firstPath.current === path) return;
    firstPath.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}

function useFrameKeys(setOpen: (what: 'keys' | 'palette') => void): void {
  const { router } = useWords();
  const { session } = usePage();
  const goPressedAtMs = useRef(Number.NEGATIVE_INFINITY);
  const go = useMemo(() => {
    const goTo = (href: string) => (): boolean => {
      if (performance.now() - goPressedAtMs.current >= goWithinMs) return false;
      goPressedAtMs.current = Number.NEGATIVE_INFINITY;
      router.go(href, 'push');
      return true;
    };
    return Object.fromEntries(sectionsFor(session).map(({ key, href }) => [key, goTo(href)]));
  }, [router, session]);
  useShortcuts(
    useMemo(
      () => ({
        ...go,
        '?': () => setOpen('keys'),
        g: () => {
          goPressedAtMs.current = performance.now();
        },
      }),
      [go, setOpen],
    ),
  );
  useEffect(() => {
    // Not a single key, so it also works in a field, and cannot be switched off.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      setOpen('palette');
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [setOpen]);
}

/** What opens everybody's own account. */
function AccountButton({ open }: { open(): void }) {
  const { t } = useWords();
  const { session } = usePage();
  const label = t('account.open', { name: session.account?.displayName ?? session.name });
  return (
    <button type="button" className="icon-button" title={label} onClick={open}>
      <PersonIcon />
      <span className="hidden">{label}</span>
    </button>
  );
}
