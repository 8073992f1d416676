import { expect, test } from 'vitest';
import type { Command } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { languageIn } from './language.ts';

test.each([
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'ja' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LC_ALL: '', LC_MESSAGES: 'ja_JP' }, 'ja'],
  [{ LANG: 'jav_ID' }, 'en'],
  [{}, 'en'],
] as const)('%j is read in %s', (env, language) => {
  expect(languageIn({}, env)).toBe(language);
});

test('the command line decides before all variables, and says which languages there are', () => {
  expect(languageIn({ lang: 'ja' }, { LC_ALL: 'C' })).toBe('ja');
  expect(languageIn({ lang: 'en' }, { LANG: 'ja_JP.UTF-8' })).toBe('en');
  expect(() => languageIn({ lang: 'de' }, {})).toThrow('--lang de is neither ja nor en');
});

test('whatever speaks with people can be asked for a language, and says so; what speaks with programs cannot', () => {
  const isAsked = (command: Command) => 'lang' in command.options;
  expect(commands.filter((command) => !isAsked(command)).map(({ name }) => name)).toEqual([
    'run',
    'inventory',
    'version',
  ]);
  for (const { usage, details } of commands.filter(isAsked)) {
    expect(`${usage}\n${details}`).toMatch(/\[--lang ja\|en\]\n.* {2}--lang ja\|en /s);
  }
});
