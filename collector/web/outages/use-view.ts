import { useEffect, useRef, useState } from 'react';
import { useWords } from '../page.ts';
import { usePlace } from '../router.ts';
import { type View, viewOf, viewQuery } from './lane-view.ts';

/** The address follows when the hand rests: browsers refuse to take a new one with every turn of a wheel. */
const restMs = 300;

/** The stretch of time that is drawn: that of the address, else `whole`. It moves at once, and the address follows. */
export function useView(whole: View): readonly [View, (view: View) => void] {
  const { router } = useWords();
  const place = usePlace();
  const asked = ['from', 'to', 'at'].map((name) => place.query.get(name)).join(' ');
  const written = useRef(asked);
  const [moved, setMoved] = useState<View | null>(null);
  // Somebody went back, or followed a link: the address says what to show.
  useEffect(() => {
    if (asked === written.current) return;
    written.current = asked;
    setMoved(null);
  }, [asked]);
  useEffect(() => {
    if (moved === null) return;
    const timer = setTimeout(() => {
      const query = viewQuery(moved);
      written.current = `${query.from} ${query.to} `;
      router.go(place.with(query), 'replace');
    }, restMs);
    return () => clearTimeout(timer);
  }, [moved, router, place]);
  return [moved ?? viewOf(place.query) ?? whole, setMoved];
}
