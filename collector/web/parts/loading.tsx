import { useWords } from '../page.ts';

/** Something is on its way. */
export function Loading({ className = '' }: { className?: string }) {
  const { t } = useWords();
  return (
    <p className={`muted ${className}`} role="status" aria-busy="true">
      {t('loading')}
    </p>
  );
}
