import { useSyncExternalStore } from 'react';
import { useWords } from './page.ts';

/** The address as state: path and query say what is on the screen, so that every view is a permalink. */
export interface Router {
  href(): string;
  subscribe(listener: () => void): () => void;
  go(href: string, how: 'push' | 'replace'): void;
}

/** What of the browser's window the router needs. */
export type RouterWindow = Pick<Window, 'location' | 'history' | 'addEventListener'>;

export function createRouter(window: RouterWindow): Router {
  const listeners = new Set<() => void>();
  const announce = (): void => {
    for (const listener of listeners) listener();
  };
  window.addEventListener('popstate', announce);
  return {
    href: () => window.location.pathname + window.location.search,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    go(href, how) {
      if (how === 'push') window.history.pushState(null, '', href);
      else window.history.replaceState(null, '', href);
      announce();
    },
  };
}

export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
  /** The same path with some of the query changed; null removes. */
  with(changes: Readonly<Record<string, string | null>>): string;
}

export function placeOf(href: string): Place {
  const [path = '/', search = ''] = href.split('?');
  return {
    path,
    query: new URLSearchParams(search),
    with(changes) {
      const query = new URLSearchParams(search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === '') query.delete(name);
        else query.set(name, value);
      }
      const text = query.toString();
      return text === '' ? path : `${path}?${text}`;
    },
  };
}

export function usePlace(): Place {
  const { router } = useWords();
  return placeOf(useSyncExternalStore(router.subscribe, router.href));
}

/** What an address says once to who arrives: behind `#`, which browsers send to nobody. */
export interface Arrival {
  /** The one-time key of `/#login=KEY`. */
  readonly loginKey: string | null;
  /** Why a login at the identity provider came to nothing: the code of `/#refused=CODE`. */
  readonly refused: string | null;
}

function arrivalOf(hash: string): Arrival {
  const said = new URLSearchParams(hash.slice(1));
  return { loginKey: said.get('login'), refused: said.get('refused') };
}

/** Reads what the address says once, and takes it out: a key that stays would be in the history and in screenshots. */
export function takeArrival({ location, history }: Pick<RouterWindow, 'location' | 'history'>): Arrival {
  const arrival = arrivalOf(location.hash);
  if (arrival.loginKey !== null || arrival.refused !== null)
    history.replaceState(null, '', location.pathname + location.search);
  return arrival;
}

/** The key that somebody typed, or pasted with the link in which `kadoban-collector login` prints it. */
export function keyIn(text: string): string {
  const hash = text.indexOf('#');
  return (hash < 0 ? null : arrivalOf(text.slice(hash).trim()).loginKey) ?? text.trim();
}
