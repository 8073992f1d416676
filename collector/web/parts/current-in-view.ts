import { type RefObject, useEffect, useRef } from 'react';

/** For a row of links that scrolls sideways where it is narrow: the one that is current is in view. The page itself stays where it is. */
export function useCurrentInView(current: string): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark is in the document, and moves with it
  useEffect(() => {
    const link = row.current?.querySelector('[aria-current]');
    if (row.current === null || link == null) return;
    const [frame, mark] = [row.current.getBoundingClientRect(), link.getBoundingClientRect()];
    if (mark.left >= frame.left && mark.right <= frame.right) return;
    row.current.scrollLeft += mark.left - frame.left - (frame.width - mark.width) / 2;
  }, [current]);
  return row;
}
