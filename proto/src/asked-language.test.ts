import { expect, test } from 'vitest';
import { languageAsked } from './asked-language.ts';

test('what is wrong with a command line is said in the language that it asks for, where that can be read', () => {
  const env = { LANG: 'ja_JP.UTF-8' };
  expect(languageAsked(['mark', '--lang', 'en', '--no-such'], env)).toBe('en');
  expect(languageAsked(['mark', '--lang=en'], env)).toBe('en');
  expect(languageAsked(['mark', '--lang', 'de'], env)).toBe('ja');
  expect(languageAsked(['mark', '--lang'], env)).toBe('ja');
  expect(languageAsked(['mark', '--', '--lang', 'en'], env)).toBe('ja');
});
