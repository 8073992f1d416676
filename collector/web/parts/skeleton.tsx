import { useWords } from '../page.ts';

const rows = Array.from({ length: 12 }, (_, index) => index);

/** The shape of what is on its way. */
export function Skeleton() {
  const { t } = useWords();
  return (
    <div className="skeleton" role="status" aria-busy="true">
      <span className="hidden">{t('loading')}</span>
      {rows.map((row) => (
        <span key={row} />
      ))}
    </div>
  );
}
