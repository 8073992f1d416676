import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** The width an element has on the screen or on paper, followed while it changes. 0 until it is in the document. */
export function useWidth<E extends Element>(): [ref: RefObject<E | null>, widthPx: number] {
  const ref = useRef<E>(null);
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => setWidthPx(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // Paper waits for no observer: what is drawn to measure has to be there when this returns.
    const paper = matchMedia('print');
    const print = (): void => flushSync(measure);
    paper.addEventListener('change', print);
    return () => {
      observer.disconnect();
      paper.removeEventListener('change', print);
    };
  }, []);
  return [ref, widthPx];
}
