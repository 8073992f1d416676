import { useMemo, useState } from 'react';
import type { HostDetail } from '../../src/api/contract.ts';
import { type BulkAction, bulkActions, rightFor } from '../hosts/bulk-actions.ts';
import { BulkDialog } from '../hosts/bulk-dialog.tsx';
import { useShortcuts } from '../keys.ts';
import { usePage, useWords } from '../page.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { hostPath } from '../parts/range-paths.ts';
import { RenameDialog } from './rename-dialog.tsx';

type Action = BulkAction | 'rename' | 'release' | 'watchAgain';

interface HostActionsProps {
  readonly host: HostDetail;
  /** After something was done. */
  reload(): void;
}

/** What people do to a host, as far as they may and as it stands. */
export function HostActions({ host, reload }: HostActionsProps) {
  const { t } = useWords();
  const { session } = usePage();
  const [action, setAction] = useState<Action | null>(null);
  const close = (): void => {
    setAction(null);
    reload();
  };
  const possible = actionsFor(host).filter((one) => session.may.includes(rightOf(one)));
  const mayMaintain = possible.includes('maintenance');
  useShortcuts(useMemo(() => (mayMaintain ? { m: () => setAction('maintenance') } : {}), [mayMaintain]));
  if (possible.length === 0) return null;
  return (
    <>
      <fieldset className="host-actions" aria-label={t('host.actions')}>
        {possible.map((one) => (
          <button
            key={one}
            type="button"
            className={one === 'revoke' ? 'button danger' : 'button'}
            aria-keyshortcuts={one === 'maintenance' ? 'm' : undefined}
            onClick={() => setAction(one)}
          >
            {labelOf(one, t)}
          </button>
        ))}
      </fieldset>
      {action === 'rename' && <RenameDialog host={host} close={close} />}
      {action === 'release' && <ReleaseDialog host={host} close={close} />}
      {action === 'watchAgain' && <WatchAgainDialog host={host} close={close} />}
      {action !== null && isBulk(action) && (
        <BulkDialog action={action} hosts={[host]} close={close} finished={close} />
      )}
    </>
  );
}

function isBulk(action: Action): action is BulkAction {
  return (bulkActions as readonly string[]).includes(action);
}

function rightOf(action: Action) {
  if (isBulk(action)) return rightFor[action];
  return action === 'rename' ? 'operate' : 'administer';
}

function labelOf(action: Action, t: ReturnType<typeof useWords>['t']): string {
  return isBulk(action) ? t(`hosts.bulk.${action}`) : t(`host.actions.${action}`);
}

/** What makes sense for a host as it stands. */
function actionsFor({ standing }: HostDetail): Action[] {
  switch (standing) {
    case 'revoked':
      return ['rename', 'tag'];
    case 'decommissioned':
      return ['watchAgain', 'rename', 'tag', 'revoke'];
    case 'pending':
      return ['approve', 'rename', 'tag', 'revoke'];
    case 'cloned':
      return ['release', 'rename', 'tag', 'maintenance', 'decommission', 'revoke'];
    case 'active':
      return ['rename', 'tag', 'maintenance', 'rotate', 'decommission', 'revoke'];
  }
}

interface OneHost {
  readonly host: HostDetail;
  close(): void;
}

/** Which of the two machines that came with one key is the host from now on. */
function ReleaseDialog({ host, close }: OneHost) {
  const { t } = useWords();
  const { client } = usePage();
  const [machine, setMachine] = useState<'known' | 'other'>('known');
  return (
    <ConfirmDialog
      title={t('host.actions.release.title', { name: host.name })}
      action={t('host.actions.release')}
      run={() => client.send('POST', `${hostPath(host.id)}/release`, { machine })}
      close={close}
    >
      <p>{t('host.actions.release.effect')}</p>
      <fieldset className="radio-list">
        {(['known', 'other'] as const).map((one) => (
          <label key={one} className="check-line">
            <input type="radio" name="machine" checked={machine === one} onChange={() => setMachine(one)} />
            {t(`host.actions.release.${one}`)}
          </label>
        ))}
      </fieldset>
    </ConfirmDialog>
  );
}

function WatchAgainDialog({ host, close }: OneHost) {
  const { t } = useWords();
  const { client } = usePage();
  return (
    <ConfirmDialog
      title={t('host.actions.watchAgain.title', { name: host.name })}
      action={t('host.actions.watchAgain')}
      run={() => client.send('POST', `${hostPath(host.id)}/decommission`, { effectiveFrom: null })}
      close={close}
    >
      <p>{t('host.actions.watchAgain.effect')}</p>
    </ConfirmDialog>
  );
}
