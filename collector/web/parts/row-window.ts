import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

export interface RowWindow {
  /** The rows that are in the document, `[first, end)`. */
  readonly first: number;
  readonly end: number;
  /** The room of those that are not. */
  readonly abovePx: number;
  readonly belowPx: number;
  /** Brings a row into the document and into view. */
  show(index: number): void;
}

interface RowWindowOptions {
  readonly count: number;
  /** A guess will do: only the length of the scroll bar depends on it. */
  heightOf(index: number): number;
  /** Up to here every row is in the document, so that the browser's own search and printing find them all. */
  readonly wholeMax: number;
}

/** Which rows of a long table have to be in the document: those in view, and a few around. */
export function useRowWindow(
  table: RefObject<HTMLElement | null>,
  { count, heightOf, wholeMax }: RowWindowOptions,
): RowWindow {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(table.current?.offsetTop ?? 0), [table]);
  const whole = count <= wholeMax;
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: heightOf,
    overscan: 12,
    scrollMargin: top,
    enabled: !whole,
  });
  if (whole) return { first: 0, end: count, abovePx: 0, belowPx: 0, show: () => {} };
  const rows = virtualizer.getVirtualItems();
  return {
    first: rows[0]?.index ?? 0,
    end: (rows.at(-1)?.index ?? -1) + 1,
    abovePx: (rows[0]?.start ?? top) - top,
    belowPx: virtualizer.getTotalSize() - ((rows.at(-1)?.end ?? top) - top),
    show: (index) => virtualizer.scrollToIndex(index),
  };
}
