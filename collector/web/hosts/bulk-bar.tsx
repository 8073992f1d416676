import { useCallback, useMemo, useState } from 'react';
import type { HostSummary } from '../../src/api/contract.ts';
import { useShortcuts } from '../keys.ts';
import { usePage, useWords } from '../page.ts';
import { CheckIcon } from '../parts/icons.tsx';
import { type BulkAction, bulkActions, rightFor } from './bulk-actions.ts';
import { BulkDialog } from './bulk-dialog.tsx';

interface BulkBarProps {
  /** The marked hosts. */
  readonly hosts: readonly HostSummary[];
  clear(): void;
}

/** What can be done to the marked hosts, by who may do it. */
export function BulkBar({ hosts, clear }: BulkBarProps) {
  const { t } = useWords();
  const { session } = usePage();
  const [action, setAction] = useState<BulkAction | null>(null);
  const [done, setDone] = useState('');
  const allowed = bulkActions.filter((one) => session.may.includes(rightFor[one]));
  const begin = useCallback((one: BulkAction): void => {
    setDone('');
    setAction(one);
  }, []);
  const mayMaintain = hosts.length > 0 && allowed.includes('maintenance');
  useShortcuts(useMemo(() => (mayMaintain ? { m: () => begin('maintenance') } : {}), [mayMaintain, begin]));
  return (
    <>
      <p className="hidden" role="status">
        {done}
      </p>
      {hosts.length > 0 && (
        <section className="bulk-bar" aria-label={t('hosts.bulk')}>
          <strong>{t('hosts.bulk.count', { n: hosts.length })}</strong>
          {allowed.map((one) => (
            <button
              key={one}
              type="button"
              className="button"
              aria-keyshortcuts={one === 'maintenance' ? 'm' : undefined}
              onClick={() => begin(one)}
            >
              {t(`hosts.bulk.${one}`)}
            </button>
          ))}
          {allowed.length === 0 && <span className="muted">{t('hosts.bulk.mayNot')}</span>}
          <span className="bar-space" />
          {done !== '' && (
            // Told above to those who do not see it.
            <span className="bulk-done" aria-hidden="true">
              <CheckIcon />
              {done}
            </span>
          )}
          <button type="button" className="link-button" onClick={clear}>
            {t('hosts.bulk.clear')}
          </button>
        </section>
      )}
      {action !== null && (
        <BulkDialog
          action={action}
          hosts={hosts}
          close={() => setAction(null)}
          finished={(count) => {
            setAction(null);
            setDone(t('hosts.bulk.done', { action: t(`hosts.bulk.${action}`), n: count }));
          }}
        />
      )}
    </>
  );
}
