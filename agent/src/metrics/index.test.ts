import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sources } from './index.ts';

test('every file in metrics/ that defines a source is listed under its own name', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => readFileSync(join(import.meta.dirname, file), 'utf8').includes('= defineSource('))
    .map((file) => file.slice(0, -'.ts'.length));
  expect([...sources.linux, ...sources.elsewhere].map(({ name }) => name).toSorted()).toEqual(files.toSorted());
});
