import { usePage, useWords } from '../page.ts';
import { type Section, sectionsFor } from '../screens/screens.ts';
import { Mark, RailIcon, SectionIcon } from './icons.tsx';
import { Link } from './link.tsx';

/** The sections at the left; on a narrow screen a bar of icons at the foot. */
export function Rail({ section }: { section: Section | null }) {
  const { t, preferences, setPreferences } = useWords();
  const { session } = usePage();
  const turn = preferences.railNarrow ? t('nav.expand') : t('nav.collapse');
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      <Link className="rail-brand" href="/">
        <Mark />
        <span className="rail-word">kadoban</span>
      </Link>
      {sectionsFor(session).map(({ name, href, key }) => (
        <Link
          key={name}
          className="rail-item"
          href={href}
          title={preferences.railNarrow ? t(`nav.${name}`) : undefined}
          aria-current={name === section ? 'page' : undefined}
          aria-keyshortcuts={`g ${key}`}
        >
          <SectionIcon section={name} />
          <span className="rail-word">{t(`nav.${name}`)}</span>
        </Link>
      ))}
      <div className="rail-foot">
        <p className="rail-word rail-who" title={`${session.organisation.name} – ${session.name} · ${session.version}`}>
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
