import type { ReactNode } from 'react';
import { useWords } from '../page.ts';
import { Duration } from './now.tsx';

/** One named number of a list of them. */
export function Figure({ label, note, children }: { label: string; note?: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        {note !== undefined && <small>{note}</small>}
      </dd>
    </div>
  );
}

/** A length of time, or that there is none. */
export function OptionalDuration({ ms }: { ms: number | null }) {
  const { t } = useWords();
  return ms === null ? t('none.short') : <Duration ms={ms} />;
}
