import { expect, test } from 'vitest';
import type { NoteAnswer } from '../../src/api/contract/outages.ts';
import type { Answer } from '../data/client.ts';
import { createDraftShelf, type ShelfStorage } from './draft-shelf.ts';
import { NoteDraft } from './note-draft.ts';
import type { NoteSaying } from './note-fields.ts';

const name = { target: 'shop', at: '2026-10-14T01:32:10.000Z' };
const cause = { category: 'network', text: '回線断', certainty: 'suspected' } as const;
const other = { category: 'hardware', text: '電源故障', certainty: 'confirmed' } as const;
const refused = (status: number) => ({ ok: false as const, status, problem: { code: 'X', message: '' } });

/** A collector that keeps one note, as far as a draft sees it; a moment passes only when somebody says so. */
function world({ onSend = () => {} }: { onSend?: () => void } = {}) {
  const kept = new Map<string, string>();
  const storage: ShelfStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
  const shelf = createDraftShelf(storage, 'aoi');
  const otherTab = createDraftShelf(storage, 'aoi');
  const state = {
    note: undefined as NoteAnswer | undefined,
    isReachable: true,
    writes: 0,
    olderReads: [] as NoteAnswer[],
  };
  let quiet = (): void => {};
  const write = (said: NoteSaying, author: string): NoteAnswer => {
    const version = (state.note?.version ?? 0) + 1;
    state.note = { note: { ...name, ...said }, version, etag: `"${version}"`, hash: '', at: '', author, reason: '' };
    return state.note;
  };
  const draft = (left = shelf.list()[0]) =>
    new NoteDraft(name, state.note, left, {
      shelf,
      async send(_, said, base): Promise<Answer<NoteAnswer>> {
        state.writes += 1;
        onSend();
        if (!state.isReachable) return refused(0);
        if (base?.etag !== state.note?.etag) return refused(412);
        return { ok: true, data: write(said, 'aoi') };
      },
      async read() {
        const old = state.olderReads.shift();
        if (old !== undefined) return { ok: true, data: old };
        return state.isReachable ? { ok: true, data: state.note } : refused(0);
      },
      after(_, run) {
        quiet = run;
        return () => {};
      },
    });
  const pass = async () => {
    quiet();
    // Answers come a few turns later; nothing here waits for time.
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { shelf, otherTab, state, draft, write, pass };
}

const typed = { category: cause.category, cause: cause.text };

test('what is typed is kept at once, saved when it is quiet, and then no longer kept', async () => {
  const { shelf, state, draft, pass } = world();
  const one = draft();
  one.edit(typed);
  expect([shelf.list().length, one.view().save.at, state.note]).toEqual([1, 'waiting', undefined]);
  await pass();
  expect([shelf.list(), one.view().save.at, state.note?.note.cause]).toEqual([[], 'saved', cause]);
  one.flush();
  await pass();
  expect(state.writes).toBe(1);
});

test('while the collector is away nothing is lost, also when the page is closed meanwhile', async () => {
  const { state, draft, pass, shelf } = world();
  state.isReachable = false;
  const one = draft();
  one.edit(typed);
  await pass();
  expect([one.view().save.at, one.view().problem?.status, shelf.list().length]).toEqual(['failed', 0, 1]);
  await pass();
  expect([one.view().save.at, state.writes]).toEqual(['failed', 2]);
  state.isReachable = true;
  const again = draft();
  expect(again.view().fields.cause).toBe(cause.text);
  await pass();
  expect([again.view().save.at, state.note?.note.cause, shelf.list()]).toEqual(['saved', cause, []]);
});

test('what somebody else said of other parts is put together with it', async () => {
  const { state, draft, write, pass } = world();
  const one = draft();
  one.edit(typed);
  write({ waived: '機器は撤去した' }, 'ren');
  await pass();
  expect([one.view().save.at, one.view().fields.waived]).toEqual(['saved', '機器は撤去した']);
  expect(state.note?.note).toMatchObject({ cause, waived: '機器は撤去した' });
});

test('what is typed while it is on its way takes nothing away of what others said', async () => {
  let isFirst = true;
  const { state, draft, write, pass } = world({
    onSend() {
      if (isFirst) one.edit({ cause: `${cause.text}、復旧済み` });
      isFirst = false;
    },
  });
  const one = draft();
  one.edit(typed);
  write({ waived: '機器は撤去した' }, 'ren');
  await pass();
  expect(one.view().fields).toMatchObject({ cause: '回線断、復旧済み', waived: '機器は撤去した' });
  await pass();
  expect(state.note?.note).toMatchObject({ cause: { text: '回線断、復旧済み' }, waived: '機器は撤去した' });
});

test('what was only begun does not go over what somebody else said of it', async () => {
  const { state, draft, write, pass } = world();
  const one = draft();
  one.edit({ cause: '調査中', waived: '様子見' });
  write({ cause: other }, 'ren');
  await pass();
  expect(one.view()).toMatchObject({ save: { at: 'conflict' }, theirs: { parts: ['cause'] } });
  one.settle('theirs');
  await pass();
  expect(one.view().fields.cause).toBe(other.text);
  expect(state.note?.note).toMatchObject({ cause: other, waived: '様子見' });
});

test('what another tab of the same person still has to save stays in the browser', async () => {
  const { draft, pass, shelf, otherTab } = world();
  const one = draft();
  one.edit(typed);
  otherTab.keep({ ...name, base: undefined, fields: { ...one.view().fields, cause: '別のタブ' } });
  await pass();
  expect([one.view().save.at, shelf.list()[0]?.fields.cause]).toEqual(['saved', '別のタブ']);
});

const ends: [by: 'mine' | 'theirs', cause: object][] = [
  ['mine', cause],
  ['theirs', other],
];

test.each(ends)('what both said differently waits for a person, who takes %s', async (by, expected) => {
  const { state, draft, write, pass, shelf } = world();
  const one = draft();
  one.edit(typed);
  write({ cause: other, waived: '様子見' }, 'ren');
  await pass();
  expect(one.view()).toMatchObject({ save: { at: 'conflict' }, theirs: { author: 'ren', parts: ['cause'] } });
  expect([one.view().fields.cause, state.note?.note.cause, shelf.list().length]).toEqual([cause.text, other, 1]);
  one.settle(by);
  await pass();
  expect(state.note?.note).toMatchObject({ cause: expected, waived: '様子見' });
  expect([one.view().save.at, one.view().theirs, shelf.list()]).toEqual(['saved', null, []]);
});

test('a part that lacks something is not saved and stays, the others are saved', async () => {
  const { state, draft, pass, shelf } = world();
  const one = draft();
  one.edit({ cause: cause.text, waived: '様子見' });
  await pass();
  expect(state.note?.note).toEqual({ ...name, waived: '様子見' });
  expect([one.isSaved(), one.view().held, shelf.list()[0]?.fields.cause]).toEqual([false, ['cause'], cause.text]);
});

test('a version that comes from the collector shows where nobody works, and disturbs nobody who does', () => {
  const { draft, write } = world();
  const one = draft();
  one.tell(write({ cause: other }, 'ren'));
  expect(one.view().fields.cause).toBe(other.text);
  one.edit({ cause: 'まだ途中' });
  one.tell(write({ cause }, 'ren'));
  expect(one.view().fields.cause).toBe('まだ途中');
});

test('each person has drafts of his own in one browser', () => {
  const { shelf, draft } = world();
  draft().edit(typed);
  expect(shelf.list()).toHaveLength(1);
  const kept = JSON.stringify(shelf.list());
  const storage = {
    getItem: () => kept,
    setItem: () => {},
    removeItem: () => {},
    key: () => 'kadoban-draft aoi x',
    length: 1,
  };
  expect(createDraftShelf(storage, 'ren').list()).toEqual([]);
});

test('a list that is older than the refusal is asked again, and the conflict is told then', async () => {
  const { draft, state, write, pass } = world();
  const before = write({ cause }, 'aoi');
  const mine = draft(undefined);
  mine.edit({ cause: '回線断（構内）' });
  write({ cause: other }, 'ren');
  state.olderReads.push(before);
  await pass();
  expect(mine.view().save).toEqual({ at: 'failed' });
  await pass();
  expect([mine.view().save, mine.view().theirs?.parts]).toEqual([{ at: 'conflict' }, ['cause']]);
});
