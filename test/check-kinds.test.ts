import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkKinds, checkKindsFile } from './check-kinds.ts';

test('the page’s forms of checks are those of the agent (node test/check-kinds.ts renews them)', async () => {
  expect(JSON.parse(readFileSync(checkKindsFile, 'utf8'))).toEqual(JSON.parse(await checkKinds()));
});

test('no form offers what is never run from afar', async () => {
  expect(Object.keys(JSON.parse(await checkKinds()))).not.toContain('exec');
});
