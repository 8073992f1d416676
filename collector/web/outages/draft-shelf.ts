import type { NoteAnswer } from '../../src/api/contract/outages.ts';
import type { NoteFields } from './note-fields.ts';

/** What somebody typed about an outage and the collector does not have yet. */
export interface KeptDraft {
  readonly target: string;
  /** An instant within the outage. */
  readonly at: string;
  readonly fields: NoteFields;
  /** The version that it builds on; none where nobody had said anything. */
  readonly base: NoteAnswer | undefined;
}

export type ShelfStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface DraftShelf {
  keep(draft: KeptDraft): void;
  /** What another tab of the same person keeps by that name meanwhile stays. */
  forget(draft: Pick<KeptDraft, 'target' | 'at'>): void;
  list(): KeptDraft[];
}

/**
 * Keeps drafts in the browser until they are saved: also when the page is closed or the network goes. Each person has drafts of his own, so that
 * nobody saves under his name what another one typed at the same machine.
 */
export function createDraftShelf(storage: ShelfStorage | null, person: string): DraftShelf {
  const prefix = `kadoban-draft ${encodeURIComponent(person)} `;
  /** What this shelf has seen last of each. */
  const seen = new Map<string, string | null>();
  const keyOf = ({ target, at }: Pick<KeptDraft, 'target' | 'at'>): string => `${prefix}${at} ${target}`;
  return {
    keep(draft) {
      const text = JSON.stringify(draft);
      seen.set(keyOf(draft), text);
      try {
        storage?.setItem(keyOf(draft), text);
      } catch {
        // A full or refused storage: the text is still in the field, and its state says that it is not saved.
      }
    },
    forget(draft) {
      const key = keyOf(draft);
      if (storage?.getItem(key) === seen.get(key)) storage?.removeItem(key);
    },
    list() {
      const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
      return keys
        .filter((key) => key.startsWith(prefix))
        .sort()
        .flatMap((key) => {
          const text = storage?.getItem(key) ?? null;
          seen.set(key, text);
          return parsed(text) ?? [];
        });
    },
  };
}

function parsed(text: string | null): KeptDraft | undefined {
  try {
    const draft = Object(JSON.parse(text ?? 'null')) as Partial<KeptDraft>;
    if (typeof draft.target === 'string' && typeof draft.at === 'string' && draft.fields) {
      return draft as KeptDraft;
    }
  } catch {
    // Written by hand: nothing that anybody typed here.
  }
  return undefined;
}
