import { expect, test } from 'vitest';
import { type Entry, matching } from './palette-match.ts';

const entry = (text: string, also = ''): Entry => ({ open: `/${text}`, kind: 'host', text, also });
const entries = [entry('会計A', 'accounting'), entry('db-web-1'), entry('web-1'), entry('ｻｰﾊﾞ', 'server')];
const found = (text: string) => matching(entries, text).map((one) => one.text);

test.each([
  ['', ['会計A', 'db-web-1', 'web-1', 'ｻｰﾊﾞ']],
  ['web', ['web-1', 'db-web-1']],
  ['1 db', ['db-web-1']],
  ['ＷＥＢ', ['web-1', 'db-web-1']],
  ['サーバ', ['ｻｰﾊﾞ']],
  ['acc', ['会計A']],
  ['nothing', []],
])('%j finds %j', (text, names) => {
  expect(found(text)).toEqual(names);
});

test('a long list is cut', () => {
  expect(
    matching(
      Array.from({ length: 500 }, (_, index) => entry(`host ${index}`)),
      'host',
    ),
  ).toHaveLength(12);
});
