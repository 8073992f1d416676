import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { type ErrorCode, messages } from '../../src/errors.ts';
import { ja, type MessageKey } from './ja.ts';
import { chooseLanguage, createTranslate, messagesOf, problemText, reasonText } from './translate.ts';

const argumentsOf = (message: string): string[] => {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      const node = value as { type?: number; value?: unknown };
      // Types 1 to 6 of an ICU syntax tree are arguments; 0 is text, 7 is `#`.
      if (typeof node.type === 'number' && node.type >= 1 && node.type <= 6) names.add(String(node.value));
      Object.values(value).forEach(walk);
    }
  };
  walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
};

test('every language has the same keys, none empty', () => {
  for (const messages of Object.values(messagesOf)) {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(ja).sort());
    for (const [key, text] of Object.entries(messages)) expect(text.trim(), key).not.toBe('');
  }
});

test('no two areas of the page have words under the same name: the later would silently stand for both', async () => {
  const files = globSync('words/*.ts', { cwd: import.meta.dirname }).filter(
    (file) => !/(index|bilingual)\.ts$/.test(file),
  );
  expect(files.length).toBeGreaterThan(20);
  const areas = await Promise.all(files.map((file) => import(join(import.meta.dirname, file))));
  const keys = areas.flatMap((area) => Object.values(area as object).flatMap((words) => Object.keys(words.ja)));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('a message takes the same arguments in every language', () => {
  for (const messages of Object.values(messagesOf)) {
    for (const key of Object.keys(ja) as MessageKey[]) {
      expect(argumentsOf(messages[key]), key).toEqual(argumentsOf(ja[key]));
    }
  }
});

test('English counts in singular and plural', () => {
  const t = createTranslate('en');
  expect(t('hosts.count', { n: 1 })).toBe('1 host');
  expect(t('hosts.count', { n: 60 })).toBe('60 hosts');
});

test('a reason is said in words, an unknown code as it is', () => {
  expect(reasonText(createTranslate('ja'), 'reboot')).toBe('再起動');
  expect(reasonText(createTranslate('en'), 'check-could-not-run')).toBe('The check could not run');
  expect(reasonText(createTranslate('en'), 'gremlins')).toBe('Another reason (gremlins)');
});

test('the language is the first one that the browser wants and the page has', () => {
  expect(chooseLanguage(['fr-FR', 'ja-JP', 'en'])).toBe('ja');
  expect(chooseLanguage(['EN-gb', 'ja'])).toBe('en');
  expect(chooseLanguage(['de'])).toBe('en');
  expect(chooseLanguage([])).toBe('en');
});

test('a refusal is told in the language of the page, with what exactly was refused', () => {
  const refused = { code: 'ROLE_REFUSED', message: 'This is not for who asks: operator {sato}: no' };
  expect(problemText(createTranslate('ja'), refused)).toBe('この操作をする権限がありません。（operator {sato}: no）');
  expect(problemText(createTranslate('en'), refused)).toBe(refused.message);
  const bare = { code: 'USER_UNKNOWN', message: 'There is no such user' };
  expect(problemText(createTranslate('ja'), bare)).toBe('ユーザーが見つかりません。');
  expect(problemText(createTranslate('en'), bare)).toBe(bare.message);
  expect(problemText(createTranslate('ja'), { code: 'NEWER', message: 'x' })).toBe('x');
});

test('every refusal that the API answers with is said in words, in English as the collector says it', () => {
  const src = join(import.meta.dirname, '../../src');
  const answering = globSync(['api/**/*.ts', 'reporting/*.ts', 'server.ts', 'store-failure.ts'], {
    cwd: src,
    exclude: ['**/*.test.ts'],
  });
  const text = answering.map((file) => readFileSync(join(src, file), 'utf8')).join('\n');
  const codes = Object.keys(messages).filter((code) => new RegExp(`\\b${code}\\b`).test(text));
  expect(codes.length).toBeGreaterThan(40);
  expect(codes.filter((code) => !(`problem.code.${code}` in ja))).toEqual([]);
  const english = Object.entries(messagesOf.en).filter(([key]) => key.startsWith('problem.code.'));
  expect(Object.fromEntries(english)).toMatchObject(
    Object.fromEntries(codes.map((code) => [`problem.code.${code}`, messages[code as ErrorCode]])),
  );
  expect(Object.values(messages).filter((message) => message.includes(': '))).toEqual([]);
});
