import { expect, test } from 'vitest';
import { allToggled, extendedTo, nothingSelected, toggled } from './selection.ts';

const shown = ['a', 'b', 'c', 'd'];

test('a range reaches from the last mark to here, in either direction', () => {
  expect([...extendedTo(toggled(nothingSelected, 'b'), 'd', shown).ids]).toEqual(['b', 'c', 'd']);
  expect([...extendedTo(toggled(nothingSelected, 'd'), 'c', shown).ids].toSorted()).toEqual(['c', 'd']);
});

test('a range from a mark that was taken away takes away', () => {
  const all = allToggled(nothingSelected, shown);
  expect([...extendedTo(toggled(all, 'a'), 'c', shown).ids]).toEqual(['d']);
});

test('a range from a host that is no longer shown is one mark', () => {
  expect([...extendedTo(toggled(nothingSelected, 'gone'), 'c', shown).ids]).toEqual(['gone', 'c']);
});

test('all are marked, and then none', () => {
  const some = toggled(nothingSelected, 'b');
  const all = allToggled(some, shown);
  expect([...all.ids]).toEqual(shown);
  expect(allToggled(all, shown)).toEqual(nothingSelected);
});
