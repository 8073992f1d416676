import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

test('every file that the map names exists', () => {
  const map = readFileSync(join(root, 'docs/architecture.md'), 'utf8').split('\n## Folders')[0] ?? '';
  const named = [...map.matchAll(/`([^`\s]+\/[^`\s]+\.\w+|\.ci\/run)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
