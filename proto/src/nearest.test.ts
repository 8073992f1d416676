import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const known = ['name', 'kind', 'intervalMs', 'timeoutMs', 'host', 'port', 'failures'];

const cases: [word: string, meant: string | undefined][] = [
  ['prot', 'port'],
  ['interval', 'intervalMs'],
  ['intervalms', 'intervalMs'],
  ['intervallMs', 'intervalMs'],
  ['time', 'timeoutMs'],
  ['hots', 'host'],
  ['hostname', 'host'],
  ['failure', 'failures'],
  ['x', undefined],
  ['certificate', undefined],
  ['', undefined],
  ['port'.repeat(1000), undefined],
];

test.each(cases)('%s is taken for %s', (word, meant) => {
  expect(nearest(word, known)).toBe(meant);
});

test('two swapped letters of a known word are always recognised', () => {
  fc.assert(
    fc.property(fc.constantFrom(...known), fc.nat(), (word, seed) => {
      const at = seed % (word.length - 1);
      const typed = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
      expect(nearest(typed, known)).toBe(word);
    }),
  );
});
