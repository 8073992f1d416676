import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameSaying, mergeNotes } from './merge-notes.ts';
import type { NotePart, NoteSaying, Written } from './note-fields.ts';

const cause = (text: string): NoteSaying => ({ cause: { category: 'network', text, certainty: 'suspected' } });
const mine = (said: NoteSaying, held: readonly NotePart[] = []): Written => ({ said, held });
const waived: NoteSaying = { waived: '機器は撤去した' };

test('what each changed alone is put together', () => {
  const merged = mergeNotes(cause('a'), mine(cause('b')), { ...cause('a'), ...waived });
  expect(merged).toEqual({ said: { ...cause('b'), ...waived }, conflicts: [], own: ['cause'] });
});

test('what both changed differently is in dispute; the same change is none', () => {
  expect(mergeNotes(cause('a'), mine(cause('b')), cause('c'))).toMatchObject({
    said: cause('b'),
    conflicts: ['cause'],
  });
  expect(mergeNotes(cause('a'), mine(cause('b')), cause('b')).conflicts).toEqual([]);
  expect(mergeNotes(cause('a'), mine({}), cause('b'))).toMatchObject({ said: {}, conflicts: ['cause'] });
});

test('what I only began is in dispute once somebody else said it', () => {
  expect(mergeNotes({}, mine({}, ['cause']), cause('b')).conflicts).toEqual(['cause']);
  expect(mergeNotes({}, mine({}, ['cause']), waived)).toEqual({ said: waived, conflicts: [], own: ['cause'] });
});

test('the order of members says nothing', () => {
  const turned: NoteSaying = { cause: { certainty: 'suspected', text: 'a', category: 'network' } };
  expect(isSameSaying(turned, cause('a'))).toBe(true);
});

const saying = fc.record(
  {
    cause: fc.constantFrom('a', 'b').map((text) => cause(text).cause),
    waived: fc.constantFrom('x', 'y'),
    interim: fc.constantFrom('m', 'n').map((text) => ({ text })),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<NoteSaying>;

test('who changed nothing loses nothing and disputes nothing', () => {
  fc.assert(
    fc.property(saying, saying, (before, changed) => {
      expect(mergeNotes(before, mine(before), changed)).toEqual({ said: changed, conflicts: [], own: [] });
      expect(mergeNotes(before, mine(changed), before)).toMatchObject({ said: changed, conflicts: [] });
    }),
  );
});
