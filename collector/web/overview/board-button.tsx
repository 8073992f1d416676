import { useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { usePlace } from '../router.ts';

/** Leads to the same screen for a wall. */
export function BoardButton() {
  const { t } = useWords();
  const place = usePlace();
  return (
    <Link
      className="button board-button"
      href={place.with({ board: '1', zone: null })}
      title={t('overview.board.help')}
    >
      {t('overview.board')}
    </Link>
  );
}
