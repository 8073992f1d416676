import { useEffect, useMemo, useRef, useState } from 'react';
import type { OutageAnswer, OutageList } from '../../src/api/contract/outages.ts';
import type { Client } from '../data/client.ts';
import { usePage } from '../page.ts';
import { createDraftShelf, type KeptDraft } from './draft-shelf.ts';
import { NoteDraft } from './note-draft.ts';

export interface Drafts {
  /** The draft of an outage, made when somebody first works on it. */
  of(outage: OutageAnswer): NoteDraft;
  /** The one there is, for a row that only tells whether it is saved. */
  find(outage: OutageAnswer): NoteDraft | undefined;
  /** What was left unsaved in this browser before, of any month. */
  readonly left: readonly KeptDraft[];
}

const listPath = '/api/v1/outages';

/** The drafts of a screen. They outlive the forms they are typed into, and are sent once more when the connection returns. */
export function useDrafts(list: Pick<OutageList, 'outages' | 'month'> | undefined): Drafts {
  const { client, live, session } = usePage();
  const shelf = useMemo(() => createDraftShelf(browserStorage(), session.name), [session.name]);
  const drafts = useRef(new Map<string, NoteDraft>());
  const [left, setLeft] = useState(() => shelf.list());

  useEffect(() => {
    for (const outage of list?.outages ?? []) drafts.current.get(keyOf(outage))?.tell(outage.notes[0]);
  }, [list]);

  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);
  useEffect(() => {
    const all = drafts.current;
    const flush = (): void => {
      for (const draft of all.values()) draft.flush();
    };
    const dontListen = live.onChange((changed) => {
      if (changed === null) flush();
    });
    // Who leaves the screen or the page within the quiet time has said what he wanted to say.
    window.addEventListener('pagehide', flush);
    return () => {
      dontListen();
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [live]);

  const month = list?.month ?? '';
  return useMemo(
    () => ({
      left,
      find: (outage) => drafts.current.get(keyOf(outage)),
      of(outage) {
        const known = drafts.current.get(keyOf(outage));
        if (known !== undefined) return known;
        const kept = shelf.list().find((one) => isOf(outage, one));
        const draft = new NoteDraft(outage, outage.notes[0], kept, {
          shelf,
          ...noteWire(client, outage, month),
          after(delayMs, run) {
            // Who comes next at this machine may be somebody else: what is not saved waits in the browser.
            if (isLeft.current) return () => {};
            const timer = setTimeout(run, delayMs);
            return () => clearTimeout(timer);
          },
        });
        drafts.current.set(keyOf(outage), draft);
        draft.subscribe(() => draft.isSaved() && setLeft((before) => before.filter((one) => !isOf(outage, one))));
        return draft;
      },
    }),
    [client, shelf, month, left],
  );
}

/** How notes are read from the collector and written to it. */
function noteWire(
  client: Client,
  { target, from }: OutageAnswer,
  month: string,
): Pick<ConstructorParameters<typeof NoteDraft>[3], 'send' | 'read'> {
  return {
    send(at, said, base) {
      const { decisions, links } = base?.note ?? {};
      const body = { ...said, ...(decisions && { decisions }), ...(links && { links }) };
      const name = new URLSearchParams({ target, at });
      return client.send(
        'PUT',
        `${listPath}/note?${name}`,
        body,
        base ? { 'if-match': base.etag } : { 'if-none-match': '*' },
      );
    },
    async read() {
      const asked = new URLSearchParams({ month, service: target });
      const answer = await client.get<OutageList>(`${listPath}?${asked}`, new AbortController().signal);
      if (!answer.ok) return answer;
      return { ok: true, data: answer.data.outages.find((one) => one.from === from)?.notes[0] };
    },
  };
}

/** Not by the instant that names it: that moves while an outage lasts. */
function keyOf({ target, from }: OutageAnswer): string {
  return `${target}@${from}`;
}

function isOf({ target, from, to }: OutageAnswer, kept: KeptDraft): boolean {
  return target === kept.target && from <= kept.at && (to === null || kept.at < to);
}

/** A browser that refuses storage still saves to the collector. */
function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
