import { useMemo, useRef } from 'react';
import type { HostSummary } from '../../src/api/contract.ts';
import { useShortcuts } from '../keys.ts';
import { useWords } from '../page.ts';
import { MonthStepper } from '../parts/month-stepper.tsx';
import { usePlace } from '../router.ts';
import { ColumnMenu } from './column-menu.tsx';
import { parseGrouping, tagKeys } from './group-hosts.ts';
import { ViewMenu } from './view-menu.tsx';

interface HostsBarProps {
  readonly hosts: readonly HostSummary[];
  /** Brings the rows into their order anew; null: they are in it. */
  readonly resort: (() => void) | null;
}

/** What the list shows and how: everything in it is in the address. */
export function HostsBar({ hosts, resort }: HostsBarProps) {
  const { t, router } = useWords();
  const place = usePlace();
  const isGrid = place.query.get('view') === 'grid';
  const change = (changes: Readonly<Record<string, string | null>>): void => router.go(place.with(changes), 'replace');
  return (
    <div className="hosts-bar">
      <FilterField text={place.query.get('q') ?? ''} set={(q) => change({ q })} />
      <label className="bar-choice">
        <span>{t('hosts.group')}</span>
        <select
          value={parseGrouping(place.query.get('group')) ?? ''}
          onChange={({ target: { value } }) => change({ group: value })}
        >
          <option value="">{t('hosts.group.none')}</option>
          <option value="state">{t('hosts.col.state')}</option>
          <option value="service">{t('hosts.col.services')}</option>
          {tagKeys(hosts).map((key) => (
            <option key={key} value={`tag:${key}`}>
              {t('hosts.group.tag', { key })}
            </option>
          ))}
        </select>
      </label>
      <ViewMenu />
      {!isGrid && <ColumnMenu />}
      <span className="bar-space" />
      {resort !== null && !isGrid && (
        <button type="button" className="button" onClick={resort}>
          {t('hosts.resort')}
        </button>
      )}
      <fieldset className="segments" aria-label={t('hosts.view')}>
        <button type="button" aria-pressed={!isGrid} onClick={() => change({ view: null })}>
          {t('hosts.view.list')}
        </button>
        <button type="button" aria-pressed={isGrid} onClick={() => change({ view: 'grid' })}>
          {t('hosts.view.grid')}
        </button>
      </fieldset>
      <MonthStepper />
    </div>
  );
}

function FilterField({ text, set }: { text: string; set(text: string): void }) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useShortcuts(useMemo(() => ({ '/': () => field.current?.focus() }), []));
  return (
    <input
      ref={field}
      type="search"
      className="filter"
      placeholder={t('hosts.filter')}
      aria-label={t('hosts.filter')}
      aria-keyshortcuts="/"
      value={text}
      onChange={(event) => set(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        if (text === '') event.currentTarget.blur();
        else set('');
      }}
    />
  );
}
