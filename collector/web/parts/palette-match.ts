/** Something that the palette can open. */
export interface Entry {
  /** Where it is, or what it does. */
  readonly open: string | (() => void);
  readonly kind: 'screen' | 'settings' | 'incident' | 'host' | 'slo' | 'action';
  readonly text: string;
  /** What it is also found by: its id, its other name. */
  readonly also: string;
}

/** More are not looked through by anybody: they type another letter. */
const shownMax = 12;

/**
 * The entries in which every word of `text` occurs, those first in which it begins the name. Full-width letters and half-width kana are the same as
 * what they stand for (NFKC), as an input method leaves them.
 */
export function matching(entries: readonly Entry[], text: string): Entry[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  const found = entries.filter(({ text: name, also }) => {
    const whole = folded(`${name} ${also}`);
    return words.every((word) => whole.includes(word));
  });
  const rank = (entry: Entry): number => (folded(entry.text).startsWith(first) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, shownMax);
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
