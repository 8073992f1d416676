import { useEffect, useMemo, useRef, useState } from 'react';
import type { HostList, HostSummary, Status } from '../../src/api/contract.ts';
import { allHosts } from '../data/all-hosts.ts';
import { useResource } from '../data/resource.ts';
import { keepOrder, matchesFilter, parseSort, sortHosts } from '../hosts/host-order.ts';
import { HostTable } from '../hosts/host-table.tsx';
import { HostsEmpty } from '../hosts/hosts-empty.tsx';
import { useShortcuts } from '../keys.ts';
import { usePage, useWords } from '../page.ts';
import { StaleNote } from '../parts/live-indicator.tsx';
import { MonthStepper, monthName, useMonth } from '../parts/month-stepper.tsx';
import { Now, useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sharedNames } from '../parts/shared-names.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { StateShape } from '../parts/state-mark.tsx';
import { statusOrder } from '../parts/status-order.ts';
import { usePlace } from '../router.ts';

/** Faster than anybody reads; a list of 500 hosts is some 600 kB. */
const listEveryMs = 2000;

export default function HostsScreen() {
  const { t } = useWords();
  const { instants } = usePage();
  const { month } = useMonth();
  const zone = instants.zone.name;
  const path = `/api/v1/hosts?month=${month}&tz=${encodeURIComponent(zone)}`;
  const { data, problem, reload } = useResource<HostList>(path, { host: 'all', everyMs: listEveryMs }, allHosts);
  const down = data?.hosts.filter(({ state }) => state.status === 'down').length ?? 0;
  return (
    <Now asOf={data?.asOf}>
      <title>{`${down > 0 ? `✕${down} ` : ''}${t('hosts.title')} – kadoban`}</title>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined ? (
        problem === undefined && <Skeleton />
      ) : data.hosts.length === 0 ? (
        <HostsEmpty />
      ) : (
        <Hosts list={data} />
      )}
    </Now>
  );
}

function Hosts({ list }: { list: HostList }) {
  const { t, router } = useWords();
  const { instants } = usePage();
  const place = usePlace();
  const { month, current } = useMonth();
  const filter = place.query.get('q') ?? '';
  const filterField = useRef<HTMLInputElement>(null);
  const { hosts, resort } = useOrderedHosts(list.hosts, place.query.get('sort'));
  const shown = useMemo(
    () => (filter.trim() === '' ? hosts : hosts.filter((host) => matchesFilter(host, filter.trim()))),
    [hosts, filter],
  );
  const shared = useMemo(() => sharedNames(list.hosts), [list.hosts]);
  const setFilter = (text: string): void => router.go(place.with({ q: text }), 'replace');
  useShortcuts(useMemo(() => ({ '/': () => filterField.current?.focus() }), []));
  const nowMs = useNow();
  return (
    <>
      <StaleNote asOf={list.asOf} nowMs={nowMs} />
      <div className="screen-head">
        <h1>{t('hosts.title')}</h1>
        <StateChips hosts={list.hosts} filter={filter} setFilter={setFilter} />
        <span className="bar-space" />
        {resort !== null && (
          <button type="button" className="button" onClick={resort}>
            {t('hosts.resort')}
          </button>
        )}
        <input
          ref={filterField}
          type="search"
          className="filter"
          placeholder={t('hosts.filter')}
          aria-label={t('hosts.filter')}
          aria-keyshortcuts="/"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            if (filter === '') event.currentTarget.blur();
            else setFilter('');
          }}
        />
        <MonthStepper />
      </div>
      {shown.length === 0 ? (
        <div className="nothing">
          <p>{t('hosts.none', { text: filter })}</p>
          <button type="button" className="button" onClick={() => setFilter('')}>
            {t('hosts.filter.clear')}
          </button>
        </div>
      ) : (
        <HostTable
          hosts={shown}
          sharedNames={shared}
          caption={t('hosts.caption', { month: monthName(t, month), zone: instants.zone.name })}
          month={month === current ? null : month}
        />
      )}
      <p className="count">
        {shown.length === hosts.length
          ? t('hosts.count', { n: hosts.length })
          : t('hosts.filtered', { n: shown.length, total: hosts.length })}
      </p>
      <Announcements hosts={list.hosts} />
    </>
  );
}

/** The hosts in the order that was asked for; `resort` brings them into it anew once values have moved on. */
function useOrderedHosts(hosts: readonly HostSummary[], sortParameter: string | null) {
  const sorted = useMemo(() => sortHosts(hosts, parseSort(sortParameter)), [hosts, sortParameter]);
  const ids = sorted.map(({ id }) => id);
  const [kept, setKept] = useState({ sort: sortParameter, ids });
  const shown = kept.sort === sortParameter ? keepOrder(kept.ids, ids) : ids;
  if (kept.sort !== sortParameter || shown.length !== kept.ids.length || shown.some((id, i) => id !== kept.ids[i])) {
    setKept({ sort: sortParameter, ids: shown });
  }
  const byId = new Map(hosts.map((host) => [host.id, host]));
  const moved = ids.some((id, index) => shown[index] !== id);
  return {
    hosts: shown.map((id) => byId.get(id)).filter((host) => host !== undefined),
    resort: moved ? () => setKept({ sort: sortParameter, ids }) : null,
  };
}

interface StateChipsProps {
  readonly hosts: readonly HostSummary[];
  readonly filter: string;
  setFilter(text: string): void;
}

/** How many hosts are in each state; a click shows only those. */
function StateChips({ hosts, filter, setFilter }: StateChipsProps) {
  const { t } = useWords();
  const count = (status: Status): number => hosts.filter(({ state }) => state.status === status).length;
  return (
    <div className="chips">
      {statusOrder
        .filter((status) => count(status) > 0)
        .map((status) => (
          <button
            key={status}
            type="button"
            className="chip state-mark"
            data-status={status}
            aria-pressed={filter === status}
            onClick={() => setFilter(filter === status ? '' : status)}
          >
            <StateShape status={status} />
            <span>{t(`status.${status}`)}</span>
            <b>{count(status)}</b>
          </button>
        ))}
    </div>
  );
}

/** More names than this in one breath help nobody. */
const announcedMax = 3;

/** Says changes of state to those who cannot see a row change its colour. */
function Announcements({ hosts }: { hosts: readonly HostSummary[] }) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const before = useRef(new Map<string, Status>());
  useEffect(() => {
    const changed = hosts.filter(({ id, state }) => {
      const was = before.current.get(id);
      return was !== undefined && was !== state.status;
    });
    before.current = new Map(hosts.map(({ id, state }) => [id, state.status]));
    if (changed.length === 0) return;
    const sentences = changed
      .slice(0, announcedMax)
      .map(({ name, state }) => t(`hosts.announce.${state.status}`, { name }));
    setSaid(sentences.join(' / '));
  }, [hosts, t]);
  return (
    <p className="hidden" aria-live="polite">
      {said}
    </p>
  );
}
