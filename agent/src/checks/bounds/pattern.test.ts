import { expect, test } from 'vitest';
import { matches } from './pattern.ts';

test('each text is told apart, in any of its lines', () => {
  expect(matches('^b+$', ['abb', 'a\nbb\nc', '', 'b'])).toEqual([false, true, false, true]);
});

test('a pattern that goes back and forth for ever is given up', () => {
  expect(matches('^(a|aa)+$', ['b', `${'a'.repeat(60)}!`])).toBeUndefined();
});

test('what a text says is never run', () => {
  expect(matches('q', ['"); process.exit(1); ("'])).toEqual([false]);
});
