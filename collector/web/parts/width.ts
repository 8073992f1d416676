import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The width an element has on the screen, followed while it changes. 0 until it is in the document. */
export function useWidth<E extends Element>(): [ref: RefObject<E | null>, widthPx: number] {
  const ref = useRef<E>(null);
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    setWidthPx(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(() => setWidthPx(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, widthPx];
}
