import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { instantAt } from '../parts/timeline-geometry.ts';
import { panned, type View, zoomed } from './lane-view.ts';

interface Gestures {
  readonly view: View;
  readonly widthPx: number;
  setView(view: View): void;
}

/** How much a turn of the wheel by one dot zooms: a notch is about a hundred. */
const zoomPerPx = 0.0018;
/** A pointer that moved less than this was a click. */
const dragPxMin = 4;
/** Some wheels count in lines. */
const linePx = 18;

/** Wheel and pinch zoom around where they are, dragging and the sideways wheel go on; on the drawings (`[data-drawing]`) below an element alone. */
export function useLaneGestures(area: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const latest = useRef(gestures);
  useLayoutEffect(() => {
    latest.current = gestures;
  });
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const wheel = (event: WheelEvent): void => {
      const drawing = drawingOf(event);
      if (drawing === null) return;
      event.preventDefault();
      const { view, widthPx, setView } = latest.current;
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? linePx : 1;
      const [dx, dy] = event.shiftKey ? [event.deltaX || event.deltaY, 0] : [event.deltaX, event.deltaY];
      const perPx = (view.toMs - view.fromMs) / Math.max(1, widthPx);
      if (Math.abs(dx) > Math.abs(dy)) setView(panned(view, dx * unit * perPx));
      else setView(zoomed(view, Math.exp(dy * unit * zoomPerPx), instantUnder(event.clientX, drawing, view, widthPx)));
    };
    const stop = followPointers(element, latest);
    // React's own listener could not keep the page from scrolling.
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', wheel);
      stop();
    };
  }, [area]);
}

/** One pointer drags, two pinch. */
function followPointers(element: HTMLElement, latest: RefObject<Gestures>): () => void {
  const at = new Map<number, number>();
  let wasDragged = false;
  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || drawingOf(event) === null) return;
    if (at.size === 0) wasDragged = false;
    at.set(event.pointerId, event.clientX);
  };
  const move = (event: PointerEvent): void => {
    const before = at.get(event.pointerId);
    const drawing = element.querySelector('[data-drawing]');
    if (before === undefined || drawing === null) return;
    if (!wasDragged && Math.abs(event.clientX - before) < dragPxMin) return;
    wasDragged = true;
    const { view, widthPx, setView } = latest.current;
    const other = [...at].find(([id]) => id !== event.pointerId)?.[1];
    at.set(event.pointerId, event.clientX);
    if (other === undefined) {
      setView(panned(view, ((before - event.clientX) / widthPx) * (view.toMs - view.fromMs)));
      return;
    }
    const factor = Math.max(1, Math.abs(before - other)) / Math.max(1, Math.abs(event.clientX - other));
    setView(zoomed(view, factor, instantUnder((event.clientX + other) / 2, drawing, view, widthPx)));
  };
  const up = (event: PointerEvent): void => {
    at.delete(event.pointerId);
  };
  // The end of a drag is no click on what lies under it.
  const click = (event: MouseEvent): void => {
    if (wasDragged) event.stopPropagation();
    wasDragged = false;
  };
  element.addEventListener('pointerdown', down);
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', up);
  element.addEventListener('click', click, { capture: true });
  return () => {
    element.removeEventListener('pointerdown', down);
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', up);
    element.removeEventListener('click', click, { capture: true });
  };
}

function drawingOf(event: Event): Element | null {
  return event.target instanceof Element ? event.target.closest('[data-drawing]') : null;
}

function instantUnder(clientX: number, drawing: Element, view: View, widthPx: number): number {
  return instantAt(clientX - drawing.getBoundingClientRect().left, view, Math.max(1, widthPx));
}
