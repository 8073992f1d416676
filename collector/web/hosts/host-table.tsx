import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { HostSummary } from '../../src/api/contract.ts';
import type { MessageKey } from '../i18n/ja.ts';
import { useShortcuts } from '../keys.ts';
import { useWords } from '../page.ts';
import { usePlace } from '../router.ts';
import { nextSort, parseSort, type SortKey, sortText } from './host-order.ts';
import { HostRow } from './host-row.tsx';

const columns: readonly [key: SortKey, label: MessageKey, className: string][] = [
  ['state', 'hosts.col.state', 'col-state'],
  ['name', 'hosts.col.name', 'col-name'],
  ['availability', 'hosts.col.availability', 'col-availability'],
  ['cpu', 'hosts.col.cpu', 'col-gauge'],
  ['memory', 'hosts.col.memory', 'col-gauge'],
  ['disk', 'hosts.col.disk', 'col-gauge'],
  ['checks', 'hosts.col.checks', 'col-checks'],
  ['seen', 'hosts.col.seen', 'col-seen'],
  ['clock', 'hosts.col.clock', 'col-clock'],
  ['version', 'hosts.col.version', 'col-version'],
];

/** Up to here every row is in the document, so that the browser's own search and printing find them all. */
const wholeRowsMax = 200;
/** As `--row-height` in hosts.css; a guess that only the length of the scroll bar depends on. */
const rowHeightPx = 46;

interface HostTableProps {
  readonly hosts: readonly HostSummary[];
  /** Names that more than one host has, shown or not. */
  readonly sharedNames: ReadonlySet<string>;
  readonly caption: string;
  readonly month: string | null;
}

export function HostTable({ hosts, sharedNames, caption, month }: HostTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(table.current?.offsetTop ?? 0), []);
  const whole = hosts.length <= wholeRowsMax;
  const virtualizer = useWindowVirtualizer({
    count: hosts.length,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    scrollMargin: top,
    enabled: !whole,
  });
  const rows = virtualizer.getVirtualItems();
  const first = whole ? 0 : (rows[0]?.index ?? 0);
  const end = whole ? hosts.length : (rows.at(-1)?.index ?? -1) + 1;
  const abovePx = whole ? 0 : (rows[0]?.start ?? top) - top;
  const belowPx = whole ? 0 : virtualizer.getTotalSize() - ((rows.at(-1)?.end ?? top) - top);

  useRowClicks(table);
  useRowKeys(table, hosts.length, (index) => {
    if (!whole) virtualizer.scrollToIndex(index);
  });
  return (
    <table ref={table} className="hosts" aria-rowcount={hosts.length + 1}>
      <caption className="hidden">{caption}</caption>
      <HostTableHead />
      <tbody>
        {abovePx > 0 && <tr className="spacer" style={{ height: abovePx }} />}
        {hosts.slice(first, end).map((host, offset) => (
          <HostRow key={host.id} host={host} index={first + offset} twin={sharedNames.has(host.name)} month={month} />
        ))}
        {belowPx > 0 && <tr className="spacer" style={{ height: belowPx }} />}
      </tbody>
    </table>
  );
}

function HostTableHead() {
  const { t, router } = useWords();
  const place = usePlace();
  const sort = parseSort(place.query.get('sort'));
  return (
    <thead>
      <tr>
        {columns.map(([key, label, className]) => (
          <th
            key={key}
            scope="col"
            className={className}
            aria-sort={sort.key !== key ? undefined : sort.descending ? 'descending' : 'ascending'}
          >
            <button
              type="button"
              onClick={() => router.go(place.with({ sort: sortText(nextSort(sort, key)) }), 'replace')}
            >
              {t(label)}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** What has a hover of its own lies above the link that covers its row; a click on it means the row all the same. */
function useRowClicks(table: React.RefObject<HTMLTableElement | null>): void {
  useEffect(() => {
    const element = table.current;
    const open = ({ target }: MouseEvent): void => {
      if (!(target instanceof Element) || target.closest('a, button') !== null) return;
      target.closest('tbody tr')?.querySelector('a')?.click();
    };
    element?.addEventListener('click', open);
    return () => element?.removeEventListener('click', open);
  }, [table]);
}

/** j and k walk through the rows from the one that has the focus; Enter is the link's own. */
function useRowKeys(
  table: React.RefObject<HTMLTableElement | null>,
  count: number,
  show: (index: number) => void,
): void {
  const latest = useRef({ count, show });
  useLayoutEffect(() => {
    latest.current = { count, show };
  });
  const handlers = useMemo(() => {
    const move = (by: number): void => {
      const focused = document.activeElement?.getAttribute('data-row') ?? null;
      const next = focused === null ? 0 : Number(focused) + by;
      const index = Math.max(0, Math.min(latest.current.count - 1, next));
      latest.current.show(index);
      const row = (): HTMLElement | null | undefined => table.current?.querySelector(`[data-row="${index}"]`);
      // At once where that is possible: who types `j` and Enter quickly means the row that j goes to.
      row()?.focus();
      // A row that was outside the window is in the document only after the next frame.
      requestAnimationFrame(() => row()?.focus());
    };
    return { j: () => move(1), k: () => move(-1) };
  }, [table]);
  useShortcuts(handlers);
}
