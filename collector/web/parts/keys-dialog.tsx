import { useEffect, useRef } from 'react';
import type { MessageKey } from '../i18n/ja.ts';
import { useWords } from '../page.ts';

const rows: readonly [keys: readonly string[], meaning: MessageKey][] = [
  [['/'], 'keys.filter'],
  [['j', 'k'], 'keys.row'],
  [['Enter'], 'keys.open'],
  [['g', 'h'], 'keys.hosts'],
  [['←', '→'], 'keys.timeline'],
  [['?'], 'keys.help'],
];

/** The list of keys, and the switch for those who press them by accident. */
export function KeysDialog({ open, close }: { open: boolean; close(): void }) {
  const { t, preferences, setPreferences } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{t('keys.title')}</h2>
      <dl>
        {rows.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
      <label className="check-line">
        <input
          type="checkbox"
          checked={preferences.keys}
          onChange={(event) => setPreferences({ keys: event.target.checked })}
        />
        {t('keys.enabled')}
      </label>
      <form method="dialog">
        <button type="submit" className="button">
          {t('keys.close')}
        </button>
      </form>
    </dialog>
  );
}
