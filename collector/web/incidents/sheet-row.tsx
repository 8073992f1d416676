import type { ReactNode } from 'react';
import { useWords } from '../page.ts';

/** A name and what stands for it; an empty one says that nobody wrote it. */
export function SheetRow({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useWords();
  const isEmpty = children === undefined || children === null || children === '';
  return (
    <div>
      <dt>{name}</dt>
      <dd>{isEmpty ? <span className="muted">{t('sheet.none')}</span> : children}</dd>
    </div>
  );
}
