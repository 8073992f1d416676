import { describe, expect, test } from 'vitest';
import { attachNotes, noteInstant } from './attach-notes.ts';
import { missingInput, type OutageNote } from './outage-note.ts';

const note = (target: string, atMs: number) => ({ target, atMs });

describe('a note', () => {
  const outage = { target: 'shop', fromMs: 100, toMs: 200 };

  test('stays with its outage when late evidence moves both edges', () => {
    const written = note('shop', noteInstant(outage, 1000));
    const moved = { target: 'shop', fromMs: 140, toMs: 400 };
    expect(attachNotes([moved], [written])).toEqual({ outages: [{ outage: moved, notes: [written] }], loose: [] });
  });

  test('whose outage vanished is told without one, and so is one of another target', () => {
    const notes = [note('shop', 200), note('site', 150), note('shop', 99)];
    expect(attachNotes([outage], notes).loose).toEqual([note('shop', 99), note('site', 150), note('shop', 200)]);
  });

  test('of an outage that became one with another comes after the earlier one', () => {
    const notes = [note('shop', 190), note('shop', 110)];
    expect(attachNotes([outage], notes).outages[0]?.notes).toEqual([note('shop', 110), note('shop', 190)]);
  });

  test('of an outage that fell apart stays with the part that it is in', () => {
    const parts = [
      { target: 'shop', fromMs: 100, toMs: 120 },
      { target: 'shop', fromMs: 130, toMs: null },
    ];
    const counts = attachNotes(parts, [note('shop', 150)]).outages.map(({ notes }) => notes.length);
    expect(counts).toEqual([0, 1]);
  });

  test('belongs in the middle, of an open outage in that of what is known of it', () => {
    expect(noteInstant(outage, 1000)).toBe(150);
    expect(noteInstant({ fromMs: 100, toMs: null }, 180)).toBe(140);
    expect(noteInstant({ fromMs: 100, toMs: null }, 90)).toBe(100);
  });
});

describe('before a report can be final an outage needs', () => {
  const cause = { category: 'change-work', text: '設定ミス', certainty: 'confirmed' } as const;
  const permanent = { text: '二重確認' };
  const cases: [name: string, notes: Partial<OutageNote>[], missing: string[]][] = [
    ['a cause and an action', [], ['cause', 'action']],
    ['an action, when the cause is known', [{ cause }], ['action']],
    ['a permanent one: an interim one is not enough', [{ cause, interim: permanent }], ['action']],
    ['nothing more when it has both', [{ cause, permanent }], []],
    ['nothing more when somebody said why nothing is done', [{ cause, waived: '一過性' }], []],
    ['nothing more when two notes have one each', [{ permanent }, { cause }], []],
  ];
  test.each(cases)('%s', (_name, notes, missing) => {
    expect(missingInput(notes)).toEqual(missing);
  });
});
