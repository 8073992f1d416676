import { usePage, useWords } from '../page.ts';
import { usePlace } from '../router.ts';
import { ThemeIcon } from './icons.tsx';

/** The zone that every time on the page is written in: the organisation's, the viewer's, UTC, or one from the address. */
export function ZoneChoice() {
  const { t, router } = useWords();
  const { session, instants } = usePage();
  const place = usePlace();
  const organisation = session.organisation.timeZone;
  const viewer = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const chosen = instants.zone.name;
  const zones = [...new Set([organisation, viewer, 'UTC', chosen])];
  const nameOf = (zone: string): string => {
    if (zone === organisation) return t('bar.zone.organisation', { zone });
    if (zone === viewer) return t('bar.zone.viewer', { zone });
    return zone;
  };
  return (
    <label className="choice" title={t('bar.zone')}>
      <span className="choice-face">{instants.zoneLabel(Date.now())}</span>
      <span className="hidden">{t('bar.zone')}</span>
      <select
        value={chosen}
        onChange={(event) => {
          const { value } = event.target;
          router.go(place.with({ zone: value === organisation ? null : value }), 'replace');
        }}
      >
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {nameOf(zone)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Both languages by their own names, each marked as what it is. */
export function LanguageChoice() {
  const { t, language, setPreferences } = useWords();
  return (
    <label className="choice" title={t('bar.language')}>
      <span className="choice-face">{language === 'ja' ? '日本語' : 'English'}</span>
      <span className="hidden">{t('bar.language')}</span>
      <select
        value={language}
        onChange={(event) => setPreferences({ language: event.target.value === 'ja' ? 'ja' : 'en' })}
      >
        <option value="ja" lang="ja">
          日本語
        </option>
        <option value="en" lang="en">
          English
        </option>
      </select>
    </label>
  );
}

export function ThemeChoice() {
  const { t, preferences, setPreferences } = useWords();
  const theme = preferences.theme ?? 'system';
  return (
    <label className="choice" title={t('bar.theme')}>
      <span className="choice-face">
        <ThemeIcon />
      </span>
      <span className="hidden">{t('bar.theme')}</span>
      <select
        value={theme}
        onChange={(event) => {
          const { value } = event.target;
          setPreferences({ theme: value === 'light' || value === 'dark' ? value : null });
        }}
      >
        {(['system', 'light', 'dark'] as const).map((value) => (
          <option key={value} value={value}>
            {t(`bar.theme.${value}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
