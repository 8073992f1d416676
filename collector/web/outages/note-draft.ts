import type { NoteAnswer } from '../../src/api/contract/outages.ts';
import { type Answer, preconditionFailed } from '../data/client.ts';
import { retryMs } from '../data/resource.ts';
import { type Autosave, type AutosaveEvent, stepAutosave } from './autosave.ts';
import type { DraftShelf, KeptDraft } from './draft-shelf.ts';
import { isSameSaying, mergeNotes } from './merge-notes.ts';
import {
  fieldsOf,
  type NoteFields,
  type NotePart,
  type NoteSaying,
  partFields,
  saidIn,
  sayingOf,
} from './note-fields.ts';

type Refused = Extract<Answer<unknown>, { ok: false }>;

/** What people see of a draft. */
export interface DraftView {
  readonly fields: NoteFields;
  readonly save: Autosave;
  /** Parts that cannot be saved yet. */
  readonly held: readonly NotePart[];
  /** Why it was not saved. */
  readonly problem: Refused | null;
  /** What somebody else wrote meanwhile, where that cannot be put together with this. */
  readonly theirs: { readonly note: NoteSaying; readonly author: string; readonly parts: readonly NotePart[] } | null;
}

export interface DraftWorld {
  readonly shelf: DraftShelf;
  /** Writes the note on top of a version, or as the first one (null). */
  send(at: string, said: NoteSaying, base: NoteAnswer | undefined): Promise<Answer<NoteAnswer>>;
  /** The note of the outage as the collector has it now; undefined when nobody has said anything. */
  read(): Promise<Answer<NoteAnswer | undefined>>;
  after(delayMs: number, run: () => void): () => void;
}

/** So long after the last key what was typed is sent. */
const quietMs = 900;

/** HTTP statuses from here on are the server's fault. */
const serverErrors = 500;

/** One outage's note while somebody works on it. What is typed is kept in the browser first, and sent when it is quiet. */
export class NoteDraft {
  readonly #name: Pick<KeptDraft, 'target' | 'at'>;
  readonly #world: DraftWorld;
  readonly #listeners = new Set<() => void>();
  /** The version that this builds on, and what it says. */
  #base: NoteAnswer | undefined;
  #before: NoteSaying;
  /** The version that a conflict is about. */
  #newer: NoteAnswer | undefined;
  #view: DraftView;
  #dontWait: () => void = () => {};

  constructor(
    name: Pick<KeptDraft, 'target' | 'at'>,
    base: NoteAnswer | undefined,
    kept: KeptDraft | undefined,
    world: DraftWorld,
  ) {
    this.#name = { target: name.target, at: kept?.at ?? name.at };
    this.#world = world;
    this.#base = kept ? kept.base : base;
    this.#before = saidIn(this.#base);
    const fields = kept?.fields ?? fieldsOf(this.#before);
    this.#view = {
      fields,
      save: { at: 'saved' },
      held: sayingOf(fields, this.#before).held,
      problem: null,
      theirs: null,
    };
    if (kept) this.#handle({ type: 'typed' });
  }

  readonly view = (): DraftView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  edit(changes: Partial<NoteFields>): void {
    const fields = { ...this.#view.fields, ...changes };
    this.#keep(fields);
    this.#handle({ type: 'typed' }, { fields });
  }

  /** Saves at once what waits or failed. */
  flush(): void {
    this.#handle({ type: 'due' });
  }

  /** A refusal is the same the next time; a collector that was away, busy or restarting is not, nor a list that did not have yet what somebody else had just written. */
  #retry(): void {
    const status = this.#view.problem?.status ?? 0;
    if (status === 0 || status === preconditionFailed || status >= serverErrors) this.flush();
  }

  /** Whether all of it is with the collector. */
  isSaved(): boolean {
    return this.#view.save.at === 'saved' && this.#view.held.length === 0;
  }

  /** A version came from the collector: what nobody works on here follows it. */
  tell(note: NoteAnswer | undefined): void {
    if (!this.isSaved() || note?.etag === this.#base?.etag) return;
    this.#takeOver(note);
    this.#show({ fields: fieldsOf(this.#before) });
  }

  /** Ends a conflict in favour of what is here, or of what somebody else wrote; what is not in dispute stays both. */
  settle(by: 'mine' | 'theirs'): void {
    const { theirs, fields } = this.#view;
    const parts = theirs?.parts ?? [];
    const { said, own } = mergeNotes(this.#before, sayingOf(fields, this.#before), saidIn(this.#newer));
    const given = by === 'mine' ? [] : parts;
    const disputed = Object.fromEntries(given.map((part) => [part, theirs?.note[part]]));
    this.#takeOver(this.#newer);
    const kept = own.filter((part) => !given.includes(part));
    const settled = { ...fieldsOf({ ...said, ...disputed }), ...fieldsIn(fields, kept) };
    this.#keep(settled);
    this.#handle({ type: 'settled' }, { fields: settled, theirs: null, problem: null });
  }

  async #send(): Promise<void> {
    const { said } = sayingOf(this.#view.fields, this.#before);
    if (isSameSaying(said, this.#before)) return this.#handle({ type: 'saved' }, { problem: null });
    const answer = await this.#world.send(this.#base?.note.at ?? this.#name.at, said, this.#base);
    if (!answer.ok && answer.status === preconditionFailed) return this.#merge(answer);
    if (!answer.ok) return this.#handle({ type: 'failed' }, { problem: answer });
    this.#takeOver(answer.data);
    const { save, held, fields } = this.#view;
    // What is left to save builds on this version from now on.
    if (held.length > 0 || (save.at === 'saving' && save.again)) this.#keep(fields);
    this.#handle({ type: 'saved' }, { problem: null });
  }

  /** Somebody else was first: puts both together where that can be done, and asks where it cannot. */
  async #merge(refused: Refused): Promise<void> {
    const now = await this.#world.read();
    if (!now.ok) return this.#handle({ type: 'failed' }, { problem: now });
    // Refused, and yet nobody wrote anything: to try it again and again at once would not end.
    if (now.data?.etag === this.#base?.etag) return this.#handle({ type: 'failed' }, { problem: refused });
    const { fields } = this.#view;
    // What was typed since it was sent counts as well.
    const { said, conflicts, own } = mergeNotes(this.#before, sayingOf(fields, this.#before), saidIn(now.data));
    if (conflicts.length > 0) {
      this.#newer = now.data;
      const theirs = { note: saidIn(now.data), author: now.data?.author ?? '', parts: conflicts };
      return this.#handle({ type: 'conflicted' }, { theirs });
    }
    // Text must not change under somebody's hands.
    const next = { ...fieldsOf(said), ...fieldsIn(fields, own) };
    this.#takeOver(now.data);
    this.#keep(next);
    this.#handle({ type: 'settled' }, { fields: next, problem: null });
  }

  #takeOver(note: NoteAnswer | undefined): void {
    this.#base = note;
    this.#before = saidIn(note);
  }

  #keep(fields: NoteFields): void {
    this.#world.shelf.keep({ ...this.#name, fields, base: this.#base });
  }

  #handle(event: AutosaveEvent, changes: Partial<DraftView> = {}): void {
    const step = stepAutosave(this.#view.save, event);
    this.#show({ ...changes, save: step.state });
    for (const effect of step.effects) {
      this.#dontWait();
      if (effect.do === 'wait') this.#dontWait = this.#world.after(quietMs, () => this.flush());
      else if (effect.do === 'retry') this.#dontWait = this.#world.after(retryMs, () => this.#retry());
      else if (effect.do === 'send') void this.#send();
      else if (this.#view.held.length === 0) this.#world.shelf.forget(this.#name);
    }
  }

  #show(changes: Partial<DraftView>): void {
    const fields = changes.fields ?? this.#view.fields;
    this.#view = { ...this.#view, ...changes, held: sayingOf(fields, this.#before).held };
    for (const listener of this.#listeners) listener();
  }
}

/** What was typed of some parts. */
function fieldsIn(fields: NoteFields, parts: readonly NotePart[]): Partial<NoteFields> {
  return Object.assign({}, ...parts.map((part) => partFields(fields, part)));
}
