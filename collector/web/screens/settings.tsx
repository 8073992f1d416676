import { Suspense } from 'react';
import { usePage, useWords } from '../page.ts';
import { useCurrentInView } from '../parts/current-in-view.ts';
import { Link } from '../parts/link.tsx';
import { Now } from '../parts/now.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { settingsSections } from '../settings/sections.ts';
import { MissingScreen } from './missing.tsx';
import type { ScreenProps } from './screens.ts';
import '../styles/settings.css';

/** The settings: their pages at the left, those that one may see, and one of them. */
export default function SettingsScreen({ params }: ScreenProps) {
  const { t } = useWords();
  const { session } = usePage();
  const offered = settingsSections.filter(({ right }) => session.may.includes(right));
  const name = params.name ?? offered[0]?.name;
  const shown = offered.find((one) => one.name === name);
  const nav = useCurrentInView(shown?.name ?? '');
  if (shown === undefined) return <MissingScreen path={`/settings/${name ?? ''}`} />;
  const Component = shown.component;
  return (
    <div className="settings">
      <title>{`${t(shown.title)} – kadoban`}</title>
      <nav ref={nav} className="settings-nav" aria-label={t('nav.settings')}>
        <p className="settings-title">{t('nav.settings')}</p>
        {offered.map((one) => (
          <Link
            key={one.name}
            href={`/settings/${one.name}`}
            aria-current={one === shown ? 'page' : undefined}
            className="settings-link"
          >
            {t(one.title)}
          </Link>
        ))}
      </nav>
      <div className="settings-page">
        <h1>{t(shown.title)}</h1>
        <Suspense fallback={<Skeleton />}>
          <Now asOf={undefined}>
            <Component />
          </Now>
        </Suspense>
      </div>
    </div>
  );
}
