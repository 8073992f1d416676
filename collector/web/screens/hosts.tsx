import { useCallback, useMemo, useState } from 'react';
import type { HostCourses } from '../../src/api/contract/host.ts';
import type { HostList } from '../../src/api/contract.ts';
import { allHosts } from '../data/all-hosts.ts';
import { useResource } from '../data/resource.ts';
import { useServiceNames } from '../data/service-names.ts';
import { AddHost } from '../hosts/add-host.tsx';
import { Announcements } from '../hosts/announcements.tsx';
import { BulkBar } from '../hosts/bulk-bar.tsx';
import { groupHosts, parseGrouping } from '../hosts/group-hosts.ts';
import { useGroupNames } from '../hosts/group-names.ts';
import { parseColumns } from '../hosts/host-columns.ts';
import { matchesFilter } from '../hosts/host-order.ts';
import { HostTable } from '../hosts/host-table.tsx';
import { HostsBar } from '../hosts/hosts-bar.tsx';
import { HostsEmpty } from '../hosts/hosts-empty.tsx';
import { MonthGrid } from '../hosts/month-grid.tsx';
import { useOrderedHosts } from '../hosts/ordered-hosts.ts';
import { allToggled, extendedTo, nothingSelected, toggled } from '../hosts/selection.ts';
import { StateChips } from '../hosts/state-chips.tsx';
import { usePage, useWords } from '../page.ts';
import { StaleNote } from '../parts/live-indicator.tsx';
import { monthName, useMonth } from '../parts/month-stepper.tsx';
import { Now, useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sharedNames } from '../parts/shared-names.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePlace } from '../router.ts';
import '../styles/hosts.css';

/** Faster than anybody reads; a list of 500 hosts is some 600 kB. */
const listEveryMs = 2000;
/** A bar of a course is five minutes. */
const coursesEveryMs = 60_000;

export default function HostsScreen() {
  const { t } = useWords();
  const { instants } = usePage();
  const { month } = useMonth();
  const zone = instants.zone.name;
  const path = `/api/v1/hosts?month=${month}&tz=${encodeURIComponent(zone)}`;
  const { data, problem, reload } = useResource<HostList>(path, { host: 'all', everyMs: listEveryMs }, allHosts);
  const down = data?.hosts.filter(({ state }) => state.status === 'down').length ?? 0;
  // Who waited for the first host is told that it came, and goes on when he has seen it.
  const [isWaiting, setWaiting] = useState(false);
  if (data?.hosts.length === 0 && !isWaiting) setWaiting(true);
  return (
    <Now asOf={data?.asOf}>
      <title>{`${down > 0 ? `✕${down} ` : ''}${t('hosts.title')} – kadoban`}</title>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined ? (
        problem === undefined && <Skeleton />
      ) : isWaiting ? (
        <HostsEmpty hosts={data.hosts} goOn={() => setWaiting(false)} />
      ) : (
        <Hosts list={data} />
      )}
    </Now>
  );
}

function Hosts({ list }: { list: HostList }) {
  const { t, router } = useWords();
  const { instants, session } = usePage();
  const place = usePlace();
  const { month, current } = useMonth();
  const filter = place.query.get('q') ?? '';
  const { hosts, resort } = useOrderedHosts(list.hosts, place.query.get('sort'));
  const serviceNames = useServiceNames();
  const matching = useMemo(
    () => (filter.trim() === '' ? hosts : hosts.filter((host) => matchesFilter(host, filter.trim(), serviceNames))),
    [hosts, filter, serviceNames],
  );
  const grouping = parseGrouping(place.query.get('group'));
  const groups = useMemo(
    () => (grouping === null ? [{ key: '', hosts: matching }] : groupHosts(matching, grouping)),
    [matching, grouping],
  );
  const nameOf = useGroupNames(grouping, serviceNames);
  const shared = useMemo(() => sharedNames(list.hosts), [list.hosts]);
  const cols = place.query.get('cols');
  const chosen = useMemo(() => parseColumns(cols), [cols]);
  const courses = useCourses();
  const shownIds = useMemo(() => groups.flatMap((group) => group.hosts.map(({ id }) => id)), [groups]);
  const { selection, select, selectAll, clear } = useSelection(shownIds);
  const setFilter = (text: string): void => router.go(place.with({ q: text }), 'replace');
  const nowMs = useNow();
  const caption = t('hosts.caption', { month: monthName(t, month), zone: instants.zone.name });
  return (
    <>
      <StaleNote asOf={list.asOf} nowMs={nowMs} />
      <div className="screen-head">
        <h1>{t('hosts.title')}</h1>
        <StateChips hosts={list.hosts} filter={filter} setFilter={setFilter} />
        <span className="bar-space" />
        {session.may.includes('operate') && <AddHost hosts={list.hosts} />}
      </div>
      <HostsBar hosts={list.hosts} resort={resort} />
      {matching.length === 0 ? (
        <div className="nothing">
          <p>{t('hosts.none', { text: filter })}</p>
          <button type="button" className="button" onClick={() => setFilter('')}>
            {t('hosts.filter.clear')}
          </button>
        </div>
      ) : place.query.get('view') === 'grid' ? (
        <MonthGrid groups={groups} nameOf={nameOf} month={month} asOf={list.asOf} caption={caption} />
      ) : (
        <HostTable
          groups={groups}
          nameOf={nameOf}
          sharedNames={shared}
          chosen={chosen}
          courses={courses}
          serviceNames={serviceNames}
          caption={caption}
          month={month === current ? null : month}
          selection={selection}
          select={select}
          selectAll={selectAll}
        />
      )}
      <p className="count">
        {matching.length === hosts.length
          ? t('hosts.count', { n: hosts.length })
          : t('hosts.filtered', { n: matching.length, total: hosts.length })}
      </p>
      <BulkBar hosts={hosts.filter(({ id }) => selection.ids.has(id))} clear={clear} />
      <Announcements hosts={list.hosts} />
    </>
  );
}

/** The last hour of every host, by its id. */
function useCourses(): ReadonlyMap<string, HostCourses['hosts'][number]> {
  const freshness = { host: 'all', everyMs: coursesEveryMs } as const;
  const { data } = useResource<HostCourses>('/api/v1/hosts/courses?limit=200', freshness, allHosts);
  return useMemo(() => new Map(data?.hosts.map((host) => [host.id, host])), [data]);
}

/** Which hosts are marked; the functions stay the same, so that rows need not be drawn anew. */
function useSelection(shownIds: readonly string[]) {
  const [selection, setSelection] = useState(nothingSelected);
  const select = useCallback(
    (id: string, extend: boolean) =>
      setSelection((before) => (extend ? extendedTo(before, id, shownIds) : toggled(before, id))),
    [shownIds],
  );
  const selectAll = useCallback(() => setSelection((before) => allToggled(before, shownIds)), [shownIds]);
  const clear = useCallback(() => setSelection(nothingSelected), []);
  return { selection, select, selectAll, clear };
}
