import { useState } from 'react';
import type { HostSummary } from '../../src/api/contract.ts';
import { useWords } from '../page.ts';
import { Dialog } from '../parts/dialog.tsx';
import { InstallAgent } from '../parts/install-agent.tsx';

/** One more host, from the list. */
export function AddHost({ hosts }: { hosts: readonly HostSummary[] }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('hosts.add')}
      </button>
      {isOpen && (
        <Dialog title={t('hosts.add')} size="wide" close={() => setOpen(false)}>
          <div className="dialog-body">
            <InstallAgent hosts={hosts} />
          </div>
        </Dialog>
      )}
    </>
  );
}
