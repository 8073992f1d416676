import { useEffect, useMemo, useRef } from 'react';
import type { Day, HostDays } from '../../src/api/contract/day.ts';
import type { HostSummary } from '../../src/api/contract.ts';
import { allHosts } from '../data/all-hosts.ts';
import { useResource } from '../data/resource.ts';
import { dayOf, dayWindow } from '../format/day.ts';
import { usePage, useWords } from '../page.ts';
import { DayCells } from '../parts/day-cells.tsx';
import { Link } from '../parts/link.tsx';
import { Percent } from '../parts/percent.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { customQuery } from '../parts/range.ts';
import { useRowWindow } from '../parts/row-window.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { StateShape } from '../parts/state-mark.tsx';
import { useWidth } from '../parts/width.ts';
import type { HostGroup } from './group-hosts.ts';
import { GroupRow } from './group-row.tsx';
import { hostRows } from './host-rows.ts';
import { GridHead, GridLegend } from './month-grid-parts.tsx';
import '../styles/month-grid.css';

/** The day that goes on changes by the minute; the others hardly ever. */
const daysEveryMs = 30_000;

/** As in hosts.css. */
const rowHeightPx = 32;
/** A row of the grid is some hundred elements. */
const wholeRowsMax = 40;

interface MonthGridProps {
  readonly groups: readonly HostGroup[];
  readonly nameOf: ((key: string) => string) | null;
  readonly month: string;
  readonly asOf: string;
  readonly caption: string;
}

/** Every host through a month, a cell a day: the same days that add up to the availability in the list. */
export function MonthGrid({ groups, nameOf, month, asOf, caption }: MonthGridProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const { zone } = instants;
  const path = `/api/v1/hosts/days?month=${month}&tz=${encodeURIComponent(zone.name)}`;
  const { data, problem, reload } = useResource<HostDays>(path, { host: 'all', everyMs: daysEveryMs }, allHosts);
  const days = useMemo(() => new Map(data?.hosts.map((host) => [host.id, host.days])), [data]);
  const rows = useMemo(() => hostRows(groups, nameOf !== null), [groups, nameOf]);
  const table = useRef<HTMLTableElement>(null);
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  const { first, end, abovePx, belowPx } = useRowWindow(table, {
    count: data === undefined ? 0 : rows.length,
    heightOf: () => rowHeightPx,
    wholeMax: wholeRowsMax,
  });
  useDayClicks(table);
  const dates = data?.hosts[0]?.days.map(({ day }) => day) ?? [];
  const cellWidth = cellWidthFor(widthPx, dates.length);
  const today = dayOf(Date.parse(asOf), zone);
  return (
    <div ref={frame} className="grid-frame">
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined ? (
        problem === undefined && <Skeleton />
      ) : (
        <>
          <table ref={table} className="month-grid" aria-rowcount={rows.length + 1}>
            <caption className="hidden">{caption}</caption>
            <GridHead dates={dates} cellWidth={cellWidth} today={today} />
            <tbody>
              {abovePx > 0 && <tr className="spacer" style={{ height: abovePx }} />}
              {rows
                .slice(first, end)
                .map((row, offset) =>
                  'group' in row ? (
                    <GroupRow
                      key={row.key}
                      group={row.group}
                      name={nameOf?.(row.group.key) ?? ''}
                      index={first + offset}
                      span={3}
                    />
                  ) : (
                    <GridRow
                      key={row.key}
                      host={row.host}
                      days={days.get(row.host.id)}
                      today={today}
                      cellWidth={cellWidth}
                      index={first + offset}
                    />
                  ),
                )}
              {belowPx > 0 && <tr className="spacer" style={{ height: belowPx }} />}
            </tbody>
          </table>
          <GridLegend />
          <p className="muted count">{t('hosts.grid.hint')}</p>
        </>
      )}
    </div>
  );
}

interface GridRowProps {
  readonly host: HostSummary;
  readonly days: readonly Day[] | undefined;
  readonly today: string;
  readonly cellWidth: number;
  readonly index: number;
}

function GridRow({ host, days, today, cellWidth, index }: GridRowProps) {
  const { t } = useWords();
  const { primary } = host.availability;
  return (
    <tr data-status={host.state.status} data-host={host.id} aria-rowindex={index + 2}>
      <th scope="row" className="col-name">
        <span className="state-mark" data-status={host.state.status} title={t(`status.${host.state.status}`)}>
          <StateShape status={host.state.status} />
          <span className="hidden">{t(`status.${host.state.status}`)}</span>
        </span>
        <Link href={`/hosts/${encodeURIComponent(host.id)}`} data-row={index}>
          {host.name}
        </Link>
      </th>
      <td className="col-percent">{primary === null ? t('none.short') : <Percent decimal={primary.percent} />}</td>
      <td>{days !== undefined && <DayCells name={host.name} days={days} today={today} cellWidth={cellWidth} />}</td>
    </tr>
  );
}

/** As the columns of the grid in hosts.css: names, percentages, and the room around. */
const besidesPx = { wide: 320, narrow: 182 };
const narrowMaxPx = 700;
const gapPx = 2;

/** As wide as there is room for, but never so wide that a month falls apart. */
function cellWidthFor(widthPx: number, days: number): number {
  const roomPx = widthPx - (widthPx < narrowMaxPx ? besidesPx.narrow : besidesPx.wide);
  return Math.max(3, Math.min(26, Math.floor(roomPx / Math.max(1, days)) - gapPx));
}

/** A click on a day opens the host at that day; by keyboard the host's own page leads there. */
function useDayClicks(table: React.RefObject<HTMLTableElement | null>): void {
  const { router } = useWords();
  const { instants } = usePage();
  useEffect(() => {
    const element = table.current;
    const open = ({ target }: MouseEvent): void => {
      if (!(target instanceof Element)) return;
      const day = target.closest('[data-day]')?.getAttribute('data-day') ?? null;
      const host = target.closest('tr')?.getAttribute('data-host') ?? null;
      if (day === null || host === null) return;
      const { fromMs, toMs } = dayWindow(day, instants.zone);
      const { from, to } = customQuery(fromMs, toMs);
      router.go(`/hosts/${encodeURIComponent(host)}?${new URLSearchParams({ from, to })}`, 'push');
      window.scrollTo(0, 0);
    };
    element?.addEventListener('click', open);
    return () => element?.removeEventListener('click', open);
  });
}
