import { type MouseEvent, useMemo, useRef } from 'react';
import type { HostCourses } from '../../src/api/contract/host.ts';
import { usePage, useWords } from '../page.ts';
import { useRowWindow } from '../parts/row-window.ts';
import { useWidth } from '../parts/width.ts';
import { usePlace } from '../router.ts';
import type { HostGroup } from './group-hosts.ts';
import { type ColumnKey, columns, fitColumns } from './host-columns.ts';
import { nextSort, parseSort, sortText } from './host-order.ts';
import { HostRow } from './host-row.tsx';
import { hostRows } from './host-rows.ts';
import { useRowClicks, useRowKeys } from './row-keys.ts';
import type { Selection } from './selection.ts';
import { WindowedRows } from './windowed-rows.tsx';

/** As `--row-height` and the height of `.group-row` in hosts.css. */
const [rowHeightPx, groupHeightPx] = [46, 36];
const wholeRowsMax = 200;

interface HostTableProps {
  /** One group without a key where nothing is grouped. */
  readonly groups: readonly HostGroup[];
  /** What a group is called; null: there are no groups. */
  readonly nameOf: ((key: string) => string) | null;
  /** Names that more than one host has, shown or not. */
  readonly sharedNames: ReadonlySet<string>;
  readonly chosen: readonly ColumnKey[];
  readonly courses: ReadonlyMap<string, HostCourses['hosts'][number]>;
  readonly serviceNames: ReadonlyMap<string, string>;
  readonly caption: string;
  readonly month: string | null;
  readonly selection: Selection;
  select(id: string, extend: boolean): void;
  selectAll(): void;
}

export function HostTable(props: HostTableProps) {
  const { groups, nameOf, sharedNames, chosen, courses, caption, selection, ...rest } = props;
  const { t } = useWords();
  const { session } = usePage();
  const table = useRef<HTMLTableElement>(null);
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  const fitting = useMemo(() => fitColumns(chosen, widthPx), [chosen, widthPx]);
  const { shown } = fitting;
  const rows = useMemo(() => hostRows(groups, nameOf !== null), [groups, nameOf]);
  const heightOf = (index: number): number => ('group' in (rows[index] ?? {}) ? groupHeightPx : rowHeightPx);
  const window = useRowWindow(table, {
    count: rows.length,
    heightOf,
    wholeMax: wholeRowsMax,
  });
  useRowClicks(table);
  useRowKeys(
    table,
    (index) => 'host' in (rows[index] ?? {}),
    rows.length,
    window.show,
    (id) => rest.select(id, false),
  );
  const about = {
    month: rest.month,
    select: rest.select,
    serviceNames: rest.serviceNames,
    newest: session.version,
    shown,
  };
  return (
    <div ref={frame} className="hosts-frame" data-narrow={fitting.isNarrow}>
      <table ref={table} className="hosts" aria-rowcount={rows.length + 1}>
        <caption className="hidden">{caption}</caption>
        <HostTableHead
          shown={shown}
          isNarrow={fitting.isNarrow}
          groups={groups}
          selection={selection}
          selectAll={rest.selectAll}
        />
        <WindowedRows
          rows={rows}
          window={window}
          span={shown.length + 1}
          nameOf={nameOf}
          row={(host, key, index) => (
            <HostRow
              key={key}
              host={host}
              index={index}
              twin={sharedNames.has(host.name)}
              isSelected={selection.ids.has(host.id)}
              course={courses.get(host.id)}
              {...about}
            />
          )}
        />
      </table>
      {fitting.hiddenCount > 0 && !fitting.isNarrow && (
        <p className="count columns-hidden">{t('hosts.columns.hidden', { n: fitting.hiddenCount })}</p>
      )}
    </div>
  );
}

interface HostTableHeadProps extends Pick<HostTableProps, 'groups' | 'selection' | 'selectAll'> {
  readonly shown: readonly ColumnKey[];
  readonly isNarrow: boolean;
}

function HostTableHead({ shown, isNarrow, groups, selection, selectAll }: HostTableHeadProps) {
  const { t, router } = useWords();
  const place = usePlace();
  const sort = parseSort(place.query.get('sort'));
  const marked = groups.flatMap(({ hosts }) => hosts).filter(({ id }) => selection.ids.has(id)).length;
  const isAll = marked > 0 && groups.every(({ hosts }) => hosts.every(({ id }) => selection.ids.has(id)));
  return (
    <thead>
      <tr>
        <th scope="col" className="col-select">
          <label className="select-cell">
            <input
              type="checkbox"
              aria-label={t('hosts.select.all')}
              checked={isAll}
              ref={(box) => {
                if (box !== null) box.indeterminate = marked > 0 && !isAll;
              }}
              onChange={() => {}}
              onClick={(event: MouseEvent) => {
                event.stopPropagation();
                selectAll();
              }}
            />
          </label>
        </th>
        {shown.map((key) => {
          const { label, sort: by, widthPx, narrowPx } = columns[key];
          const isSorted = by !== null && sort.key === by;
          return (
            <th
              key={key}
              scope="col"
              className={`col-${key}`}
              style={key === 'name' ? undefined : { width: isNarrow ? (narrowPx ?? 0) : widthPx }}
              aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
            >
              {by === null ? (
                <span className="head-text">{t(label)}</span>
              ) : (
                <button
                  type="button"
                  onClick={() => router.go(place.with({ sort: sortText(nextSort(sort, by)) }), 'replace')}
                >
                  {t(label)}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
