import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameSaying, mergeNotes } from './merge-notes.ts';
import type { NoteSaying } from './note-fields.ts';

const cause = (text: string): NoteSaying => ({ cause: { category: 'network', text, certainty: 'suspected' } });
const waived: NoteSaying = { waived: '機器は撤去した' };

test('what each changed alone is put together', () => {
  const merged = mergeNotes(cause('a'), { ...cause('b') }, { ...cause('a'), ...waived });
  expect(merged).toEqual({ said: { ...cause('b'), ...waived }, conflicts: [] });
});

test('what both changed differently is in dispute; the same change is none', () => {
  expect(mergeNotes(cause('a'), cause('b'), cause('c'))).toEqual({ said: cause('b'), conflicts: ['cause'] });
  expect(mergeNotes(cause('a'), cause('b'), cause('b')).conflicts).toEqual([]);
  expect(mergeNotes(cause('a'), {}, cause('b'))).toEqual({ said: {}, conflicts: ['cause'] });
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
      expect(mergeNotes(before, before, changed)).toEqual({ said: changed, conflicts: [] });
      expect(mergeNotes(before, changed, before)).toEqual({ said: changed, conflicts: [] });
    }),
  );
});
