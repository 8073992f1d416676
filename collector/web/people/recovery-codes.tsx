import { useWords } from '../page.ts';
import { Dialog } from '../parts/dialog.tsx';

/** Codes that are told once, to be printed or kept. */
export function RecoveryCodes({ codes, close }: { codes: readonly string[]; close(): void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('account.recovery.title')} close={close}>
      <div className="dialog-body">
        <p>{t('account.recovery.lead')}</p>
        <ul className="recovery-codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button primary" onClick={close}>
          {t('account.recovery.done')}
        </button>
      </footer>
    </Dialog>
  );
}
