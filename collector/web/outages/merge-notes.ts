import { type NotePart, type NoteSaying, noteParts, type Written } from './note-fields.ts';

export interface Merged {
  readonly said: NoteSaying;
  /** Parts that both changed, and differently. `said` has mine of them. */
  readonly conflicts: readonly NotePart[];
  /** Parts that I changed. */
  readonly own: readonly NotePart[];
}

/** Puts together what two people made of one note. What only one of them changed is his; `held` are parts that I began and cannot say yet. */
export function mergeNotes(before: NoteSaying, { said: mine, held }: Written, theirs: NoteSaying): Merged {
  const conflicts: NotePart[] = [];
  const own: NotePart[] = [];
  const said: Partial<Record<NotePart, unknown>> = {};
  for (const part of noteParts) {
    const isHeld = held.includes(part);
    const isMine = isHeld || !isSame(mine[part], before[part]);
    const isTheirs = !isSame(theirs[part], before[part]);
    if (isMine) own.push(part);
    if (isMine && isTheirs && (isHeld || !isSame(mine[part], theirs[part]))) conflicts.push(part);
    const one = isMine ? mine[part] : theirs[part];
    if (one !== undefined) said[part] = one;
  }
  return { said: said as NoteSaying, conflicts, own };
}

/** Whether two notes say the same; the order of their members says nothing. */
export function isSameSaying(a: NoteSaying, b: NoteSaying): boolean {
  return noteParts.every((part) => isSame(a[part], b[part]));
}

function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(sorted);
}
