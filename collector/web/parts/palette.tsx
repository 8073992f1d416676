import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import type { Translate } from '../i18n/translate.ts';
import { useWords } from '../page.ts';
import { Dialog } from './dialog.tsx';
import { usePaletteEntries } from './palette-entries.ts';
import { type Entry, matching } from './palette-match.ts';

interface PaletteProps {
  close(): void;
  /** Opens what lies above every screen. */
  show(what: 'keys' | 'account'): void;
}

/** Everything that has an address or can be done from anywhere, found by typing. */
export function Palette({ close, show }: PaletteProps) {
  const { t, router } = useWords();
  const entries = usePaletteEntries(show);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const found = useMemo(() => matching(entries, text), [entries, text]);
  const chosen = Math.min(at, found.length - 1);
  const open = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    close();
    if (typeof entry.open === 'string') router.go(entry.open, 'push');
    else entry.open();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const moves: Record<string, () => void> = {
      ArrowDown: () => setAt((chosen + 1) % Math.max(1, found.length)),
      ArrowUp: () => setAt((chosen + found.length - 1) % Math.max(1, found.length)),
      Enter: () => open(found[chosen]),
      // A field for searching would be emptied first.
      Escape: close,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };
  return (
    <Dialog title={t('palette.open')} close={close}>
      <div className="palette">
        <input
          type="search"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={found.length > 0 ? `${listId}-${chosen}` : undefined}
          aria-label={t('palette.label')}
          placeholder={t('palette.label')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div id={listId} role="listbox" aria-label={t('palette.label')}>
          {found.map((entry, index) => (
            <PaletteRow
              key={`${entry.kind} ${entry.text} ${entry.also}`}
              id={`${listId}-${index}`}
              entry={entry}
              isChosen={index === chosen}
              t={t}
              open={() => open(entry)}
            />
          ))}
        </div>
        {found.length === 0 && (
          <p className="muted" role="status">
            {t('palette.none', { text })}
          </p>
        )}
      </div>
    </Dialog>
  );
}

interface PaletteRowProps {
  readonly id: string;
  readonly entry: Entry;
  readonly isChosen: boolean;
  readonly t: Translate;
  open(): void;
}

function PaletteRow({ id, entry, isChosen, t, open }: PaletteRowProps) {
  return (
    // The keys are the field's, which keeps the focus.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div id={id} role="option" tabIndex={-1} aria-selected={isChosen} className="palette-row" onClick={open}>
      <span>{entry.text}</span>
      <small>{t(`palette.kind.${entry.kind}`)}</small>
    </div>
  );
}
