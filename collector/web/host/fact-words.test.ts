import { expect, test } from 'vitest';
import { createTranslate } from '../i18n/translate.ts';
import { factLabel, factText } from './fact-words.ts';

const [en, japanese] = [createTranslate('en'), createTranslate('ja')];

test('a fact is told in words, with what it is about', () => {
  expect(factLabel(en, 'disk.bytes', 'sda')).toBe('Disk size (sda)');
  expect(factLabel(japanese, 'kernel', '')).toBe('カーネル');
  expect(factLabel(en, 'gremlins', '')).toBe('gremlins');
});

test('sizes have units, kinds of machines have words, and all else stays as it is', () => {
  expect(factText(en, 'memory.bytes', String(8 * 2 ** 30))).toBe('8.00 GiB');
  expect(factText(en, 'disk.bytes', 'many')).toBe('many');
  expect(factText(japanese, 'machine.kind', 'virtual')).toBe('仮想マシン');
  expect(factText(en, 'machine.kind', 'cloud')).toBe('cloud');
  expect(factText(en, 'kernel', '6.12.43+deb13-amd64')).toBe('6.12.43+deb13-amd64');
});
