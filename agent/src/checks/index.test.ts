import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkKinds } from './index.ts';

test('every file in checks/ is registered under its own name', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !['index.ts', 'check.ts'].includes(file))
    .map((file) => file.slice(0, -'.ts'.length));
  expect(checkKinds.map((check) => check.kind).toSorted()).toEqual(files.toSorted());
});
