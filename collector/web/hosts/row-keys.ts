import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useShortcuts } from '../keys.ts';

type Table = RefObject<HTMLTableElement | null>;

/** What has a hover of its own lies above the link that covers its row; a click on it means the row all the same. */
export function useRowClicks(table: Table): void {
  useEffect(() => {
    const element = table.current;
    const open = ({ target }: MouseEvent): void => {
      if (!(target instanceof Element) || target.closest('a, button, label, .group-row') !== null) return;
      target.closest('tbody tr')?.querySelector('a')?.click();
    };
    element?.addEventListener('click', open);
    return () => element?.removeEventListener('click', open);
  }, [table]);
}

/** j and k walk through the rows from the one that has the focus, x marks it; Enter is the link's own. */
export function useRowKeys(
  table: Table,
  isHost: (index: number) => boolean,
  count: number,
  show: (index: number) => void,
  mark: (id: string) => void,
): void {
  const latest = useRef({ isHost, count, show, mark });
  useLayoutEffect(() => {
    latest.current = { isHost, count, show, mark };
  });
  const handlers = useMemo(() => {
    const move = (by: 1 | -1): void => {
      const at = focusedRow()?.getAttribute('data-row') ?? null;
      const index = nextRow(at === null ? null : Number(at), by, latest.current);
      if (index === null) return;
      latest.current.show(index);
      const row = (): HTMLElement | null | undefined => table.current?.querySelector(`[data-row="${index}"]`);
      // At once where that is possible: who types `j` and Enter quickly means the row that j goes to.
      const there = row();
      if (there) there.focus();
      // A row that was outside the window is in the document only after the next frame.
      else requestAnimationFrame(() => row()?.focus());
    };
    return {
      j: () => move(1),
      k: () => move(-1),
      x: () => {
        const id = focusedRow()?.getAttribute('data-host') ?? null;
        if (id !== null) latest.current.mark(id);
      },
    };
  }, [table]);
  useShortcuts(handlers);
}

/** The link of the row in which the focus is. */
function focusedRow(): Element | null {
  return document.activeElement?.closest('tr')?.querySelector('[data-row]') ?? null;
}

/** The next row of a host in a direction; without a row to begin with the first one. */
function nextRow(
  from: number | null,
  by: 1 | -1,
  { isHost, count }: { readonly count: number; isHost(index: number): boolean },
): number | null {
  for (let index = from === null ? 0 : from + by; index >= 0 && index < count; index += from === null ? 1 : by) {
    if (isHost(index)) return index;
  }
  return from;
}
