import { useState } from 'react';
import { useWords } from '../page.ts';
import { ClassifyDialog } from './classify-dialog.tsx';
import { JoinDialog } from './join-dialog.tsx';
import type { LedgerRow } from './ledger-rows.ts';
import type { Drafts } from './use-drafts.ts';

interface BulkBarProps {
  readonly rows: readonly LedgerRow[];
  readonly marked: ReadonlySet<string>;
  readonly titles: Readonly<Record<string, string>>;
  readonly drafts: Drafts;
  clear(): void;
}

/** What can be done with all rows that are marked. */
export function BulkBar({ rows, marked, titles, drafts, clear }: BulkBarProps) {
  const { t } = useWords();
  const [open, setOpen] = useState<'classify' | 'join' | null>(null);
  const outages = rows.flatMap((row) => (marked.has(row.key) && row.outage !== null ? [row.outage] : []));
  if (outages.length === 0) return null;
  const close = (): void => {
    setOpen(null);
    clear();
  };
  return (
    <div className="ledger-bulk">
      <strong role="status">{t('outages.bulk.marked', { n: outages.length })}</strong>
      <button type="button" className="button" onClick={() => setOpen('classify')}>
        {t('outages.bulk.classify')}
      </button>
      <button type="button" className="button" onClick={() => setOpen('join')}>
        {t('outages.bulk.join')}
      </button>
      <button type="button" className="link-button" onClick={clear}>
        {t('outages.bulk.clear')}
      </button>
      {open === 'classify' && <ClassifyDialog outages={outages} drafts={drafts} close={close} />}
      {open === 'join' && <JoinDialog outages={outages} titles={titles} close={close} />}
    </div>
  );
}
