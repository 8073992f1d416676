import { useMemo, useRef } from 'react';
import type { Day, HostDays } from '../../src/api/contract/day.ts';
import type { HostSummary } from '../../src/api/contract.ts';
import { allHosts } from '../data/all-hosts.ts';
import { useResource } from '../data/resource.ts';
import { dayOf } from '../format/day.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { Percent } from '../parts/percent.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useRowWindow } from '../parts/row-window.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { StateShape } from '../parts/state-mark.tsx';
import { useWidth } from '../parts/width.ts';
import { useDayPointer } from './day-pointer.ts';
import { DayStrip, stripGapPx } from './day-strip.tsx';
import type { HostGroup } from './group-hosts.ts';
import { hostRows } from './host-rows.ts';
import { GridHead, GridLegend } from './month-grid-parts.tsx';
import { WindowedRows } from './windowed-rows.tsx';
import '../styles/hosts-grid.css';

/** The day that goes on changes by the minute; the others hardly ever. */
const daysEveryMs = 30_000;

/** As in hosts.css. */
const rowHeightPx = 32;
const wholeRowsMax = 200;

interface MonthGridProps {
  readonly groups: readonly HostGroup[];
  readonly nameOf: ((key: string) => string) | null;
  readonly month: string;
  readonly asOf: string;
  readonly caption: string;
}

/** Every host through a month, a cell a day: the same days that add up to the availability in the list. */
export function MonthGrid(props: MonthGridProps) {
  const { instants } = usePage();
  const path = `/api/v1/hosts/days?month=${props.month}&tz=${encodeURIComponent(instants.zone.name)}`;
  const { data, problem, reload } = useResource<HostDays>(path, { host: 'all', everyMs: daysEveryMs }, allHosts);
  return (
    <>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined ? problem === undefined && <Skeleton /> : <Grid told={data} {...props} />}
    </>
  );
}

function Grid({ told, groups, nameOf, asOf, caption }: MonthGridProps & { readonly told: HostDays }) {
  const { t } = useWords();
  const { instants } = usePage();
  const days = useMemo(() => new Map(told.hosts.map((host) => [host.id, host.days])), [told]);
  const rows = useMemo(() => hostRows(groups, nameOf !== null), [groups, nameOf]);
  const table = useRef<HTMLTableElement>(null);
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  const window = useRowWindow(table, {
    count: rows.length,
    heightOf: () => rowHeightPx,
    wholeMax: wholeRowsMax,
  });
  const dates = told.hosts[0]?.days.map(({ day }) => day) ?? [];
  const cellPx = cellWidthFor(widthPx, dates.length);
  const today = dayOf(Date.parse(asOf), instants.zone);
  useDayPointer(table, { days, cellPx, today });
  return (
    <div ref={frame}>
      <table ref={table} className="hosts-grid" aria-rowcount={rows.length + 1}>
        <caption className="hidden">{caption}</caption>
        <GridHead dates={dates} cellPx={cellPx} today={today} />
        <WindowedRows
          rows={rows}
          window={window}
          span={3}
          nameOf={nameOf}
          row={(host, key, index) => (
            <GridRow key={key} host={host} days={days.get(host.id)} today={today} cellPx={cellPx} index={index} />
          )}
        />
      </table>
      <GridLegend />
      <p className="count">{t('hosts.grid.hint')}</p>
    </div>
  );
}

interface GridRowProps {
  readonly host: HostSummary;
  readonly days: readonly Day[] | undefined;
  readonly today: string;
  readonly cellPx: number;
  readonly index: number;
}

function GridRow({ host, days, today, cellPx, index }: GridRowProps) {
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
      <td>{days !== undefined && <DayStrip name={host.name} days={days} today={today} cellPx={cellPx} />}</td>
    </tr>
  );
}

/** As the columns of the grid in hosts.css: names, percentages, and the room around. */
const besidesPx = { wide: 320, narrow: 182 };
const narrowMaxPx = 700;

/** As wide as there is room for, but never so wide that a month falls apart. */
function cellWidthFor(widthPx: number, days: number): number {
  const roomPx = widthPx - (widthPx < narrowMaxPx ? besidesPx.narrow : besidesPx.wide);
  return Math.max(3, Math.min(26, Math.floor(roomPx / Math.max(1, days)) - stripGapPx));
}
