import { usePage, useWords } from '../page.ts';
import { sectionsFor } from '../screens/screens.ts';
import { Dialog } from './dialog.tsx';

/** What operators do with one key: say the cause of an outage, begin something, acknowledge. */
const workKeys = ['e', 'n', 'a'] as const;

/** The list of keys, and the switch for those who press them by accident. */
export function KeysDialog({ close }: { close(): void }) {
  const { t, preferences, setPreferences } = useWords();
  const { session } = usePage();
  const rows: readonly [keys: readonly string[], meaning: string][] = [
    [['Ctrl', 'K'], t('keys.palette')],
    ...sectionsFor(session).map(({ name, key }): [string[], string] => [
      ['g', key],
      t('nav.go', { screen: t(`nav.${name}`) }),
    ]),
    [['/'], t('keys.filter')],
    [['j', 'k'], t('keys.row')],
    [['Enter'], t('keys.open')],
    [['x'], t('keys.mark')],
    ...(session.may.includes('operate') ? workKeys : []).map((key): [string[], string] => [[key], t(`keys.${key}`)]),
    ...(session.may.includes('plan') ? [[['m'], t('keys.m')] satisfies [string[], string]] : []),
    [['←', '→'], t('keys.timeline')],
    [['Shift', '←', '→'], t('keys.trouble')],
    [['+', '−'], t('keys.zoom')],
    [['?'], t('keys.help')],
  ];
  return (
    <Dialog title={t('keys.title')} close={close}>
      <div className="dialog-body">
        <dl className="keys">
          {rows.map(([keys, meaning]) => (
            <div key={meaning}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
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
      </div>
    </Dialog>
  );
}
