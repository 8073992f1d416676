import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { useShortcuts } from '../keys.ts';

interface LedgerActs {
  readonly count: number;
  /** Brings a row into the document. */
  show(index: number): void;
  /** Opens the form of a row; without one, that of the first row that lacks something. */
  edit(key: string | null): void;
  mark(key: string): void;
}

/** j and k walk through the rows, e says why, x marks; Enter is the row's own link. */
export function useLedgerKeys(table: RefObject<HTMLTableElement | null>, acts: LedgerActs): void {
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  const handlers = useMemo(() => {
    const move = (by: 1 | -1): void => {
      const at = focusedRow()?.getAttribute('data-row') ?? null;
      const next = at === null ? 0 : Number(at) + by;
      focusRow(table, Math.max(0, Math.min(latest.current.count - 1, next)), latest.current.show);
    };
    return {
      j: () => move(1),
      k: () => move(-1),
      e: () => latest.current.edit(focusedRow()?.getAttribute('data-key') ?? null),
      x: () => {
        const key = focusedRow()?.getAttribute('data-key') ?? null;
        if (key !== null) latest.current.mark(key);
      },
    };
  }, [table]);
  useShortcuts(handlers);
}

export function focusRow(
  table: RefObject<HTMLTableElement | null>,
  index: number,
  show: (index: number) => void,
): void {
  show(index);
  const row = (): HTMLElement | null | undefined => table.current?.querySelector(`[data-row="${index}"]`);
  // At once where that is possible: who types `j` and `e` quickly means the row that j goes to, and is in its form before the next frame.
  const there = row();
  if (there) there.focus();
  // A row that was outside the window is in the document only after the next frame.
  else requestAnimationFrame(() => row()?.focus());
}

/** The link of the row in which the focus is. */
function focusedRow(): Element | null {
  return document.activeElement?.closest('tr')?.querySelector('[data-row]') ?? null;
}
