import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import type { HostList } from '../../src/api/contract.ts';
import { allHosts } from '../data/all-hosts.ts';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import type { Translate } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { sectionsFor } from '../screens/screens.ts';
import { Dialog } from './dialog.tsx';
import { type Entry, matching } from './palette-match.ts';

/** Names change rarely; who opens the palette again asks again. */
const namesEveryMs = 60_000;

interface Titled {
  readonly title?: string;
}

interface Definitions {
  readonly definitions: readonly Told<Titled>[];
}

/** Everything that has an address, found by typing: screens, hosts, services. */
export function Palette({ close }: { close(): void }) {
  const { t, router } = useWords();
  const entries = useEntries();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const found = useMemo(() => matching(entries, text), [entries, text]);
  const chosen = Math.min(at, found.length - 1);
  const open = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    close();
    router.go(entry.href, 'push');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const moves: Record<string, () => void> = {
      ArrowDown: () => setAt((chosen + 1) % Math.max(1, found.length)),
      ArrowUp: () => setAt((chosen + found.length - 1) % Math.max(1, found.length)),
      Enter: () => open(found[chosen]),
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
          autoFocus
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
              key={entry.href}
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

function useEntries(): Entry[] {
  const { t } = useWords();
  const { instants, session } = usePage();
  const zone = encodeURIComponent(instants.zone.name);
  const hosts = useResource<HostList>(
    session.may.includes('look') ? `/api/v1/hosts?tz=${zone}` : null,
    { everyMs: namesEveryMs },
    allHosts,
  );
  const slos = useResource<Definitions>('/api/v1/slos', { everyMs: namesEveryMs });
  return useMemo(() => {
    const named = (kind: Entry['kind'], base: string, list: Definitions | undefined): Entry[] =>
      (list?.definitions ?? []).map(({ definition: { id, title } }) => ({
        kind,
        href: `${base}/${encodeURIComponent(id)}`,
        text: title ?? id,
        also: id,
      }));
    return [
      ...sectionsFor(session).map(
        ({ name, href }): Entry => ({ kind: 'screen', href, text: t(`nav.${name}`), also: name }),
      ),
      ...named('slo', '/services', slos.data),
      ...(hosts.data?.hosts ?? []).map(
        ({ id, name, tags }): Entry => ({
          kind: 'host',
          href: `/hosts/${encodeURIComponent(id)}`,
          text: name,
          also: tags.join(' '),
        }),
      ),
    ];
  }, [t, session, hosts.data, slos.data]);
}
