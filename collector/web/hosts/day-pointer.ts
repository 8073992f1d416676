import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Day } from '../../src/api/contract/day.ts';
import { dayWindow } from '../format/day.ts';
import { usePage, useWords } from '../page.ts';
import { dayTitle } from '../parts/day-title.ts';
import { customQuery } from '../parts/range.ts';
import { stripGapPx } from './day-strip.tsx';

interface Grid {
  /** By the ids of hosts. */
  readonly days: ReadonlyMap<string, readonly Day[]>;
  readonly cellPx: number;
  readonly today: string;
}

/** Tells of the day under the pointer; a click opens the host at that day. By keyboard the host's own page leads there. */
export function useDayPointer(table: RefObject<HTMLTableElement | null>, grid: Grid): void {
  const { t, router } = useWords();
  const { instants } = usePage();
  const latest = useRef({ grid, t, router, zone: instants.zone });
  useLayoutEffect(() => {
    latest.current = { grid, t, router, zone: instants.zone };
  });
  useEffect(() => {
    const element = table.current;
    const tell = (event: PointerEvent): void => {
      const { grid: shown, t: words } = latest.current;
      const found = dayUnder(event, shown);
      const title = found?.strip.querySelector('title');
      if (found && title) title.textContent = dayTitle(found.day, shown.today, words);
    };
    const open = (event: MouseEvent): void => {
      const found = dayUnder(event, latest.current.grid);
      if (found === null) return;
      const { fromMs, toMs } = dayWindow(found.day.day, latest.current.zone);
      const { from, to } = customQuery(fromMs, toMs);
      const path = `/hosts/${encodeURIComponent(found.host)}?${new URLSearchParams({ from, to })}`;
      latest.current.router.go(path, 'push');
      window.scrollTo(0, 0);
    };
    element?.addEventListener('pointermove', tell);
    element?.addEventListener('click', open);
    return () => {
      element?.removeEventListener('pointermove', tell);
      element?.removeEventListener('click', open);
    };
  }, [table]);
}

function dayUnder({ target, clientX }: MouseEvent, { days, cellPx }: Grid) {
  if (!(target instanceof Element)) return null;
  const strip = target.closest('.day-strip');
  const host = target.closest('tr')?.getAttribute('data-host') ?? null;
  if (strip === null || host === null) return null;
  const index = Math.floor((clientX - strip.getBoundingClientRect().left) / (cellPx + stripGapPx));
  const day = days.get(host)?.[index];
  return day === undefined ? null : { strip, host, day };
}
