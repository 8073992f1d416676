import { readViews, type SavedView } from './hosts/saved-views.ts';
import { type Language, messagesOf } from './i18n/translate.ts';

/** What a person sets for this browser. Null leaves the choice to the browser. */
export interface Preferences {
  readonly language: Language | null;
  readonly theme: 'light' | 'dark' | null;
  /** WCAG 2.1.4: single-key shortcuts can be switched off. */
  readonly keys: boolean;
  readonly railNarrow: boolean;
  /** Colours of states: ours, those of Okabe and Ito, or the strongest contrast. */
  readonly palette: (typeof palettes)[number];
  readonly density: (typeof densities)[number];
  /** Dates by Japanese eras; only in Japanese. */
  readonly era: boolean;
  /** The first steps were left or finished. */
  readonly welcomed: boolean;
  readonly hostViews: readonly SavedView[];
}

const palettes = ['standard', 'okabe-ito', 'contrast'] as const;
const densities = ['normal', 'compact'] as const;

const storageKey = 'kadoban';

/** The stored preferences; whatever is not understood is as if it had never been set. */
export function parsePreferences(stored: string | null): Preferences {
  let raw: Record<string, unknown> = {};
  try {
    raw = Object(JSON.parse(stored ?? '{}'));
  } catch {
    // Written by hand or by another version: the defaults are as good.
  }
  const { language, theme, keys, railNarrow, palette, density, era, welcomed, hostViews } = raw;
  return {
    language: typeof language === 'string' && Object.hasOwn(messagesOf, language) ? (language as Language) : null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    keys: keys !== false,
    railNarrow: railNarrow === true,
    palette: palettes.find((one) => one === palette) ?? 'standard',
    density: densities.find((one) => one === density) ?? 'normal',
    era: era === true,
    welcomed: welcomed === true,
    hostViews: readViews(hostViews),
  };
}

/** A browser that refuses storage still gets a page; it only forgets. */
export function loadPreferences(): Preferences {
  try {
    return parsePreferences(localStorage.getItem(storageKey));
  } catch {
    return parsePreferences(null);
  }
}

/** Tells what another page of this browser has stored. Returns how to stop. */
export function onStoredElsewhere(listener: (preferences: Preferences) => void): () => void {
  const follow = ({ key, newValue }: StorageEvent): void => {
    if (key === storageKey) listener(parsePreferences(newValue));
  };
  window.addEventListener('storage', follow);
  return () => window.removeEventListener('storage', follow);
}

export function savePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences));
  } catch {
    // See loadPreferences.
  }
}
