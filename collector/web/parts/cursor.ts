import { createContext, useContext } from 'react';

type Listener = (atMs: number | null, from: unknown) => void;

/** The instant that the reader points at, shared by the timeline and all charts of a page. */
export interface Cursor {
  /** `null` when the pointer has left: then it is the pinned instant, if there is one. */
  set(atMs: number | null, from: unknown): void;
  /** Where the cursor stands while nobody points. */
  pin(atMs: number | null): void;
  /** Tells at once where it stands. `from` is who set it, so that a chart does not follow itself; null: it is the pinned one. */
  subscribe(listener: Listener): () => void;
}

/** Outside of React's state: it moves with the pointer, sixty times a second. */
export function createCursor(pinnedMs: number | null = null): Cursor {
  const listeners = new Set<Listener>();
  let pinned = pinnedMs;
  const tell = (atMs: number | null, from: unknown): void => {
    for (const listener of listeners) listener(atMs, from);
  };
  return {
    set(atMs, from) {
      if (atMs === null) tell(pinned, null);
      else tell(atMs, from);
    },
    pin(atMs) {
      pinned = atMs;
      tell(pinned, null);
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(pinned, null);
      return () => listeners.delete(listener);
    },
  };
}

export const CursorContext = createContext<Cursor | null>(null);

export function useCursor(): Cursor {
  const cursor = useContext(CursorContext);
  if (cursor === null) throw new Error('used outside its provider');
  return cursor;
}
