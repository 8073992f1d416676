import { expect, test } from 'vitest';
import { type KeyPress, shortcutOf } from './keys.ts';

const press: KeyPress = {
  key: 'j',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  defaultPrevented: false,
  inField: false,
};

test('a plain key is a shortcut', () => {
  expect(shortcutOf(press)).toBe('j');
});

test.each([
  ['composing kana', { isComposing: true }],
  ['typing into a field', { inField: true }],
  ['a browser shortcut', { ctrlKey: true }],
  ['a system shortcut', { metaKey: true }],
  ['somebody has handled it', { defaultPrevented: true }],
])('no shortcut while %s', (_name, changes) => {
  expect(shortcutOf({ ...press, ...changes })).toBeNull();
});
