import { createContext, useContext } from 'react';
import type { Problem, Session } from '../src/api/contract.ts';
import type { Client } from './data/client.ts';
import type { Instants } from './format/instants.ts';
import type { Language, Translate } from './i18n/translate.ts';
import type { Live } from './live/live.ts';
import type { Preferences } from './preferences.ts';
import type { Router } from './router.ts';

/** What every part may use, also before somebody has logged in. */
export interface Words {
  readonly language: Language;
  readonly t: Translate;
  readonly preferences: Preferences;
  setPreferences(changes: Partial<Preferences>): void;
  readonly router: Router;
}

/** What every part of a logged-in page may use. */
export interface Page {
  readonly session: Session;
  readonly client: Client;
  readonly live: Live;
  readonly instants: Instants;
  /** Why nobody was logged out; null when he was. */
  logOut(): Promise<Problem | null>;
}

export const WordsContext = createContext<Words | null>(null);
export const PageContext = createContext<Page | null>(null);

export function useWords(): Words {
  return present(useContext(WordsContext));
}

export function usePage(): Page {
  return present(useContext(PageContext));
}

function present<T>(context: T | null): T {
  if (context === null) throw new Error('used outside its provider');
  return context;
}
