import { matchesGlob } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitsGlob } from './glob.ts';

test.each([
  ['shop-*.dump', 'shop-2026.dump', true],
  ['shop-*.dump', 'shop-2026.dump.part', false],
  ['*', '', true],
  ['?', '', false],
  ['a**b', 'ab', true],
  ['a?c', 'abc', true],
  ['a.c', 'abc', false],
  ['*a*b', 'xaxbxab', true],
])('%s and %s: %s', (glob, name, fits) => {
  expect(fitsGlob(name, glob)).toBe(fits);
});

test('it says what the glob of Node says', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 10 });
  const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(name, glob, (text, pattern) => {
      // Two stars in a row mean directories there.
      expect(fitsGlob(text, pattern)).toBe(matchesGlob(text, pattern.replace(/\*+/g, '*')));
    }),
    { numRuns: 1000 },
  );
});

test('a glob full of stars takes no time', () => {
  expect(fitsGlob('a'.repeat(255), `${'*a'.repeat(127)}b`)).toBe(false);
});
