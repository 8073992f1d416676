import { expect, test } from 'vitest';
import { sharedNames } from './shared-names.ts';

test.each<[names: string[], shared: string[]]>([
  [[], []],
  [['web-1', 'web-2'], []],
  [
    ['web-1', 'db', 'web-1', 'db', 'web-1', 'web-2'],
    ['web-1', 'db'],
  ],
])('of %j the names of more than one host are %j', (names, shared) => {
  expect([...sharedNames(names.map((name) => ({ name })))]).toEqual(shared);
});
