import { useSyncExternalStore } from 'react';
import { useWords } from '../page.ts';

const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)', 'print'];

/** Changes whenever colours do: what draws on a canvas must then read them again. */
export function useScheme(): string {
  const { preferences } = useWords();
  const system = useSyncExternalStore(subscribe, () => queries.map((query) => matchMedia(query).matches).join());
  return `${preferences.theme} ${system}`;
}

function subscribe(listener: () => void): () => void {
  const lists = queries.map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener('change', listener);
  return () => {
    for (const list of lists) list.removeEventListener('change', listener);
  };
}
