import { createContext, useContext } from 'react';

/** The instant that the reader points at, shared by the timeline and all charts of a page. */
export interface Cursor {
  set(atMs: number | null, from: unknown): void;
  /** `from` is who set it, so that a chart does not follow itself. */
  subscribe(listener: (atMs: number | null, from: unknown) => void): () => void;
}

/** Outside of React's state: it moves with the pointer, sixty times a second. */
export function createCursor(): Cursor {
  const listeners = new Set<(atMs: number | null, from: unknown) => void>();
  return {
    set(atMs, from) {
      for (const listener of listeners) listener(atMs, from);
    },
    subscribe(listener) {
      listeners.add(listener);
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
