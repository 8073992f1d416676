import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allKinds, kindNames } from './index.ts';

test('every file in checks/ is registered under its own name', async () => {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !['index.ts', 'check.ts'].includes(file))
    .map((file) => file.slice(0, -'.ts'.length));
  expect(kindNames.toSorted()).toEqual(files.toSorted());
  expect((await allKinds()).map(({ kind }) => kind)).toEqual(kindNames);
});
