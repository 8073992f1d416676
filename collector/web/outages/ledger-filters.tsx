import { useMemo } from 'react';
import type { OutageList } from '../../src/api/contract/outages.ts';
import { useWords } from '../page.ts';
import { usePlace } from '../router.ts';
import { type LedgerFilter, ledgerClasses, ledgerRows } from './ledger-rows.ts';
import { isCut } from './use-ledger.ts';

/** What the address asks of the ledger. */
export function useLedgerFilter(): LedgerFilter {
  const { query } = usePlace();
  const wanted = query.get('class');
  return {
    service: query.get('service'),
    class: wanted === 'all' ? 'all' : (ledgerClasses.find((one) => one === wanted) ?? null),
    missing: query.get('missing') === 'true',
  };
}

/** Chips with what there is of each class, and the services. Of a month that one answer does not tell, every class may be there, and how often nobody counted. */
export function LedgerFilters({ list }: { list: OutageList }) {
  const { t, router } = useWords();
  const { titles } = list;
  const rows = useMemo(() => ledgerRows(list), [list]);
  const isWhole = !isCut(list);
  const number = (count: number): number | null => (isWhole ? count : null);
  const place = usePlace();
  const filter = useLedgerFilter();
  const show = (changes: Readonly<Record<string, string | null>>): void => router.go(place.with(changes), 'replace');
  const ofService = rows.filter((row) => filter.service === null || row.target === filter.service);
  const named = isWhole ? [] : Object.keys(titles).filter((id) => !id.includes(':'));
  const services = [...new Set([...rows.map((row) => row.target), ...named])].sort((a, b) =>
    (titles[a] ?? a).localeCompare(titles[b] ?? b),
  );
  const missing = ofService.filter((row) => (row.outage?.missing.length ?? 0) > 0).length;
  const outages = ofService.filter((row) => row.outage !== null).length;
  return (
    <div className="ledger-filters">
      <select
        aria-label={t('outages.filter.service')}
        value={filter.service ?? ''}
        onChange={(event) => show({ service: event.target.value })}
      >
        <option value="">{t('outages.filter.everyService')}</option>
        {services.map((id) => (
          <option key={id} value={id}>
            {titles[id] ?? id}
          </option>
        ))}
        {filter.service !== null && !services.includes(filter.service) && (
          <option value={filter.service}>{titles[filter.service] ?? filter.service}</option>
        )}
      </select>
      <fieldset className="chips" aria-label={t('outages.filter.class')}>
        <Chip
          text={t('outages.filter.missing')}
          count={number(missing)}
          isOn={filter.missing}
          press={() => show({ missing: filter.missing ? null : 'true', class: null })}
        />
        <Chip
          text={t('outages.filter.outages')}
          count={number(outages)}
          isOn={!filter.missing && filter.class === null}
          press={() => show({ class: null, missing: null })}
        />
        {ledgerClasses.map((name) => {
          const count = ofService.filter((row) => row.class === name).length;
          if (isWhole && count === 0 && filter.class !== name) return null;
          return (
            <Chip
              key={name}
              text={t(`outages.class.${name}`)}
              count={number(count)}
              isOn={!filter.missing && filter.class === name}
              press={() => show({ class: filter.class === name ? null : name, missing: null })}
            />
          );
        })}
        <Chip
          text={t('outages.filter.all')}
          count={number(ofService.length)}
          isOn={!filter.missing && filter.class === 'all'}
          press={() => show({ class: filter.class === 'all' ? null : 'all', missing: null })}
        />
      </fieldset>
    </div>
  );
}

interface ChipProps {
  readonly text: string;
  readonly count: number | null;
  readonly isOn: boolean;
  press(): void;
}

function Chip({ text, count, isOn, press }: ChipProps) {
  return (
    <button type="button" className="chip" aria-pressed={isOn} onClick={press}>
      {text} {count !== null && <b>{count}</b>}
    </button>
  );
}
