import { useLayoutEffect } from 'react';
import { useWords } from './page.ts';

/** What of a keyboard event decides whether it is a shortcut. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly defaultPrevented: boolean;
  readonly inField: boolean;
}

/**
 * The single key that was pressed as a shortcut, or null. Keys that an input method is composing with are text in the
 * making, whatever they say: with a Japanese input method on, `j` begins a kana.
 */
export function shortcutOf(press: KeyPress): string | null {
  if (press.isComposing || press.defaultPrevented || press.inField) return null;
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  return press.key;
}

/** Where a key is text, or belongs to a dialog; a box that is ticked takes no text. */
const fields = 'input:not([type=checkbox], [type=radio]), select, textarea, dialog *';

/**
 * Runs the handler of a pressed key, unless the person has switched single-key shortcuts off. A handler that answers false leaves the key to others.
 */
export function useShortcuts(handlers: Readonly<Record<string, () => unknown>>): void {
  const { preferences } = useWords();
  // With what is shown, not some time after it: a key that is pressed as soon as a row is seen would be lost.
  useLayoutEffect(() => {
    if (!preferences.keys) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      const inField = event.target instanceof Element && event.target.matches(fields);
      const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
      const pressed = shortcutOf({ key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented, inField });
      const handler = pressed !== null && Object.hasOwn(handlers, pressed) ? handlers[pressed] : undefined;
      if (handler === undefined) return;
      if (handler() !== false) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [handlers, preferences.keys]);
}
