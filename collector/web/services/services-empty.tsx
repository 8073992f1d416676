import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';

/** What to do while nothing is promised yet. */
export function ServicesEmpty() {
  const { t } = useWords();
  const { session } = usePage();
  const mayCreate = session.may.includes('administer');
  return (
    <div className="nothing">
      <p>{t(mayCreate ? 'services.empty' : 'services.empty.viewer')}</p>
      {mayCreate && (
        <Link className="button primary" href="/services?new=1">
          {t('services.create')}
        </Link>
      )}
    </div>
  );
}
