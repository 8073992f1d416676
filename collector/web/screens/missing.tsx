import { useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';

/** An address of no screen: mistyped, of another version, or of one that is not for the role of who asks. */
export function MissingScreen({ path }: { path: string }) {
  const { t } = useWords();
  return (
    <div className="nothing">
      <title>{`${t('nav.missing.title')} – kadoban`}</title>
      <h1>{t('nav.missing.title')}</h1>
      <p>{t('nav.missing.text', { path })}</p>
      <Link className="button" href="/">
        {t('nav.missing.back')}
      </Link>
    </div>
  );
}
